"""The supervisor with real visits, full screen."""

import os
import signal
import sqlite3
import sys
import time
from pathlib import Path

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.queries import all_visits
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import wait_for_outcome, wait_until, worker_of

F10 = "\x1b[21~"
WELCOME = "Bienvenue. Welcome."


def real(data: Path) -> Kiosk:
    """`kiosk`, as a member finds it."""
    return Kiosk([sys.executable, "-I", "-m", "kiosk"], KIOSK_DATA=str(data))


def test_staff_leave_from_the_welcome_page_after_one_confirmation(tmp_path: Path) -> None:
    with real(tmp_path) as kiosk:
        kiosk.shows(WELCOME)
        kiosk.press(F10)
        kiosk.shows(r"▶ 1")
        wait_until(lambda: WELCOME not in kiosk.appearance())
        kiosk.press("2")
        assert kiosk.ends() == 0
        assert kiosk.appearance().strip() == ""
    assert [row["outcome"] for row in all_visits(tmp_path)] == ["staff"]


def test_a_visit_that_is_killed_is_closed_and_the_welcome_page_is_back(tmp_path: Path) -> None:
    with real(tmp_path) as kiosk:
        kiosk.shows(WELCOME)
        kiosk.press("1")
        kiosk.shows("Qu’est-ce qui vous amène")
        worker = worker_of(kiosk.pid)
        os.kill(worker, signal.SIGKILL)
        kiosk.shows(WELCOME)
        (row,) = wait_for_outcome(tmp_path, "interrupted")
        assert worker_of(kiosk.pid) != worker
    assert (row["language"], row["front_end"]) == ("fr", "screen")


BREAKING = """
from kiosk.visit.visit import Visit
def answer(self, reply):
    typed = "canary-4711"
    raise ValueError(typed + repr(reply))
Visit.answer = answer
from kiosk.runtime.visit_worker import main; main()
"""


def test_an_exception_shows_nothing_and_is_logged_by_its_place(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path, [sys.executable, "-I", "-c", BREAKING])) as kiosk:
        kiosk.shows(WELCOME)
        worker = worker_of(kiosk.pid)
        kiosk.press("1")
        wait_until(lambda: kiosk.appearance() and worker_of(kiosk.pid) not in (worker, 0))
        kiosk.shows(WELCOME)
        crash = wait_until(lambda: crashes(tmp_path))
    assert crash == [(None, "ValueError", "_string_", 5)]
    assert b"canary-4711" not in kiosk.raw
    assert b"Traceback" not in kiosk.raw
    assert not any(b"canary-4711" in path.read_bytes() for path in tmp_path.iterdir())


def crashes(data: Path) -> list[tuple[object, ...]]:
    """The crashes in the log."""
    with sqlite3.connect(data / LOG_FILE) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'crash'").fetchone():
            return []
        return db.execute("SELECT visit, type, file, line FROM crash").fetchall()


def test_what_is_typed_before_the_next_welcome_page_stands_reaches_nobody(tmp_path: Path) -> None:
    with real(tmp_path) as kiosk:
        kiosk.press("1" * 20)
        kiosk.shows(WELCOME)
        kiosk.press("2")
        kiosk.shows("What brings you")
        kiosk.press("0")
        kiosk.shows("I want to stop")
        kiosk.press(str(kiosk.shows(r"(\d)  I want to stop")[1]))
        yes = kiosk.shows(r"(\d)  Yes")[1]
        worker = worker_of(kiosk.pid)
        kiosk.press(yes)
        while worker_of(kiosk.pid) in (worker, 0):
            kiosk.press("1")
        # It takes the next visit much longer than this to show anything.
        kiosk.press("1" * 20)
        kiosk.shows(WELCOME)
        # This key is the first one that counts.
        kiosk.press("2")
        kiosk.shows("What brings you")
        assert wait_for_outcome(tmp_path, "stopped")[0]["language"] == "en"


def test_a_supervisor_sleeps_while_nothing_happens(tmp_path: Path) -> None:
    with real(tmp_path) as kiosk:
        kiosk.shows(WELCOME)
        wait_until(lambda: (tmp_path / LOG_FILE).exists())
        seen, since = -1, 0.0

        def still() -> bool:
            nonlocal seen, since
            kiosk.appearance()
            if seen != (seen := switches(kiosk.pid)):
                since = time.monotonic()
            return time.monotonic() - since > 1

        wait_until(still)


def switches(pid: int) -> int:
    """How often the threads of a process have been woken up."""
    tasks = Path(f"/proc/{pid}/task").glob("*/status")
    lines = [line for task in tasks for line in task.read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary"))
