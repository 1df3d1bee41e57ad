"""Old rows go at the start of the kiosk and daily, as many days as the office has set, and visits go on."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from kiosk import clock
from kiosk.events import Event
from kiosk.runtime import daily_retention
from kiosk.runtime.daily_retention import DailyRetention, retention_days
from kiosk.runtime.log_writer import LogWriter
from kiosk.settings.schema import MAX_RETENTION_DAYS
from kiosk.store.clock_record import ClockRecord, Doubt
from kiosk.store.damaged_logs import KEPT_DAYS, list_damaged_logs
from kiosk.store.purge import PurgeResult
from kiosk.store.repository import LogRepository
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import wait_until
from tests.store.logs import query_sql, write_visits

TODAY = date.today()


def aged(folder: Path, *ages: int) -> None:
    """Keep visits that are so many days old."""
    ended = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]
    write_visits(folder, [(TODAY - timedelta(days=age), ended) for age in ages])


def ages(folder: Path) -> list[int]:
    """How old the ended visits of a log are."""
    rows = query_sql(folder, "SELECT day FROM visit WHERE outcome NOT NULL ORDER BY day DESC")
    return [(TODAY - date.fromisoformat(str(day))).days for (day,) in rows]


def maintenance(folder: Path) -> list[tuple[object, ...]]:
    """What the log notes about the last purge."""
    return query_sql(folder, "SELECT task, day, before FROM maintenance")


@pytest.mark.parametrize(("setting", "kept"), [("", 30), ("retention_days = 10\n", 10)])
def test_the_supervisor_deletes_at_its_start_what_is_older_than_the_days_set(
    tmp_path: Path, setting: str, kept: int
) -> None:
    if setting:
        (tmp_path / "kiosk.toml").write_text(setting)
    for age in (KEPT_DAYS + 1, KEPT_DAYS):
        (tmp_path / f"logbook-damaged-{TODAY - timedelta(days=age)}.db").write_bytes(b"rows")
    aged(tmp_path, 100, kept + 1, kept, 0)
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        kiosk.welcome()
        day = TODAY - timedelta(days=kept)
        wait_until(lambda: maintenance(tmp_path) == [("purge", TODAY.isoformat(), day.isoformat())])
        kiosk.press("p")
        kiosk.shows("TOLD 1")
    assert ages(tmp_path) == [0, kept]
    # What was put aside as damaged goes after a week.
    (left,) = tmp_path.glob("logbook-damaged-*.db")
    assert str(TODAY - timedelta(days=KEPT_DAYS)) in left.name
    assert query_sql(tmp_path, "SELECT sum(visits) FROM daily_visits") == [(4,)]


def test_the_days_are_those_of_the_settings_and_the_most_where_these_cannot_be_read(
    tmp_path: Path,
) -> None:
    file = tmp_path / "kiosk.toml"
    assert retention_days(tmp_path) == 30
    for text, expected in (
        ("retention_days = 7", 7),
        ("retention_days = 7\nguard_ms = -1", 7),
        ("retention_days = 0", MAX_RETENTION_DAYS),
        ("retention_days = [", MAX_RETENTION_DAYS),
    ):
        file.write_text(text)
        assert retention_days(tmp_path) == expected


def write_one_visit(folder: Path, notify: Callable[[str], None]) -> None:
    """Write a visit as the supervisor does, and do all that is due with it."""
    writer = LogWriter(folder, "office", lambda: ("welcome", "fr"), notify)
    writer.take(Event(0, "choice", "welcome", "fr"), clock.now())
    writer.take("left", clock.now())
    writer.save()
    assert writer.trouble == ""


class FakeRepository:
    """A log that counts how often it is asked to let go, and does as it is told."""

    def __init__(self) -> None:
        self.asked: list[date] = []
        self.answer: PurgeResult | Exception = PurgeResult(0, True)

    def purge(self, days: int, today: date, *, trusted: bool) -> PurgeResult:
        """Note it."""
        self.asked.append(today)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Calendar:
    """A day and a clock that go on when they are told to, and whether that day is in doubt."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.day, self.second = TODAY, 1000.0
        self.doubt: Doubt = ""
        patch.setattr(daily_retention, "monotonic", lambda: self.second)


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """Time that stands still."""
    return Calendar(monkeypatch)


def kept(retention: DailyRetention, repository: FakeRepository, calendar: Calendar) -> int:
    """How often the log has been asked once the retention was done again."""
    record = ClockRecord(
        known=datetime.combine(calendar.day, datetime.min.time()),
        boot="",
        running=0,
        doubt=calendar.doubt,
        purge_day=calendar.day,
    )
    retention.run_if_due(cast(LogRepository, repository), record)
    return len(repository.asked)


def test_it_is_done_once_a_day(tmp_path: Path, calendar: Calendar) -> None:
    retention, repository = DailyRetention(tmp_path, pytest.fail), FakeRepository()
    assert [kept(retention, repository, calendar) for _ in range(3)] == [1, 1, 1]
    calendar.day += timedelta(days=1)
    assert [kept(retention, repository, calendar) for _ in range(3)] == [2, 2, 2]


def test_while_the_date_is_in_doubt_nothing_is_done(tmp_path: Path, calendar: Calendar) -> None:
    retention, repository = DailyRetention(tmp_path, pytest.fail), FakeRepository()
    for doubt in ("back", "build", "ahead", "denied"):
        calendar.doubt = doubt
        assert kept(retention, repository, calendar) == 0
    calendar.doubt = ""
    assert kept(retention, repository, calendar) == 1


def test_a_damaged_log_that_is_dated_ahead_goes_a_week_after_that_was_found(
    tmp_path: Path, calendar: Calendar
) -> None:
    (tmp_path / "logbook-damaged-2031-01-01.db").write_bytes(b"rows")
    retention, repository = DailyRetention(tmp_path, pytest.fail), FakeRepository()
    kept(retention, repository, calendar)
    assert list_damaged_logs(tmp_path) == [f"logbook-damaged-{TODAY}.db"]
    calendar.day += timedelta(days=KEPT_DAYS + 1)
    kept(retention, repository, calendar)
    assert list_damaged_logs(tmp_path) == []


@pytest.mark.parametrize("answer", [PurgeResult(1, False), OSError(28, "No space left on device")])
def test_what_could_not_be_done_is_tried_again_after_an_hour_and_said_once(
    tmp_path: Path, calendar: Calendar, answer: PurgeResult | Exception
) -> None:
    told: list[str] = []
    retention, repository = DailyRetention(tmp_path, told.append), FakeRepository()
    repository.answer = answer
    assert [kept(retention, repository, calendar) for _ in range(3)] == [1, 1, 1]
    calendar.second += daily_retention.RETRY_AFTER
    assert [kept(retention, repository, calendar) for _ in range(3)] == [2, 2, 2]
    repository.answer = PurgeResult(1, True)
    calendar.second += daily_retention.RETRY_AFTER
    assert [kept(retention, repository, calendar) for _ in range(3)] == [3, 3, 3]
    assert len(told) == (1 if isinstance(answer, Exception) else 0)
    assert all("could not be deleted from the visit log" in sentence for sentence in told)


def test_a_purge_that_fails_keeps_no_visit_from_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(log: LogRepository, days: int, today: date, *, trusted: bool) -> PurgeResult:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(LogRepository, "purge", fails)
    told: list[str] = []
    write_one_visit(tmp_path, told.append)
    assert ages(tmp_path) == [0]
    assert len(told) == 1


def test_a_day_that_is_only_previewed_throws_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(tmp_path, 100, 0)
    monkeypatch.setenv("KIOSK_TODAY", (TODAY + timedelta(days=400)).isoformat())
    write_one_visit(tmp_path, pytest.fail)
    assert ages(tmp_path) == [-400, 0, 100]
    # Without the preview its visit is found to be dated ahead, and goes with the rest in the end.
    monkeypatch.delenv("KIOSK_TODAY")
    write_one_visit(tmp_path, pytest.fail)
    assert query_sql(
        tmp_path, "SELECT date_state, written_day FROM visit WHERE date_state != 'right'"
    ) == [("wrong", TODAY.isoformat())]
    assert ages(tmp_path) == [-400, 0, 0]
