"""The sequence that resets a terminal and clears its screen and scrollback."""

ABANDON = "\x18\x1b\\"
"""Ends whatever sequence was cut short when a program was killed."""

HOLD, SHOW = "\x1b[?2026h", "\x1b[?2026l"
"""Between these a terminal that can shows nothing, so that no shell flashes through."""

MODES = "".join(
    f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1006, 1015, 1016, 1004, 2004, 2048, 6)
)
"""Off: the mouse in all its ways, focus, bracketed paste, sizes told in the input, origin mode."""

KEYBOARD = "\x1b[<u\x1b[?1l\x1b>"
"""Keys are sent as ever."""

DRAWING = "\x1b[0m\x1b(B\x0f\x1b[r\x1b[?7h"
"""No colour, letters for letters, the whole screen scrolls, lines wrap."""

EMPTY = "\x1b[H\x1b[2J"
SCROLLBACK = "\x1b[3J"
MAIN_SCREEN = "\x1b[?1049l"
CURSOR = "\x1b[?25h"
CURSOR_SHAPE = {"linux": "\x1b[?0c"}
"""The terminal's own cursor; the kernel's console has a way of its own."""


def reset_sequence(term: str) -> bytes:
    """What is sent to a terminal of the type `term` when a visit is over, however it ended."""
    shape = CURSOR_SHAPE.get(term, "\x1b[0 q")
    both = EMPTY + MAIN_SCREEN + DRAWING + EMPTY + SCROLLBACK
    return (ABANDON + HOLD + MODES + KEYBOARD + DRAWING + both + CURSOR + shape + SHOW).encode()
