"""The numeric keypad, which types its digits with and without NumLock.

Linux starts with NumLock off, and an office PC stays so. A terminal that knows application mode (DECKPAM)
then sends a sequence of its own for each key of the keypad. In one that does not, such as VTE, the keys that mean
nothing else at the kiosk count as the digits printed on them; 2, 4, 6 and 8 are arrows there, which no program can
tell from the other arrows. So the window of the Debian packages types the digits itself.

The minus of the keypad becomes a sign of its own: the hyphen is the 6 of a French keyboard without Shift.
"""

from kiosk.view_model.keys import KEYPAD_MINUS

APPLICATION_MODE, NUMERIC_MODE = "\x1b=", "\x1b>"
"""What switches application mode on and off (DECKPAM, DECKPNM)."""

_APPLICATION_KEYS = {
    **{f"\x1bO{chr(ord('p') + digit)}": str(digit) for digit in range(10)},
    "\x1bOM": "\r", "\x1bOk": "+", "\x1bOj": "*", "\x1bOo": "/", "\x1bOm": KEYPAD_MINUS,
    "\x1bOn": ".", "\x1bOl": ".",
}  # fmt: skip
_KEYS_WITHOUT_NUMLOCK = {
    "\x1b[4~": "1", "\x1b[F": "1", "\x1bOF": "1", "\x1b[8~": "1", "\x1b[6~": "3", "\x1b[G": "5", "\x1b[E": "5",
    "\x1bOE": "5", "\x1bOu": "5", "\x1b[1~": "7", "\x1b[H": "7", "\x1bOH": "7", "\x1b[7~": "7", "\x1b[5~": "9",
    "\x1b[2~": "0",
}  # fmt: skip

KEYPAD = {**_APPLICATION_KEYS, **_KEYS_WITHOUT_NUMLOCK}
"""The sequences of the keypad's keys, and the characters that they stand for."""

CONSOLE_KEYPAD = {
    **KEYPAD,
    **{"\x1bOQ": "/", "\x1bOR": "*", "\x1bOS": KEYPAD_MINUS, "\x1bOl": "+"},
}
"""The same on a Linux console, whose F2 to F4 have other sequences (`app_map` of drivers/tty/vt/keyboard.c)."""
