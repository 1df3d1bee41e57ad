"""What a key means at the kiosk, whatever keyboard it is pressed on; all other keys mean nothing."""

from kiosk.view_model.keys import AZERTY_DIGITS, KEYPAD_MINUS

NAMED_KEYS = {
    "enter": "enter", "ctrl+j": "enter", "backspace": "erase", "ctrl+h": "erase", "delete": "erase",
    "up": "up", "down": "down", "left": "left", "right": "right", "tab": "next",
    "shift+tab": "previous", "f2": "space", "f3": "contrast", "f4": "voice", "asterisk": "voice",
    "f10": "staff",
}  # fmt: skip
"""Keys without a character, by Textual's names, and what they mean."""

MOVES = frozenset({"up", "down", "left", "right", "next", "previous"})
"""Meanings that only move the focus."""

DIGIT_KEYS = {**{digit: digit for digit in "0123456789"}, **AZERTY_DIGITS}
"""The characters that count as a digit, and the digit."""

SIGNS = f"+ )./{KEYPAD_MINUS}"
"""Characters besides digits that mean something in some field."""


def key_meaning(key: str, character: str | None) -> str:
    """A digit "0" to "9", a character as typed, one of the words in NAMED_KEYS, or "" for nothing."""
    if key in NAMED_KEYS:
        return NAMED_KEYS[key]
    if character is None or len(character) != 1:
        return ""
    if character in AZERTY_DIGITS:
        return character
    if character.isdecimal():
        return str(int(character))
    return character if character in SIGNS else ""


def digit(character: str) -> str:
    """The digit that a key stands for, or ""."""
    return character if character.isdecimal() else AZERTY_DIGITS.get(character, "")
