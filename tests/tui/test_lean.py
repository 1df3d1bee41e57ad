"""The door loads no command palette and no encryption, and nothing of Textual misses them."""

import subprocess
import sys

LOADED = """
import sys
import kiosk.tui.app
print(getattr(sys.modules["textual.command"], "__file__", None), sys.modules.get("ssl"))
print("textual.widgets._input" in sys.modules, "textual.app" in sys.modules)
"""
REAL = """
import textual.command, kiosk.tui.app
print(textual.command.__file__ is not None)
"""


def run(program: str) -> str:
    """What a program prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_no_command_palette_is_there_to_open() -> None:
    assert run(LOADED).split() == ["None", "None", "False", "True"]


def test_a_palette_that_is_there_already_stays() -> None:
    assert run(REAL).split() == ["True"]
