"""What a visit reports is kept up to its end, under the office of its time; PIN attempts stand apart."""

from datetime import datetime
from pathlib import Path

from kiosk.events import Event
from kiosk.store.queries import all_visits, find_visit
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import VisitBuffer
from kiosk.worker_messages import PinAttempt
from tests.store.logs import query_sql

NOON = datetime(2026, 11, 20, 12, 0)


def heard(*events: Event, office: str = "brussels") -> VisitBuffer:
    """A visit that told these events at noon."""
    made = VisitBuffer()
    for event in events:
        made.add_event(event, NOON, office)
    return made


def test_what_is_reported_after_the_end_is_dropped_and_counted(
    repository: LogRepository, tmp_path: Path
) -> None:
    made = heard(
        Event(1, "choice", "welcome", "fr"),
        Event(2, "end", "intent", "stopped"),
        Event(3, "fact", "language", "fr"),
    )
    repository.write(made)
    made.add_event(Event(4, "page", "intent"), NOON, "brussels")
    made.close("crashed")
    repository.write(made)
    (row,) = all_visits(tmp_path)
    assert (row["outcome"], row["language"], row["unknown_events"]) == ("stopped", None, 2)
    whole = find_visit(tmp_path, made.id)
    assert whole is not None
    assert len(whole["events"]) == 2


def test_an_end_that_nobody_understands_does_not_leave_a_visit_open(
    repository: LogRepository, tmp_path: Path
) -> None:
    made = heard(Event(1, "choice", "welcome", "fr"), Event(2, "end", "nowhere", "stopped"))
    made.close("interrupted")
    repository.write(made)
    (row,) = all_visits(tmp_path)
    assert (row["outcome"], row["unknown_events"]) == ("interrupted", 1)


def test_a_return_is_counted_by_its_step_and_its_weeks_and_is_in_no_row(
    repository: LogRepository, tmp_path: Path
) -> None:
    begun, end = Event(1, "choice", "welcome", "fr"), Event(3, "end", "intent", "left")
    resumed = Event(2, "fact", "resumed", "start")
    for weeks in ("103", "104"):
        repository.write(heard(begun, Event(2, "fact", "weeks", weeks), resumed, end))
    returns = "SELECT value, detail, visits FROM monthly_count WHERE figure = 'returns'"
    assert query_sql(tmp_path, returns) == [("start", "103", 1)]
    told = "SELECT DISTINCT choice FROM event WHERE page IN ('weeks', 'resumed')"
    assert query_sql(tmp_path, told) == [(None,)]


def test_each_visit_keeps_the_id_that_the_office_had_when_it_began(
    repository: LogRepository, tmp_path: Path
) -> None:
    made = heard(Event(1, "choice", "welcome", "fr"))
    repository.write(made)
    made.add_event(Event(2, "end", "intent", "left"), NOON, "ispra")
    repository.write(made)
    repository.write(heard(Event(1, "choice", "welcome", "fr"), office="ispra"))
    assert [row["office"] for row in all_visits(tmp_path)] == ["brussels", "ispra"]


def test_a_pin_attempt_is_kept_with_its_day_and_part_of_the_day(
    repository: LogRepository, tmp_path: Path
) -> None:
    for came in ("wrong", "locked", "right"):
        repository.write_pin_attempt(PinAttempt(came), NOON)
    assert query_sql(
        tmp_path, "SELECT day, part_of_day, result FROM pin_attempt ORDER BY number"
    ) == [("2026-11-20", "afternoon", came) for came in ("wrong", "locked", "right")]
