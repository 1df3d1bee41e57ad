"""Larger text on a console: asked for by a visit, made by the supervisor, undone at the end of that visit.

A pseudo-terminal is no console, so the supervisor is told that it is one, and `setfont` is a stand-in.
"""

import os
import signal
import sys
import termios
from pathlib import Path
from time import monotonic

import pyte
import pytest

from kiosk.runtime.console_font import can_become_larger, on_console
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.test_real_visit import WELCOME
from tests.runtime.waiting import wait_for_outcome, wait_until, worker_of
from tests.sampling import sampled

REAL = [sys.executable, "-I", "-c", "from kiosk.runtime.visit_worker import main; main()"]
LARGER = "7  Texte plus grand"
PATIENCE = 4.0
"""Seconds until a key that changed nothing is pressed again."""
SETFONT = """#!/bin/sh
# Whatever font it is given, the letters of -d are so large that {columns} by {lines} fit.
echo "$*" >> {folder}/calls
shift 2
case "$1" in
-O) {save} ;;
-d) {enlarge}; stty rows {lines} cols {columns} ;;
/*Terminus*) exit 1 ;;
*) {restore}; stty rows 24 cols 80 ;;
esac
"""


class Console:
    """A folder with a `setfont` that knows what it was called with."""

    def __init__(self, folder: Path, **does: object) -> None:
        self.calls = folder / "calls"
        usual = {"columns": 66, "lines": 20, "save": 'echo font > "$2"', "enlarge": ":"}
        self.tools, self.temporary = folder / "bin", folder / "tmp"
        self.tools.mkdir()
        self.temporary.mkdir()
        script = self.tools / "setfont"
        script.write_text(SETFONT.format(**{**usual, "restore": ":", **does}, folder=folder))
        script.chmod(0o700)
        self.data = folder / "data"

    def kiosk(self, visit: list[str] | None = None) -> Kiosk:
        """A supervisor on this console."""
        path = f"{self.tools}:{os.environ['PATH']}"
        command = supervisor_command(self.data, visit or REAL, console=True)
        kiosk = Kiosk(command, PATH=path, TMPDIR=str(self.temporary))
        termios.tcsetwinsize(kiosk._end, (24, 80))
        return kiosk

    def asked(self) -> list[str]:
        """The first word of each call after the name of the terminal."""
        lines = self.calls.read_text().splitlines() if self.calls.exists() else []
        assert all(line.startswith("-C /dev/pts/") for line in lines)
        words = [[*line.split(), "default"][2] for line in lines]
        return ["saved" if word.startswith("/") and "kiosk-" in word else word for word in words]

    def left(self) -> list[Path]:
        """What lies in the folder for temporary files."""
        return list(self.temporary.iterdir())


def size(kiosk: Kiosk) -> tuple[int, int]:
    """Columns and lines of a kiosk's terminal."""
    found = os.get_terminal_size(kiosk._end)
    return found.columns, found.lines


def enlarged(kiosk: Kiosk, console: Console) -> int:
    """Ask for larger text and wait until the page stands in it; the visit's process."""
    kiosk.shows(LARGER)
    visit = worker_of(kiosk.pid)
    kiosk.press("7")
    wait_until(lambda: size(kiosk) == (66, 20))
    assert console.asked() == ["-O", "-d"]
    kiosk.screen.resize(20, 66)
    wait_until(
        lambda: WELCOME in kiosk.appearance() and "Texte plus grand" not in kiosk.appearance()
    )
    return visit


def test_no_terminal_but_a_console_offers_larger_text(tmp_path: Path) -> None:
    assert not on_console()
    console = Console(tmp_path)
    path = f"{console.tools}:{os.environ['PATH']}"
    with Kiosk(supervisor_command(console.data, REAL), PATH=path, TERM="linux") as kiosk:
        kiosk.shows(WELCOME)
        assert "Texte plus grand" not in kiosk.appearance()
        kiosk.press("7")
        kiosk.press("1")
        kiosk.shows("Qu’est-ce qui vous amène")
    assert console.asked() == []


def test_a_console_without_setfont_offers_no_larger_text(tmp_path: Path) -> None:
    console = Console(tmp_path)
    (console.tools / "setfont").unlink()
    with Kiosk(
        supervisor_command(console.data, REAL, console=True), PATH=str(console.tools)
    ) as kiosk:
        kiosk.shows(WELCOME)
        assert "Texte plus grand" not in kiosk.appearance()


@pytest.mark.parametrize(
    ("letter", "size", "has_terminus", "larger"),
    [
        # A screen of 1920 by 1080 pixels with a small font, and one that has the largest font already.
        ((8, 16), (240, 67), False, True),
        ((16, 32), (120, 33), True, False),
        # The console of an old screen: twice as large, no page would fit.
        ((8, 16), (80, 25), True, False),
        ((8, 16), (128, 48), True, True),
        # Terminus is smaller than twice this font, and larger than the font.
        ((12, 24), (106, 32), True, True),
        ((12, 24), (106, 32), False, False),
        # A console whose font cannot be read cannot be given another one either.
        ((0, 0), (240, 67), True, False),
        # What is no console does not say.
        (None, (80, 24), False, True),
    ],
)
def test_larger_text_is_offered_only_where_every_page_still_fits(
    letter: tuple[int, int] | None, size: tuple[int, int], has_terminus: bool, larger: bool
) -> None:
    assert can_become_larger(letter, size, has_terminus=has_terminus) is larger


@pytest.mark.parametrize("ending", sampled(["stopped", "killed", "signal"], 2))
def test_larger_text_is_undone_however_a_visit_ends(tmp_path: Path, ending: str) -> None:
    console = Console(tmp_path)
    with console.kiosk() as kiosk:
        visit = enlarged(kiosk, console)
        assert console.left() != []
        if ending == "signal":
            kiosk.signal(signal.SIGTERM)
            assert kiosk.ends() == 0
        else:
            if ending == "killed":
                os.kill(visit, signal.SIGKILL)
            else:
                leave(kiosk)
            wait_until(lambda: console.asked() == ["-O", "-d", "saved"])
            kiosk.screen = pyte.HistoryScreen(80, 24, history=1000)
            kiosk._stream = pyte.ByteStream(kiosk.screen)
            kiosk.shows(LARGER)
            assert size(kiosk) == (80, 24)
    assert console.asked() == ["-O", "-d", "saved"]
    assert console.left() == []


def leave(kiosk: Kiosk) -> None:
    """Stop a visit on its welcome page as a member does."""
    kiosk.press("2")
    kiosk.shows("What brings you")
    kiosk.press("0")
    kiosk.press(str(kiosk.shows(r"(\d)  I want to stop")[1]))
    kiosk.press(str(kiosk.shows(r"(\d)  Yes")[1]))


IMPATIENT = """
from kiosk.runtime import wiring
from kiosk.visit.idle import IdleLimits
wiring.time_limits = lambda config: IdleLimits(**{name: 1 for name in IdleLimits.__struct_fields__})
from kiosk.runtime.visit_worker import main; main()
"""


def test_larger_text_is_undone_when_time_ends_a_visit(tmp_path: Path) -> None:
    console = Console(tmp_path)
    with console.kiosk([sys.executable, "-I", "-c", IMPATIENT]) as kiosk:
        kiosk.shows(LARGER)
        kiosk.press("7")
        wait_until(lambda: kiosk.appearance() and console.asked() == ["-O", "-d", "saved"])
        wait_for_outcome(console.data, "timed-out")
        assert size(kiosk) == (80, 24)


FAULTS: list[tuple[dict[str, object], list[str]]] = [
    ({"save": "exit 1"}, ["-O"]),
    ({"save": ":"}, ["-O"]),
    ({"save": "exec sleep 600"}, ["-O"]),
    ({"enlarge": "exit 1"}, ["-O", "-d", "saved"]),
    ({"enlarge": "exec sleep 600"}, ["-O", "-d", "saved"]),
    ({"columns": 59}, ["-O", "-d", "saved"]),
    ({"lines": 17}, ["-O", "-d", "saved"]),
    ({"columns": 80, "lines": 24}, ["-O", "-d", "saved"]),
    ({"lines": 17, "restore": '[ "$1" ] && exit 1'}, ["-O", "-d", "saved", "default"]),
]
"""What a setfont does, and what is asked of it."""


@pytest.mark.parametrize(("does", "asked"), sampled(FAULTS, 4))
def test_a_setfont_that_fails_hangs_or_enlarges_too_much_changes_nothing(
    tmp_path: Path, does: dict[str, object], asked: list[str]
) -> None:
    console = Console(tmp_path, **does)
    with console.kiosk() as kiosk:
        kiosk.shows(LARGER)
        visit = worker_of(kiosk.pid)
        kiosk.press("7")

        def tried() -> bool:
            kiosk.appearance()
            return without_terminus(console) == asked and worker_of(kiosk.pid) == visit

        wait_until(tried)
        wait_until(lambda: size(kiosk) == (80, 24))
        choose_french(kiosk)
        os.kill(visit, signal.SIGKILL)
        kiosk.shows(LARGER)
        assert size(kiosk) == (80, 24)
        assert without_terminus(console) == asked
        assert console.left() == []
        wait_for_outcome(console.data, "interrupted")


def choose_french(kiosk: Kiosk) -> None:
    """Press 1 until it is taken: keys that come while the window is too small mean nothing."""
    pressed = 0.0

    def taken() -> bool:
        nonlocal pressed
        shown = kiosk.appearance()
        if WELCOME in shown and monotonic() - pressed > PATIENCE:
            kiosk.press("1")
            pressed = monotonic()
        return "Qu’est-ce qui vous amène" in shown

    wait_until(taken)


def without_terminus(console: Console) -> list[str]:
    """What was asked of setfont, but for fonts that this machine may or may not have."""
    return [word for word in console.asked() if "Terminus" not in word]
