"""Kills at random points: what a visit has told is in the log, and the next visit stands there."""

import os
import random
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.queries import all_visits, find_visit
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import wait_for_outcome, wait_until


def integrity(data: Path) -> str:
    """What SQLite says of the log."""
    with sqlite3.connect(data / LOG_FILE) as db:
        return str(db.execute("PRAGMA integrity_check").fetchone()[0])


def told(data: Path, row: dict[str, Any]) -> int:
    """How many choices of a visit are in the log."""
    found = find_visit(data, row["id"])
    assert found is not None
    return sum(event["kind"] == "choice" for event in found["events"])


@pytest.mark.slow("attack")
def test_visits_killed_at_random_points_are_closed_and_lose_nothing(tmp_path: Path) -> None:
    chance = random.Random(4711)
    counts = [chance.randrange(1, 60) for _ in range(10)]
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        pid = kiosk.welcome()
        for count in counts:
            kiosk.press("p" * count)
            kiosk.shows(rf"TOLD {count}\.")
            # More is under way when it dies.
            kiosk.press("p" * chance.randrange(20))
            os.kill(pid, signal.SIGKILL)
            pid = kiosk.welcome(after=pid)
        rows = wait_for_outcome(tmp_path, "interrupted", len(counts))
    assert len(rows) == len(counts)
    assert all(told(tmp_path, row) >= count for row, count in zip(rows, counts, strict=True))
    assert integrity(tmp_path) == "ok"


@pytest.mark.slow("attack")
def test_a_supervisor_killed_at_random_points_leaves_a_sound_log(tmp_path: Path) -> None:
    chance = random.Random(4712)
    for number in range(5):
        with Kiosk(supervisor_command(tmp_path)) as kiosk:
            kiosk.welcome()
            count = chance.randrange(1, 40)
            kiosk.press("p" * count)
            kiosk.shows(rf"TOLD {count}\.")
            wait_until(lambda: len(all_visits(tmp_path)) > number)  # noqa: B023
            kiosk.signal(signal.SIGKILL)
            kiosk.ends()
    assert [row["outcome"] for row in all_visits(tmp_path)] == ["interrupted"] * 4 + [None]
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        kiosk.welcome()
        rows = wait_for_outcome(tmp_path, "interrupted", 5)
    for row in rows:
        found = find_visit(tmp_path, row["id"])
        assert found is not None
        numbers = [event["number"] for event in found["events"]]
        assert numbers == list(range(1, len(numbers) + 1))
        assert found["events"][-1]["choice"] == "interrupted"
    assert integrity(tmp_path) == "ok"


def test_two_supervisors_share_a_folder_and_leave_each_other_s_visits_open(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as one:
        first = one.welcome()
        one.press("p")
        wait_until(lambda: all_visits(tmp_path))
        with Kiosk(supervisor_command(tmp_path)) as other:
            second = other.welcome()
            other.press("p")
            wait_until(lambda: len(all_visits(tmp_path)) == 2)
            assert [row["outcome"] for row in all_visits(tmp_path)] == [None, None]
            one.press("e")
            other.press("e")
            one.welcome(after=first)
            other.welcome(after=second)
            rows = wait_for_outcome(tmp_path, "finished", 2)
    assert len(rows) == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_log_is_not_left_in_the_write_ahead_log_after_a_visit(
    tmp_path: Path, number: signal.Signals
) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pppe")
        kiosk.welcome(after=first)
        wait_for_outcome(tmp_path, "finished")
        log = tmp_path / f"{LOG_FILE}-wal"
        wait_until(lambda: not log.exists() or log.stat().st_size == 0)
        kiosk.signal(number)
        kiosk.ends()
    assert len(all_visits(tmp_path)) == 1
