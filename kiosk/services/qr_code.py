"""QR codes as dark and light modules; screen and paper each draw them in their own way."""

import re
from functools import lru_cache
from typing import Any

QUIET_ZONE = 4
"""Light modules on every side, part of the code: without them no camera finds it (ISO/IEC 18004)."""

LEVELS = "LMQH"
"""Error correction levels, the weakest first."""

ALPHANUMERIC = re.compile(r"([0-9A-Z $%*+\-./:]{10,})")
"""A run of characters of the alphanumeric mode, long enough that a change of mode makes the code smaller."""


@lru_cache(maxsize=32)
def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The smallest code of a text as rows of modules, True for dark, with the quiet zone around it.

    Of the codes of that size it is the one with the strongest error correction. ValueError where the text is
    too long for any code. Cached, because a page is laid out anew each time that its focus moves.
    """
    # It loads slowly, and few pages have a code.
    from segno import make_qr

    ascii_only = text.isascii()
    # Beyond ASCII readers guess the encoding, often wrongly, unless an ECI in the code names it.
    options: dict[str, Any] = {"error": "l", "encoding": "utf-8", "eci": not ascii_only}
    codes = [make_qr(text, mode=None if ascii_only else "byte", **options)]
    if ascii_only and (parts := [part for part in ALPHANUMERIC.split(text) if part])[1:]:
        codes.append(make_qr(_with_modes(parts), **options))
    best = min(codes, key=lambda code: (code.version, -LEVELS.index(code.error)))
    return tuple(tuple(map(bool, row)) for row in best.matrix_iter(border=QUIET_ZONE))


def _with_modes(parts: list[str]) -> Any:
    """The parts with the mode of each, as segno takes them; its type hints do not know that form."""
    from segno.consts import MODE_BYTE

    return [(part, None if ALPHANUMERIC.fullmatch(part) else MODE_BYTE) for part in parts]
