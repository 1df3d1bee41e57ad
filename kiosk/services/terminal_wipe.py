"""The sequence that wipes a terminal: modes off, screen and scrollback cleared.

`kiosk.runtime.terminal.Terminal.wipe` sends it when a visit is over.
"""

END_SEQUENCE = "\x18\x1b\\"
"""CAN and ST: end an escape sequence that was cut short when a program was killed."""

BEGIN_UPDATE, END_UPDATE = "\x1b[?2026h", "\x1b[?2026l"
"""Synchronized output, where the terminal has it: nothing is shown in between, so that no shell flashes up."""

MODES_OFF = "".join(
    f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1006, 1015, 1016, 1004, 2004, 2048, 6)
)
"""Off: all kinds of mouse reports, focus reports, bracketed paste, size reports, origin mode."""

NORMAL_KEYS = "\x1b[<u\x1b[?1l\x1b>"
"""Pops the Kitty keyboard protocol; normal cursor keys and keypad."""

NORMAL_DRAWING = "\x1b[0m\x1b(B\x0f\x1b[r\x1b[?7h"
"""No colours, ASCII as character set, the whole screen scrolls, lines wrap."""

CLEAR_SCREEN = "\x1b[H\x1b[2J"
CLEAR_SCROLLBACK = "\x1b[3J"
MAIN_SCREEN = "\x1b[?1049l"
SHOW_CURSOR = "\x1b[?25h"
CURSOR_SHAPE = {"linux": "\x1b[?0c"}
"""The default shape of the cursor, for types of terminal that do not know the usual sequence."""


def wipe_sequence(term: str) -> bytes:
    """The bytes for a terminal of the type `term` (as in TERM) when a visit is over, however it ended."""
    shape = CURSOR_SHAPE.get(term, "\x1b[0 q")
    # The alternate screen and then the main one, each with a drawing state of its own.
    clear_both = CLEAR_SCREEN + MAIN_SCREEN + NORMAL_DRAWING + CLEAR_SCREEN + CLEAR_SCROLLBACK
    reset = END_SEQUENCE + BEGIN_UPDATE + MODES_OFF + NORMAL_KEYS + NORMAL_DRAWING
    return (reset + clear_both + SHOW_CURSOR + shape + END_UPDATE).encode()
