"""A damaged log that was put aside goes after 7 days, and never later than its youngest row would."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.store.damaged_logs import (
    KEPT_DAYS,
    LogRestart,
    delete_damaged_logs,
    forget_restarts,
    list_damaged_logs,
    note_missing_log,
    put_log_aside,
    read_restarts,
    rename_logs_ahead,
)
from kiosk.store.data_folder import LOG_FILE
from tests.store.logs import write_visits
from tools.attack.file_damage import PAGE

FOUND = date(2026, 11, 20)
COPIED = date(2026, 11, 19)
RETENTION = 30
VISIT = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]


def after(days: int) -> date:
    """The day so many days after the damage was found."""
    return FOUND + timedelta(days=days)


def damaged_log(folder: Path, *ages: int, broken: bool = False) -> str:
    """Put a log aside whose visits were so many days old when it was found; its name."""
    write_visits(folder, [(FOUND - timedelta(days=age), VISIT) for age in ages])
    if broken:
        with (folder / LOG_FILE).open("r+b") as file:
            file.seek(PAGE)
            file.write(b"\xff" * 40 * PAGE)
    return put_log_aside(folder, FOUND, None)


def test_one_goes_with_all_that_belongs_to_it_and_others_stay(tmp_path: Path) -> None:
    old, new = f"logbook-damaged-{after(-1)}", f"logbook-damaged-{FOUND}"
    kept = {f"{new}.db", f"{new}-2.db", f"{new}.db-wal", "logbook-damaged-someday.db", "logbook.db"}
    for name in (*kept, f"{old}.db", f"{old}-2.db", f"{old}.db-wal", f"{old}.db-shm"):
        (tmp_path / name).write_bytes(b"rows")
    today = after(KEPT_DAYS)
    assert delete_damaged_logs(tmp_path, today, RETENTION) == [f"{old}-2.db", f"{old}.db"]
    assert kept == {path.name for path in tmp_path.iterdir() if not path.name.endswith("-shm")}
    assert delete_damaged_logs(tmp_path, today, RETENTION) == []


@pytest.mark.parametrize(
    ("ages", "last"),
    [
        ((0, 29), KEPT_DAYS),
        # The youngest row is deleted on the day on which it is 31 days old.
        ((28, 29), 2),
        ((30,), 0),
    ],
)
def test_it_goes_after_a_week_and_never_later_than_its_youngest_row(
    tmp_path: Path, ages: tuple[int, ...], last: int
) -> None:
    name = damaged_log(tmp_path, *ages)
    before = (tmp_path / name).read_bytes()
    assert delete_damaged_logs(tmp_path, after(last), RETENTION) == []
    assert (tmp_path / name).read_bytes() == before
    assert delete_damaged_logs(tmp_path, after(last + 1), RETENTION) == [name]
    assert list_damaged_logs(tmp_path) == []


def test_of_one_that_cannot_be_read_the_youngest_row_is_taken_to_be_of_its_last_day(
    tmp_path: Path,
) -> None:
    name = damaged_log(tmp_path, 29, broken=True)
    assert delete_damaged_logs(tmp_path, after(3), 3) == []
    assert delete_damaged_logs(tmp_path, after(4), 3) == [name]


def test_the_name_tells_the_day_and_that_of_the_copy(tmp_path: Path) -> None:
    expected = []
    for number, copied in enumerate((COPIED, COPIED, None)):
        (tmp_path / LOG_FILE).write_bytes(b"rows")
        name = put_log_aside(tmp_path, FOUND, copied)
        expected.append(LogRestart(name, FOUND, copied))
        assert len(list_damaged_logs(tmp_path)) == number + 1
    assert sorted(log.damaged_name for log in expected) == list_damaged_logs(tmp_path)
    assert {*map(repr, read_restarts(tmp_path))} == {*map(repr, expected)}


def test_one_that_is_dated_ahead_gets_the_name_of_today(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_bytes(b"rows")
    put_log_aside(tmp_path, after(400), after(399))
    rename_logs_ahead(tmp_path, FOUND)
    (restart,) = read_restarts(tmp_path)
    assert (restart.day, restart.copied) == (FOUND, FOUND)


def test_that_a_log_was_missing_is_told_for_a_week_in_the_order_of_days(tmp_path: Path) -> None:
    note_missing_log(tmp_path, FOUND, COPIED)
    (tmp_path / f"logbook-damaged-{after(-1)}.db").write_bytes(b"rows")
    (tmp_path / f"logbook-damaged-{after(1)}.db").write_bytes(b"rows")
    missing = LogRestart("", FOUND, COPIED)
    assert [one.day for one in read_restarts(tmp_path)] == [after(-1), FOUND, after(1)]
    assert read_restarts(tmp_path)[1] == missing
    (note,) = tmp_path.glob("logbook-missing-*")
    assert (note.stat().st_size, note.stat().st_mode & 0o777) == (0, 0o600)
    # However few days rows are kept: the note holds none.
    delete_damaged_logs(tmp_path, after(KEPT_DAYS), 1)
    assert missing in read_restarts(tmp_path)
    delete_damaged_logs(tmp_path, after(KEPT_DAYS + 1), RETENTION)
    assert not note.exists()


def test_a_note_of_a_missing_log_that_is_dated_ahead_gets_the_day_of_today(tmp_path: Path) -> None:
    note_missing_log(tmp_path, after(400), after(399))
    rename_logs_ahead(tmp_path, FOUND)
    assert read_restarts(tmp_path) == [LogRestart("", FOUND, FOUND)]


def test_once_made_good_nothing_tells_of_lost_visits_and_the_damaged_log_still_goes_after_a_week(
    tmp_path: Path,
) -> None:
    damaged_log(tmp_path, 0)
    damaged_log(tmp_path, 0)
    note_missing_log(tmp_path, FOUND, COPIED)
    assert len(read_restarts(tmp_path)) == 3
    forget_restarts(tmp_path)
    assert read_restarts(tmp_path) == []
    names = [f"logbook-damaged-{FOUND}-restored-2.db", f"logbook-damaged-{FOUND}-restored.db"]
    assert list_damaged_logs(tmp_path) == names
    assert not list(tmp_path.glob("logbook-missing-*"))
    forget_restarts(tmp_path)
    assert list_damaged_logs(tmp_path) == names
    rename_logs_ahead(tmp_path, after(-1))
    assert read_restarts(tmp_path) == []
    assert delete_damaged_logs(tmp_path, after(KEPT_DAYS - 1), RETENTION) == []
    assert len(delete_damaged_logs(tmp_path, after(KEPT_DAYS), RETENTION)) == 2


def test_where_there_is_none_nothing_happens(tmp_path: Path) -> None:
    assert delete_damaged_logs(tmp_path, FOUND, RETENTION) == []
    assert list_damaged_logs(tmp_path / "missing") == []
