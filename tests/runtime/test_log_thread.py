"""What waits for a quiet time begins in none in which somebody practises, though no message comes of that."""

from collections.abc import Callable, Iterator
from typing import cast

import pytest

from kiosk.runtime import log_thread
from kiosk.runtime.log_thread import LogThread
from kiosk.runtime.log_writer import LogWriter
from tests.runtime.waiting import wait_until


class Writer:
    """The writer of a kiosk that nobody uses: it counts what it is asked, and checks until it is stopped."""

    is_idle = True

    def __init__(self) -> None:
        self.saved = self.checked = self.idle = 0

    def save(self) -> None:
        """Note it: so often has the thread looked what there is to do."""
        self.saved += 1

    def check(self, stops: Callable[[], bool]) -> None:
        """Go on until somebody comes."""
        self.checked += 1
        wait_until(stops)

    def note_idle_work(self) -> None:
        """The other work of a quiet time."""
        self.idle += 1

    def keep_waiting(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """There is no file."""


class Visit:
    """Whether the visit under way is practice."""

    is_practice = True


@pytest.fixture
def visit() -> Visit:
    """One in practice."""
    return Visit()


@pytest.fixture
def writer(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    """A writer on its thread, for which every moment is long enough to be a quiet time."""
    monkeypatch.setattr(log_thread, "IDLE_INTERVAL", 0.001)
    made = Writer()
    thread = LogThread(cast(LogWriter, made), made.note_idle_work, lambda: visit.is_practice)
    yield made
    visit.is_practice = True
    thread.stop(5)


def test_in_practice_nothing_begins_that_waits_for_a_quiet_time(
    writer: Writer, visit: Visit
) -> None:
    wait_until(lambda: writer.saved > 20)
    assert (writer.checked, writer.idle) == (0, 0)
    visit.is_practice = False
    wait_until(lambda: writer.checked == 1)


def test_practice_that_begins_ends_what_is_under_way(writer: Writer, visit: Visit) -> None:
    visit.is_practice = False
    wait_until(lambda: writer.checked == 1)
    visit.is_practice = True
    saved = writer.saved
    wait_until(lambda: writer.saved > saved + 20)
    assert writer.checked == 1
