"""The keys of the voice on real terminals: as a keyboard and keypads send them, and through tmux."""

import sys
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.played_visit import PlayedVisit
from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import wait_until
from tools.attack.tmux_terminal import TmuxTerminal

PROGRAM = [sys.executable, "-m", "tests.accessibility.spoken_visit"]
TITLE = PlayedVisit("en").page.title
PAUSED = PlayedVisit("en").page.labels.paused
ANSWER = PlayedVisit("en").page.labels.no_such_key
SENT = {
    "top row": ("xterm-256color", "*", "+", "/"),
    "F4": ("xterm-256color", "\x1bOS", "+", "/"),
    "keypad with NumLock": ("xterm-256color", "*", "+", "/"),
    "keypad without NumLock": ("xterm-256color", "\x1bOj", "\x1bOk", "\x1bOo"),
    "F4 of a Linux console": ("linux", "\x1b[[D", "+", "/"),
    "keypad of a Linux console": ("linux", "\x1bOR", "\x1bOl", "\x1bOQ"),
}
"""The terminal, and what it sends for the keys that start, make louder, and spell."""
MINUS = {"xterm-256color": "\x1bOm", "linux": "\x1bOS"}
"""What it sends for the minus of the keypad."""


@pytest.mark.parametrize("keys", SENT)
def test_a_terminal_starts_and_pauses_the_voice_changes_its_volume_and_spells(
    keys: str, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    term, star, plus, slash = SENT[keys]
    with Kiosk([*PROGRAM, str(said)], PYTHONPATH=":".join(sys.path), TERM=term) as kiosk:
        kiosk.shows(TITLE)
        wait_until(lambda: takes_keys(kiosk))
        kiosk.press(star)
        wait_until(lambda: said.exists() and lines(said))
        assert lines(said)[-1].startswith(f"3 {TITLE.removesuffix('?')}")
        kiosk.press(star)
        kiosk.shows(PAUSED[:20])
        assert lines(said)[-1] == "-"
        kiosk.press(plus)
        kiosk.shows("Volume: 4 of 5")
        kiosk.press(MINUS[term])
        kiosk.shows("Volume: 3 of 5")
        kiosk.press(slash)
        kiosk.shows("nothing to spell")


def takes_keys(kiosk: Kiosk) -> bool:
    """Whether a key is answered: what is pressed before the first page stands is not meant for it."""
    kiosk.press("x")
    return ANSWER in kiosk.appearance()


def lines(said: Path) -> list[str]:
    """What was said, and "-" for each silence."""
    return said.read_text(encoding="utf-8").splitlines()


def test_in_a_tmux_the_keypad_and_the_function_key_do_the_same(tmp_path: Path) -> None:
    needs("tmux", "tmux")
    said = tmp_path / "said"
    path = ":".join(sys.path)
    program = [*PROGRAM, str(said)]
    # Textual paints on the standard error.
    screen = Path("/dev/tty")
    with TmuxTerminal(program, errors=screen, size=(60, 18), PYTHONPATH=path) as terminal:

        def waits_for(sentence: str) -> None:
            wait_until(lambda: sentence in terminal.appearance())

        def takes_keys() -> bool:
            terminal.press_named("x")
            return ANSWER in terminal.appearance()

        waits_for(TITLE)
        wait_until(takes_keys)
        terminal.press_named("F4")
        wait_until(lambda: said.exists() and lines(said))
        for key, shown in (
            ("KP*", PAUSED[:20]),
            ("KP+", "Volume: 4 of 5"),
            ("KP-", "Volume: 3 of 5"),
            ("KP/", "nothing to spell"),
        ):
            terminal.press_named(key)
            waits_for(shown)
