"""Recognises a code by its shape, and keeps nothing of the code."""

import unicodedata
from collections.abc import Mapping

from msgspec import Struct

from kiosk.content.records import CodeFormat


class CodeShape(Struct, frozen=True):
    """Which code has this shape: groups, characters of each, characters in all, whether still in use.

    An unknown shape has no groups: 0.
    """

    code: str
    groups: int
    of: int
    characters: int
    in_use: bool


def recognise_code(text: str, codes: Mapping[str, CodeFormat]) -> CodeShape:
    """The code with as many letters and digits as the text; case and whatever separates do not matter."""
    characters = sum(sign.isalnum() for sign in unicodedata.normalize("NFKC", text))
    for id, code in codes.items():
        if code.groups * code.of == characters:
            return CodeShape(id, code.groups, code.of, characters, code.in_use)
    return CodeShape("unknown", 0, 0, characters, False)
