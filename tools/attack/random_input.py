"""Random input of a terminal: keys, mouse, pastes, escape sequences of every family, broken text, sizes."""

from collections.abc import Callable
from random import Random

KEYS = (*"0123456789" * 4, "\r", "\r", "\t", "\x7f", " ", "+", "\x1b")
CONTROL = tuple(chr(code) for code in range(32))
FUNCTION_KEYS = (
    *(f"\x1b[{code}" for code in "ABCDHFZPQRS"),
    *(f"\x1bO{code}" for code in "ABCDPQRSHF"),
    *(f"\x1b[{code}~" for code in (2, 3, 5, 6, 11, 15, 17, 18, 19, 20, 21, 23, 24)),
)
FINAL = "@ABCDEFGHIJKLMPSTXZ`abcdefghilmnpqrstuvwxyz{|}~"
SIZES = ((80, 24), (60, 18), (120, 40), (110, 46))


def key(random: Random) -> bytes:
    """A digit, Enter, Tab …"""
    return bytes(random.choice(KEYS).encode())


def control_character(random: Random) -> bytes:
    """A control character, as Ctrl and a letter send it."""
    return random.choice(CONTROL).encode()


def function_key(random: Random) -> bytes:
    """An arrow or a function key, F10 among them."""
    return random.choice(FUNCTION_KEYS).encode()


def letter(random: Random) -> bytes:
    """Any character of any script."""
    code = random.choice((random.randrange(32, 256), random.randrange(256, 0xD7FF), 0x1F600))
    return chr(code).encode()


def mouse(random: Random) -> bytes:
    """A mouse button pressed, moved or released, on the screen or far beyond it."""
    most = random.choice((100, 100, 9999, 10**12))
    button = random.choice((0, 0, 1, 2, 32, 35, 64, 65, random.randrange(300)))
    x, y = random.randrange(most), random.randrange(min(most, 40) if most == 100 else most)
    if random.random() < 0.1:
        return b"\x1b[M" + bytes(random.randrange(256) for _ in range(random.randrange(4)))
    return f"\x1b[<{button};{x};{y}{random.choice('MmM')}".encode()


def click(random: Random) -> bytes:
    """A click: pressed and released in one place."""
    x, y = random.randrange(1, 111), random.randrange(1, 47)
    return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m".encode()


def paste(random: Random) -> bytes:
    """A paste with both brackets, with one, or without."""
    text = bytes(
        random.choice(b"0123456789 \r\n\tabc\x1b\xff") for _ in range(random.randrange(3000))
    )
    begins, ends = random.choice(
        ((b"\x1b[200~", b"\x1b[201~"),) * 3 + ((b"", b""), (b"", b"\x1b[201~"))
    )
    return begins + text + ends


def control_sequence(random: Random) -> bytes:
    """A control sequence with any numbers."""
    numbers = (
        str(random.choice((0, 1, 27, 255, 1114112, 10**11, -1))) for _ in range(random.randrange(5))
    )
    head = random.choice(("", "?", ">", "<", "=", "!"))
    return f"\x1b[{head}{random.choice(';:').join(numbers)}{random.choice(FINAL)}".encode()


def control_string(random: Random) -> bytes:
    """An OSC, DCS, APC, PM or SOS, with an end or without."""
    text = bytes(random.randrange(1, 256) for _ in range(random.randrange(60)))
    head = random.choice((b"]52;c;", b"]0;", b"]11;rgb:", b"P", b"_G", b"^", b"X", b"P>|", b"P1+r"))
    return b"\x1b" + head + text + random.choice((b"\x07", b"\x1b\\", b"\x9c", b""))


def terminal_report(random: Random) -> bytes:
    """A report as terminals send it: position, size, mode, type, focus."""
    reports = (
        "[1;1R",
        "[?2026;2$y",
        "[?2048;1$y",
        "[48;9;9;9;9t",
        "[8;1;1t",
        "[I",
        "[O",
        "[?62;22c",
        "[?1u",
    )
    return b"\x1b" + random.choice(reports).encode()


def single_shift(random: Random) -> bytes:
    """SS2 or SS3 followed by any byte."""
    return b"\x1b" + random.choice(b"NO").to_bytes() + random.randrange(256).to_bytes()


def broken_text(random: Random) -> bytes:
    """Bytes that are not UTF-8: cut short or never begun; NUL among them."""
    parts = (
        b"\xc3",
        b"\xe2\x82",
        b"\xf0\x9f",
        b"\xff",
        b"\x80",
        b"\xed\xa0\x80",
        b"\0",
        b"\xc0\x80",
        b"\x9b1",
    )
    return random.choice(parts)


def noise(random: Random) -> bytes:
    """Any bytes."""
    return random.randbytes(random.randrange(1, 30))


MAKERS: tuple[tuple[Callable[[Random], bytes], int], ...] = (
    (key, 34),
    (function_key, 10),
    (control_character, 4),
    (letter, 5),
    (mouse, 10),
    (click, 10),
    (paste, 2),
    (control_sequence, 8),
    (control_string, 5),
    (terminal_report, 3),
    (single_shift, 3),
    (broken_text, 3),
    (noise, 2),
)
RESIZE_SHARE = 1 / 100
"""Share of the inputs that are another size of the window."""


def random_input(random: Random) -> bytes | tuple[int, int]:
    """Bytes to send, or the columns and lines of another window."""
    if random.random() < RESIZE_SHARE:
        size = random.randrange(1, 200), random.randrange(1, 80)
        return random.choice((*SIZES, size))
    makers, weights = zip(*MAKERS, strict=True)
    return bytes(random.choices(makers, weights)[0](random))
