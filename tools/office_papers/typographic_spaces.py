"""Spaces at which no line may end, where French has them, and between a number and its unit."""

import re

WIDE, NARROW = "\u00a0", "\u202f"

FRENCH = (
    (re.compile(r" (?=[:»])"), WIDE),
    (re.compile(r"(?<=«) "), WIDE),
    (re.compile(r" (?=[;!?])"), NARROW),
)
UNIT = re.compile(r"(?<=\d) (?=(?:mm|cm|days|columns|lines|jours|colonnes|lignes)\b)")
TIMES = re.compile(r"(?<=\d) × (?=\d)")


def spaced(said: str, language: str) -> str:
    """A text of that language with its spaces as they are printed."""
    for pattern, space in FRENCH if language == "fr" else ():
        said = pattern.sub(space, said)
    return TIMES.sub(f"{WIDE}×{WIDE}", UNIT.sub(WIDE, said))
