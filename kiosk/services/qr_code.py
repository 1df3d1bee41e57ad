"""QR codes as dark and light modules."""

import re
from functools import lru_cache
from typing import Any

QUIET = 4
"""Light modules on every side, part of the code: without them no camera finds it."""

LEVELS = "LMQH"
DENSE = re.compile(r"([0-9A-Z $%*+\-./:]{10,})")
"""Signs that a code packs closely, and how many it takes for a change of packing to pay."""


@lru_cache(maxsize=32)
def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The smallest code of a text as rows of modules, True for dark, with the QUIET ones around it.

    Of the codes of that size it is the one that bears the most damage. ValueError: no code holds the text.
    Kept, because a page is laid out anew each time that its focus moves.
    """
    # Only a page with a code pays for this.
    from segno import make_qr

    ascii_only = text.isascii()
    # Beyond ASCII readers guess, and guess wrong, unless the code names its alphabet.
    options: dict[str, Any] = {"error": "l", "encoding": "utf-8", "eci": not ascii_only}
    codes = [make_qr(text, mode=None if ascii_only else "byte", **options)]
    if ascii_only and (pieces := [one for one in DENSE.split(text) if one])[1:]:
        codes.append(make_qr(_packed(pieces), **options))
    best = min(codes, key=lambda code: (code.version, -LEVELS.index(code.error)))
    return tuple(tuple(map(bool, row)) for row in best.matrix_iter(border=QUIET))


def _packed(pieces: list[str]) -> Any:
    """The pieces as the library takes them, which its types do not say."""
    from segno.consts import MODE_BYTE

    return [(one, None if DENSE.fullmatch(one) else MODE_BYTE) for one in pieces]
