"""What typing does to the digits of a field."""

from kiosk.tui.keys import digit
from kiosk.tui.stand import Stand
from kiosk.view_model.page import Digits

SEPARATORS = "-()./ "
"""Signs that people put between digits; after a plain digit they are no AZERTY keys."""


def type_sign(ask: Digits, stand: Stand, sign: str) -> None:
    """Put a digit or an allowed sign into the field; what does not belong there changes nothing."""
    said = sign
    if sign in SEPARATORS and (stand.plain or not digit(sign)):
        said = " " if " " in ask.signs and stand.typed and not stand.typed.endswith(" ") else ""
    elif digit(sign):
        said = digit(sign)
        stand.plain = sign.isdecimal()
    elif sign not in ask.signs:
        said = ""
    if len(stand.typed) + len(said) <= ask.max_length:
        stand.typed += said


def erase(stand: Stand) -> None:
    """Take the last sign away."""
    stand.typed = stand.typed[:-1]
    stand.plain = stand.plain and bool(stand.typed)


def entered(ask: Digits, stand: Stand) -> str:
    """What the field says, "" without a digit in it; 00 at the start counts as +."""
    typed = stand.typed.strip()
    if not any(map(str.isdigit, typed)):
        return ""
    return f"+{typed[2:]}" if typed.startswith("00") and "+" in ask.signs else typed
