"""Whatever dies when, each visit that has ended is counted once and no other is."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from tests.store.logs import query_sql, write_visits

WRITER = """
import sys
from datetime import date, datetime
from pathlib import Path
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import VisitBuffer
from kiosk.store.locks import LogLocks
from kiosk.events import Event
from tests.store.logs import WORDS

folder = Path(sys.argv[1])
locks = LogLocks(folder)
repository = LogRepository(folder, WORDS, locks, date(2026, 11, 20))
print("ready", flush=True)
for number in range(10_000):
    entry = VisitBuffer()
    for event in (
        Event(0, "choice", "welcome", "fr"),
        Event(0, "fact", "language", "fr"),
        Event(1, "fact", "stage", "account"),
        Event(2, "page", "step/account/add-key"),
        Event(3, "help", "step/account/add-key"),
        Event(70, "end", "intent", "stopped"),
    ):
        entry.add_event(event, datetime(2026, 11, 2 + number % 20, 10), "brussels")
        repository.write(entry)
    repository.finish(entry)
    print(number, flush=True)
"""


@pytest.mark.slow("attack")
def test_a_writer_killed_at_random_points_leaves_counts_that_are_those_of_its_rows(
    tmp_path: Path,
) -> None:
    chance = Random(4713)
    reported = 0
    for _ in range(12):
        reported += killed(tmp_path, chance)
        # The next kiosk closes what was open, and counts it.
        write_visits(tmp_path, [])
        same(tmp_path)
    (visits,) = query_sql(tmp_path, "SELECT sum(visits) FROM daily_visits")
    assert reported > 20
    assert int(str(visits[0])) >= reported
    assert query_sql(tmp_path, "PRAGMA integrity_check") == [("ok",)]


def killed(folder: Path, chance: Random) -> int:
    """Let a writer work for a moment, and kill it; how many visits it said it had written."""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        said = chance.randrange(1, 12)
        for _ in range(said):
            assert writer.stdout.readline()
        until = monotonic() + chance.random() * 0.004
        while monotonic() < until:
            pass
        writer.send_signal(signal.SIGKILL)
        return said + writer.stdout.read().count(b"\n")


def same(folder: Path) -> None:
    """Each visit has ended and was counted once: its stage, its page and its help."""
    assert query_sql(folder, "SELECT count(*) FROM visit WHERE outcome IS NULL") == [(0,)]
    assert query_sql(folder, "SELECT count(*) FROM uncounted_event") == [(0,)]
    ((visits,),) = query_sql(folder, "SELECT count(*) FROM visit")
    assert visits
    assert query_sql(folder, "SELECT sum(visits) FROM daily_visits") == [(visits,)]
    for figure in ("visits", "outcome", "weekday"):
        counted = f"SELECT sum(visits) FROM monthly_count WHERE figure = '{figure}'"
        assert query_sql(folder, counted) == [(visits,)]
    of_events = {
        "stage_entered": "kind = 'fact' AND page = 'stage'",
        "help": "kind = 'help'",
    }
    for figure, kind in of_events.items():
        told = query_sql(folder, f"SELECT count(DISTINCT visit) FROM event WHERE {kind}")
        counted = f"SELECT coalesce(sum(visits), 0) FROM monthly_count WHERE figure = '{figure}'"
        assert query_sql(folder, counted) == told
