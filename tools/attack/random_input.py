"""What a terminal can send, at random: keys, mouse, pastes, sequences of every family, broken text, sizes."""

from collections.abc import Callable
from random import Random

KEYS = (*"0123456789" * 4, "\r", "\r", "\t", "\x7f", " ", "+", "\x1b")
CONTROL = tuple(chr(code) for code in range(32))
SPECIAL = (
    *(f"\x1b[{code}" for code in "ABCDHFZPQRS"),
    *(f"\x1bO{code}" for code in "ABCDPQRSHF"),
    *(f"\x1b[{code}~" for code in (2, 3, 5, 6, 11, 15, 17, 18, 19, 20, 21, 23, 24)),
)
FINAL = "@ABCDEFGHIJKLMPSTXZ`abcdefghilmnpqrstuvwxyz{|}~"
SIZES = ((80, 24), (60, 18), (120, 40), (110, 46))


def key(chance: Random) -> bytes:
    """A digit, Enter, Tab …"""
    return bytes(chance.choice(KEYS).encode())


def control(chance: Random) -> bytes:
    """What Ctrl and a letter send."""
    return chance.choice(CONTROL).encode()


def special(chance: Random) -> bytes:
    """An arrow or a function key, F10 among them."""
    return chance.choice(SPECIAL).encode()


def letter(chance: Random) -> bytes:
    """Any character of any script."""
    code = chance.choice((chance.randrange(32, 256), chance.randrange(256, 0xD7FF), 0x1F600))
    return chr(code).encode()


def mouse(chance: Random) -> bytes:
    """Pressed, moved or let go, on the screen or far beyond it."""
    most = chance.choice((100, 100, 9999, 10**12))
    button = chance.choice((0, 0, 1, 2, 32, 35, 64, 65, chance.randrange(300)))
    x, y = chance.randrange(most), chance.randrange(min(most, 40) if most == 100 else most)
    if chance.random() < 0.1:
        return b"\x1b[M" + bytes(chance.randrange(256) for _ in range(chance.randrange(4)))
    return f"\x1b[<{button};{x};{y}{chance.choice('MmM')}".encode()


def click(chance: Random) -> bytes:
    """Pressed and let go in one place."""
    x, y = chance.randrange(1, 111), chance.randrange(1, 47)
    return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m".encode()


def paste(chance: Random) -> bytes:
    """A text with brackets, without, or with but one of them."""
    said = bytes(
        chance.choice(b"0123456789 \r\n\tabc\x1b\xff") for _ in range(chance.randrange(3000))
    )
    begins, ends = chance.choice(
        ((b"\x1b[200~", b"\x1b[201~"),) * 3 + ((b"", b""), (b"", b"\x1b[201~"))
    )
    return begins + said + ends


def csi(chance: Random) -> bytes:
    """A control sequence with any numbers."""
    numbers = (
        str(chance.choice((0, 1, 27, 255, 1114112, 10**11, -1))) for _ in range(chance.randrange(5))
    )
    head = chance.choice(("", "?", ">", "<", "=", "!"))
    return f"\x1b[{head}{chance.choice(';:').join(numbers)}{chance.choice(FINAL)}".encode()


def string(chance: Random) -> bytes:
    """An OSC, DCS, APC, PM or SOS, with an end or without."""
    said = bytes(chance.randrange(1, 256) for _ in range(chance.randrange(60)))
    head = chance.choice((b"]52;c;", b"]0;", b"]11;rgb:", b"P", b"_G", b"^", b"X", b"P>|", b"P1+r"))
    return b"\x1b" + head + said + chance.choice((b"\x07", b"\x1b\\", b"\x9c", b""))


def report(chance: Random) -> bytes:
    """What terminals answer: places, sizes, modes, kinds."""
    said = (
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
    return b"\x1b" + chance.choice(said).encode()


def ss3(chance: Random) -> bytes:
    """SS2 or SS3 with anything behind it."""
    return b"\x1b" + chance.choice(b"NO").to_bytes() + chance.randrange(256).to_bytes()


def broken(chance: Random) -> bytes:
    """Bytes that are no text, cut short or never begun; NUL among them."""
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
    return chance.choice(parts)


def noise(chance: Random) -> bytes:
    """Anything at all."""
    return chance.randbytes(chance.randrange(1, 30))


MAKERS: tuple[tuple[Callable[[Random], bytes], int], ...] = (
    (key, 34),
    (special, 10),
    (control, 4),
    (letter, 5),
    (mouse, 10),
    (click, 10),
    (paste, 2),
    (csi, 8),
    (string, 5),
    (report, 3),
    (ss3, 3),
    (broken, 3),
    (noise, 2),
)
RESIZE = 1 / 100
"""Of all inputs so many are another size of the window."""


def any_input(chance: Random) -> bytes | tuple[int, int]:
    """Bytes to send, or the columns and lines of another window."""
    if chance.random() < RESIZE:
        size = chance.randrange(1, 200), chance.randrange(1, 80)
        return chance.choice((*SIZES, size))
    makers, weights = zip(*MAKERS, strict=True)
    return bytes(chance.choices(makers, weights)[0](chance))
