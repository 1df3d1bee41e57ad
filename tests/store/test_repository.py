"""The repository holds ids from closed lists, and the database itself refuses anything else."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

from kiosk.events import Event
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.queries import all_visits, find_visit
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import MAX_EVENTS, VisitBuffer
from kiosk.worker_messages import CrashMessage

WORDS = ("welcome", "intent", "start", "fr", "line", "screen", "staff")
NOON = datetime(2026, 11, 20, 12, 0)
CANARY = "canary4711"


def entry(*events: Event) -> VisitBuffer:
    """A visit with these events, all at noon."""
    made = VisitBuffer()
    for event in events:
        made.add_event(event, NOON, "brussels")
    return made


def test_a_visit_is_written_with_its_office_its_day_and_the_part_of_the_day(
    repository: LogRepository, tmp_path: Path
) -> None:
    made = entry(Event(0, "page", "welcome"), Event(3, "choice", "welcome", "fr"))
    repository.write(made)
    (row,) = all_visits(tmp_path)
    assert (row["office"], row["day"], row["part_of_day"]) == (
        "brussels",
        "2026-11-20",
        "afternoon",
    )
    assert row["outcome"] is None
    assert row["helped"] is False


def test_what_is_new_is_added_and_nothing_is_written_twice(
    repository: LogRepository, tmp_path: Path
) -> None:
    made = entry(Event(0, "page", "welcome"))
    repository.write(made)
    assert all_visits(tmp_path) == []
    made.add_event(Event(3, "choice", "welcome", "fr"), NOON, "brussels")
    repository.write(made)
    repository.write(made)
    made.close("left")
    repository.write(made)
    found = find_visit(tmp_path, made.id[:6])
    assert found is not None
    assert [(event["number"], event["kind"]) for event in found["events"]] == [
        (1, "page"),
        (2, "choice"),
        (3, "end"),
    ]
    assert found["outcome"] == "left"


def test_an_unknown_word_is_dropped_and_counted_and_never_written(
    repository: LogRepository, tmp_path: Path
) -> None:
    made = entry(
        Event(1, "choice", "welcome", "fr"),
        Event(2, "choice", "welcome", CANARY),
        Event(2, "choice", CANARY, "fr"),
        Event(-1, "page", "intent"),
        Event(10**12, "page", "intent"),
    )
    repository.write(made)
    (row,) = all_visits(tmp_path)
    assert row["unknown_events"] == 4
    for path in tmp_path.iterdir():
        assert CANARY.encode() not in path.read_bytes()


def test_a_flood_of_events_has_an_end(repository: LogRepository, tmp_path: Path) -> None:
    made = entry(*(Event(1, "choice", "welcome", "fr") for _ in range(MAX_EVENTS + 5)))
    repository.write(made)
    (row,) = all_visits(tmp_path)
    assert row["unknown_events"] == 5


def test_a_visit_reported_to_end_keeps_its_own_word(
    repository: LogRepository, tmp_path: Path
) -> None:
    made = entry(Event(1, "choice", "welcome", "fr"), Event(2, "end", "intent", "stopped"))
    made.close("interrupted")
    repository.write(made)
    (row,) = all_visits(tmp_path)
    assert row["outcome"] == "stopped"


def test_a_crash_before_the_first_touch_is_kept_without_a_visit(
    repository: LogRepository, tmp_path: Path
) -> None:
    made = entry(Event(0, "page", "welcome"))
    made.add_crash(CrashMessage("KeyError", "kiosk/tui/app.py", 7), NOON)
    made.close("crashed")
    repository.write(made)
    repository.write(made)
    assert all_visits(tmp_path) == []
    with sqlite3.connect(tmp_path / LOG_FILE) as db:
        found = db.execute("SELECT visit, day, type, file, line FROM crash").fetchall()
    assert found == [(None, "2026-11-20", "KeyError", "kiosk/tui/app.py", 7)]


def test_what_breaks_beside_a_visit_is_kept_and_does_not_end_it(
    repository: LogRepository, tmp_path: Path
) -> None:
    made = entry(Event(1, "choice", "welcome", "fr"))
    made.add_crash(CrashMessage("TooLongError", "kiosk/pdf/document.py", 44), NOON)
    made.add_event(Event(2, "end", "intent", "finished"), NOON, "office")
    made.close("crashed")
    repository.write(made)
    (row,) = all_visits(tmp_path)
    assert row["outcome"] == "finished"
    with sqlite3.connect(tmp_path / LOG_FILE) as db:
        assert db.execute("SELECT type, line FROM crash").fetchall() == [("TooLongError", 44)]


def test_the_log_is_kept_as_promised(repository: LogRepository, tmp_path: Path) -> None:
    asked = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
    found = [repository._db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == ["wal", 2, 1, 1]


def test_opening_again_changes_nothing_and_takes_new_words(
    repository: LogRepository, tmp_path: Path
) -> None:
    repository.write(entry(Event(1, "choice", "welcome", "fr"), Event(2, "end", "intent", "left")))
    locks = LogLocks(tmp_path)
    again = LogRepository(tmp_path, (*WORDS, "brand-new"), locks, date(2026, 11, 21))
    again.write(entry(Event(1, "choice", "welcome", "brand-new")))
    again.close()
    locks.close()
    assert [row["unknown_events"] for row in all_visits(tmp_path)] == [0, 0]
