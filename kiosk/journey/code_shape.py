"""Recognises a code of EU Login by its shape; nothing of the code itself is kept."""

import unicodedata
from collections.abc import Mapping

from msgspec import Struct

from kiosk.content.shared_records import CodeFormat


class CodeShape(Struct, frozen=True):
    """The id of the code that has this shape, or "unknown", and the shape.

    It has `groups` groups of `of` characters each (0 for an unknown code) and `characters` letters and digits in
    all. `in_use` says whether EU Login still uses such a code.
    """

    code: str
    groups: int
    of: int
    characters: int
    in_use: bool


def recognise_code(text: str, codes: Mapping[str, CodeFormat]) -> CodeShape:
    """The code with as many letters and digits as the text; case and separators do not matter."""
    characters = sum(char.isalnum() for char in unicodedata.normalize("NFKC", text))
    for id, code in codes.items():
        if code.groups * code.of == characters:
            return CodeShape(id, code.groups, code.of, characters, code.in_use)
    return CodeShape("unknown", 0, 0, characters, False)
