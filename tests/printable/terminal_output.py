"""What the kiosk may send to a terminal: its own escape sequences, and text that may be shown."""

import re

from kiosk.printable import is_printable

OWN_SEQUENCES = re.compile(
    rb"\x1b(?:\[[0-9;]*[HmJKrt]|\[\?[0-9;]*[hlc]|\[\?2026\$p|\[[0-9 ]*q|\[[<>=]?[0-9;]*u"
    rb"|\]22;[a-z]*\x07|\(B|\\|[>=])"
)
"""All escape sequences that the kiosk may send."""

OWN_CONTROLS = "\r\n\t\b\a\x18\x0f"
"""Line ends, tab, backspace, bell; CAN and SI, with which the wiping of a terminal begins."""

AROUND = 20
"""Bytes before and after what is foreign that a report shows."""


def find_foreign_output(raw: bytes) -> str:
    """The first thing in the output that is not the kiosk's own, with what stands around it; "" where all is."""
    rest = OWN_SEQUENCES.sub(b"", raw)
    text = rest.decode("utf-8", "surrogateescape")
    for at, character in enumerate(text):
        if not is_printable(character) and character not in OWN_CONTROLS:
            return f"U+{ord(character):04X} in {text[max(0, at - AROUND) : at + AROUND]!r}"
    return ""
