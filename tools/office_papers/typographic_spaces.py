"""Puts no-break spaces where French typography has them, and between a number and its unit."""

import re

NO_BREAK, NARROW_NO_BREAK = "\u00a0", "\u202f"

FRENCH_RULES = (
    (re.compile(r" (?=[:»])"), NO_BREAK),
    (re.compile(r"(?<=«) "), NO_BREAK),
    (re.compile(r" (?=[;!?])"), NARROW_NO_BREAK),
)
UNIT = re.compile(r"(?<=\d) (?=(?:mm|cm|days|columns|lines|jours|colonnes|lignes)\b)")
TIMES = re.compile(r"(?<=\d) × (?=\d)")


def add_no_break_spaces(text: str, language: str) -> str:
    """The text with no-break spaces where its language needs them."""
    for pattern, space in FRENCH_RULES if language == "fr" else ():
        text = pattern.sub(space, text)
    return TIMES.sub(f"{NO_BREAK}×{NO_BREAK}", UNIT.sub(NO_BREAK, text))
