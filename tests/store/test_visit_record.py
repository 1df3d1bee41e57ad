"""A visit's row comes from its own events and from nothing else."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from kiosk.events import (
    Event,
    EventKind,
    FactName,
    Outcome,
    VisitRecord,
    begins_visit,
    build_record,
    parse_outcome,
    part_of_day,
)

EVENTS = st.lists(
    st.builds(
        Event,
        second=st.integers(0, 10_000),
        kind=st.sampled_from(get_args(EventKind)),
        page=st.sampled_from((*get_args(FactName), "welcome", "")),
        choice=st.sampled_from((*get_args(Outcome), "fr", "line", "yes", "")),
    )
)


def test_the_last_word_on_each_fact_stands() -> None:
    row = build_record(
        [
            Event(0, "fact", "door", "screen"),
            Event(0, "page", "welcome"),
            Event(600, "choice", "welcome", "fr"),
            Event(600, "fact", "language", "fr"),
            Event(610, "fact", "language", "en"),
            Event(620, "fact", "intent", "start"),
            Event(630, "fact", "device", "ipad"),
            Event(640, "fact", "method", "passkey"),
            Event(650, "fact", "stage", "account"),
            Event(660, "fact", "helped", "yes"),
            Event(701, "end", "end/stopped", "stopped"),
        ]
    )
    assert row == VisitRecord(
        language="en",
        front_end="screen",
        intent="start",
        device="ipad",
        method="passkey",
        stage="account",
        outcome="stopped",
        minutes=2,
        helped=True,
    )


def test_minutes_count_from_the_first_touch_and_not_from_the_welcome_page() -> None:
    waited = [Event(0, "page", "welcome"), Event(7200, "choice", "welcome", "fr")]
    assert build_record(waited).minutes == 0
    assert build_record([*waited, Event(7201, "page", "intent")]).minutes == 1


def test_a_line_visit_begins_with_its_front_end_and_a_screen_visit_with_a_reply() -> None:
    assert begins_visit(Event(0, "fact", "door", "line"))
    assert not begins_visit(Event(0, "fact", "door", "screen"))
    assert not begins_visit(Event(0, "page", "welcome"))
    assert begins_visit(Event(0, "setting", "welcome", "space"))


def test_a_day_has_three_parts() -> None:
    assert [part_of_day(hour) for hour in (0, 11, 12, 17, 18, 23)] == [
        "morning", "morning", "afternoon", "afternoon", "evening", "evening",
    ]  # fmt: skip


@given(EVENTS)
def test_any_events_make_a_row_of_known_words(events: list[Event]) -> None:
    row = build_record(events)
    assert row.minutes >= 0
    assert row.outcome is None or parse_outcome(row.outcome) == row.outcome
    said = {event.choice for event in events}
    facts = (row.language, row.front_end, row.intent, row.device, row.method, row.stage)
    assert {fact for fact in facts if fact is not None} <= said
    ended = any(event.kind == "end" and parse_outcome(event.choice) for event in events)
    assert ended == (row.outcome is not None)
