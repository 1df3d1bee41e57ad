"""Prints what a screen reader finds in the first terminal of the desktop, then the words from its caret on."""

import sys
import time
from typing import Any

import gi  # type: ignore[import-not-found]
from gi.repository import Atspi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")

WORDS = "English"
SECONDS = 25


def terminal(node: Any) -> Any:
    """The terminal at or under a node of what is shown."""
    if node is None or node.get_role_name() == "terminal":
        return node
    under = (terminal(node.get_child_at_index(number)) for number in range(node.get_child_count()))
    return next((one for one in under if one is not None), None)


def main() -> int:
    """Listen until the words are there."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        found = terminal(Atspi.get_desktop(0))
        if found is not None:
            said = Atspi.Text.get_text(found, 0, Atspi.Text.get_character_count(found))
            if WORDS in said:
                caret = Atspi.Text.get_caret_offset(found)
                print(said, said[caret:], sep="\n--\n")
                return 0
        time.sleep(0.1)
    return 1


if __name__ == "__main__":
    sys.exit(main())
