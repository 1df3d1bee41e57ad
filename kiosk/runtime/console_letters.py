"""The letters that the font of a Linux console has: with its 512 signs at most it has not all alphabets."""

import struct
from array import array

GIO_UNIMAP = 0x4B66
"""The ioctl that reads which characters of Unicode the console's font has a sign for (linux/kd.h)."""

MAX_ENTRIES = 0xFFFF
"""Pairs of a character and its sign: as many as the request can count."""


def read_console_letters(fd: int = 1) -> str | None:
    """The letters that the console of a file descriptor can show; None where it does not say.

    The request is a `struct unimapdesc`: the number of pairs that there is room for, and where they shall go.
    The kernel writes the number of pairs there are in place of the first.
    """
    import fcntl

    pairs = array("H", bytes(4 * MAX_ENTRIES))
    request = struct.pack("HP", MAX_ENTRIES, pairs.buffer_info()[0])
    try:
        answer = fcntl.ioctl(fd, GIO_UNIMAP, request)
    except OSError:
        return None
    count = struct.unpack_from("H", answer)[0]
    characters = sorted(set(pairs[: 2 * count : 2]))
    # Without a map the kernel takes a character's number for that of its sign, and nothing can be said.
    return "".join(letter for letter in map(chr, characters) if letter.isalpha()) or None
