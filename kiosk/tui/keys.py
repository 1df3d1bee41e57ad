"""What a key means at the kiosk, whatever keyboard it is pressed on; all other keys mean nothing."""

from kiosk.view_model.keys import AZERTY_DIGITS

NAMED = {
    "enter": "enter", "ctrl+j": "enter", "backspace": "erase", "ctrl+h": "erase", "delete": "erase",
    "up": "up", "down": "down", "left": "left", "right": "right", "tab": "next",
    "shift+tab": "previous", "f2": "space", "f3": "contrast", "f4": "voice", "f10": "staff",
}  # fmt: skip
"""Keys without a character, by Textual's names, and what they mean."""

MOVES = frozenset({"up", "down", "left", "right", "next", "previous"})
SETTINGS = frozenset({"space", "contrast", "voice", "staff"})


def meaning(key: str, character: str | None) -> str:
    """A digit "0" to "9", a sign as typed, one of the words in NAMED, or "" for nothing."""
    if key in NAMED:
        return NAMED[key]
    if character is None or len(character) != 1:
        return ""
    if character in AZERTY_DIGITS:
        return character
    if character.isdecimal():
        return str(int(character))
    return character if character in "+ )./" else ""


def digit(sign: str) -> str:
    """The digit that a key stands for, or ""."""
    return sign if sign.isdecimal() else AZERTY_DIGITS.get(sign, "")
