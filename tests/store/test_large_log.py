"""A large log does not delay the first visit: its whole file is checked later, in a quiet time."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.runtime.log_writer import LogWriter, load_vocabulary
from kiosk.store import connection
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.queries import all_visits
from kiosk.store.repository import LogRepository
from tests.store.copied_log import make_copy
from tests.store.logs import query_sql
from tests.store.test_corruption import change
from tests.visit_logs import copy_log

DAY = date(2026, 11, 20)
VISITS = 300
BROKEN = "UPDATE event SET page = CAST(x'61ff' AS TEXT) WHERE number = 7"
"""Damage that a look at the head of the file does not show."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_log(tmp_path, VISITS, 20, VISITS, 1, DAY)
    make_copy(tmp_path, date.today() - timedelta(days=1))
    return tmp_path


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """No log is small enough to be checked when it is opened."""
    monkeypatch.setattr(connection, "CHECK_BYTES", 0)


@pytest.fixture
def repository(folder: Path, short: None) -> Iterator[LogRepository]:
    locks = LogLocks(folder)
    repository = LogRepository(folder, load_vocabulary(), locks, DAY, thorough=False)
    yield repository
    repository.close()
    locks.close()


def test_a_log_that_cannot_be_checked_in_time_is_opened_all_the_same(
    folder: Path, repository: LogRepository
) -> None:
    assert repository.restart is None
    assert repository.check(lambda: False) is True


def test_a_check_ends_as_soon_as_somebody_comes(repository: LogRepository) -> None:
    asked = []

    def stops() -> bool:
        asked.append(1)
        return len(asked) == 2

    assert repository.check(stops) is None
    assert len(asked) == 2
    assert repository.check(lambda: False) is True


def writer(folder: Path, told: list[str]) -> LogWriter:
    """The writer of a kiosk in which somebody has begun a visit."""
    found = LogWriter(folder, "brussels", load_vocabulary, told.append)
    found.take(Event(1, "choice", "welcome", "fr"), datetime.now())
    found.save()
    return found


def test_damage_that_was_not_found_at_the_start_is_found_in_a_quiet_time(
    folder: Path, short: None
) -> None:
    change(folder, BROKEN)
    told: list[str] = []
    log = writer(folder, told)
    assert told == []
    log.check(lambda: True)
    assert told == []
    log.check(lambda: False)
    assert len(told) == 1
    assert "was damaged" in told[0]
    assert query_sql(folder, "PRAGMA integrity_check") == [("ok",)]
    assert len(all_visits(folder)) == VISITS + 1


def test_a_log_is_checked_once_a_day(folder: Path, short: None) -> None:
    log = writer(folder, [])
    asked = []

    def stops() -> bool:
        asked.append(1)
        return False

    log.check(stops)
    count = len(asked)
    log.check(stops)
    assert len(asked) == count > 0


def test_damage_that_stops_a_visit_from_being_written_is_mended_at_once(
    folder: Path, short: None
) -> None:
    told: list[str] = []
    log = writer(folder, told)
    path = folder / LOG_FILE
    log.take("left", datetime.now())
    log.save()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    log.take(Event(1, "choice", "welcome", "fr"), datetime.now())
    log.take("left", datetime.now())
    log.save()
    assert log.trouble == ""
    assert "was damaged" in told[0]
    assert query_sql(folder, "PRAGMA integrity_check") == [("ok",)]
