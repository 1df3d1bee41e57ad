"""The keys of the voice on real terminals: as a keyboard and keypads send them, and through tmux."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.played_visit import PlayedVisit
from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import wait_until

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


class Tmux:
    """A program in a tmux of its own, of the smallest size."""

    def __init__(self, folder: Path, command: list[str]) -> None:
        self._socket = str(folder / "tmux")
        environment = {**os.environ, "PYTHONPATH": ":".join(sys.path), "TERM": "xterm-256color"}
        environment.pop("TMUX", None)
        start = ["new-session", "-d", "-x", "60", "-y", "18", *command]
        subprocess.run(
            ["tmux", "-f", "/dev/null", "-S", self._socket, *start], check=True, env=environment
        )

    def do(self, *words: str) -> str:
        """What a command of tmux prints."""
        command = ["tmux", "-S", self._socket, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def shows(self, sentence: str) -> None:
        """Wait until a sentence is shown."""
        wait_until(lambda: sentence in self.do("capture-pane", "-p"))

    def close(self) -> None:
        """End the program with its tmux."""
        self.do("kill-server")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """The visit in a tmux."""
    needs("tmux", "tmux")
    opened = Tmux(tmp_path, [*PROGRAM, str(tmp_path / "said")])
    yield opened
    opened.close()


def test_in_a_tmux_the_keypad_and_the_function_key_do_the_same(tmux: Tmux, tmp_path: Path) -> None:
    said = tmp_path / "said"
    tmux.shows(TITLE)

    def takes_keys() -> bool:
        tmux.do("send-keys", "x")
        return ANSWER in tmux.do("capture-pane", "-p")

    wait_until(takes_keys)
    tmux.do("send-keys", "F4")
    wait_until(lambda: said.exists() and lines(said))
    for key, shown in (
        ("KP*", PAUSED[:20]),
        ("KP+", "Volume: 4 of 5"),
        ("KP-", "Volume: 3 of 5"),
        ("KP/", "nothing to spell"),
    ):
        tmux.do("send-keys", key)
        tmux.shows(shown)
