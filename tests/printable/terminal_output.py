"""What the kiosk may send to a terminal: its own escape sequences, and text that may be shown."""

import re

from kiosk.printable import is_printable

OWN_SEQUENCES = re.compile(
    rb"\x1b(?:"
    rb"\[[0-9;]*m|\[(?:[0-9]+;[0-9]+)?H|\[[23]J|\[r"  # Colours, cursor, emptying, scrolling.
    rb"|\[\?(?:1|6|7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]|\[\?2026\$p"  # Modes.
    rb"|\[[02] q|\[\?(?:0|17;0;64)c|\]22;default\x07"  # Shapes of cursor and pointer.
    rb"|\[<u|\(B|\\|[=>]"  # Keyboard, character set, the end of a string, the keypad.
    rb")"
)
"""All escape sequences that the kiosk may send; of the terminal's many others none."""

OWN_CONTROLS = "\r\n\t\x18\x0f"
"""Line ends, tab; CAN and SI, with which the wiping of a terminal begins. The bell rings at a warning alone."""

AROUND = 20
"""Characters before and after what is foreign that a report shows."""


def find_foreign_output(raw: bytes) -> str:
    """The first thing in the output that is not the kiosk's own, with what stands around it; "" where all is."""
    rest = OWN_SEQUENCES.sub(b"", raw)
    text = rest.decode("utf-8", "surrogateescape")
    for at, character in enumerate(text):
        if not is_printable(character) and character not in OWN_CONTROLS:
            return f"U+{ord(character):04X} in {text[max(0, at - AROUND) : at + AROUND]!r}"
    return ""
