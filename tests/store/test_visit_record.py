"""A visit's row comes from its own events and from nothing else."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.events import (
    Event,
    EventKind,
    FactName,
    Outcome,
    begins_visit,
    parse_outcome,
    part_of_day,
)
from kiosk.visit_record import (
    LOOK_UP_PAGES,
    VisitRecord,
    build_record,
    stage_seconds,
    step_seconds,
    stop_page,
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
            Event(0, "fact", "front_end", "screen"),
            Event(0, "page", "welcome"),
            Event(600, "choice", "welcome", "fr"),
            Event(600, "fact", "language", "fr"),
            Event(610, "fact", "language", "en"),
            Event(620, "fact", "reason", "start"),
            Event(630, "fact", "device", "ipad"),
            Event(640, "fact", "method", "passkey"),
            Event(650, "fact", "stage", "account"),
            Event(660, "fact", "helped", "yes"),
            Event(701, "choice", "end/stopped", "end"),
            Event(701, "end", "end/stopped", "stopped"),
        ]
    )
    assert row == VisitRecord(
        language="en",
        front_end="screen",
        reason="start",
        device="ipad",
        method="passkey",
        stage="account",
        outcome="stopped",
        helped=True,
    )


def test_time_in_which_nobody_is_there_any_more_is_no_minutes() -> None:
    left = [
        Event(0, "choice", "welcome", "fr"),
        Event(20, "page", "step/account/add-key"),
        Event(200, "choice", "step/account/add-key", "done"),
        Event(200, "page", "step/account/sign-out"),
        Event(380, "cover", "step/account/sign-out"),
        Event(1400, "end", "step/account/sign-out", "timed-out"),
    ]
    staged = [Event(0, "fact", "stage", "account"), *left]
    assert stage_seconds(staged) == {"account": 200}
    assert step_seconds(staged) == {"step/account/add-key": 180, "step/account/sign-out": 0}
    came_back = [*staged[:-1], Event(900, "uncovered", "step/account/sign-out"), staged[-1]]
    assert stage_seconds(came_back) == {"account": 900}
    assert step_seconds(came_back)["step/account/sign-out"] == 700


@pytest.mark.parametrize(
    ("kind", "found"),
    [("ipad", "ipad"), ("android-tablet", "android"), ("chromebook", "other"), ("", None)],
)
def test_a_row_has_one_of_six_classes_of_devices(kind: str, found: str | None) -> None:
    assert build_record([Event(0, "fact", "device", kind)]).device == found


START = [Event(0, "choice", "welcome", "fr"), Event(1, "fact", "reason", "start")]
TIMED_OUT = Event(900, "end", "home", "timed-out")


def seen(*pages: str) -> list[Event]:
    """The events of pages shown, one after the other."""
    return [Event(2, "page", page) for page in pages]


def test_a_visit_is_finished_once_what_it_came_for_is_done_whoever_says_goodbye() -> None:
    assert build_record([*START, *seen("step/account/sign-out"), TIMED_OUT]).outcome == "timed-out"
    done = [*START, *seen("finished/account")]
    assert build_record(done).outcome is None
    for how in get_args(Outcome):
        assert build_record([*done, Event(900, "end", "home", how)]).outcome == "finished"
    # What came later was more than it came for.
    begun = [*done, *seen("step/access/open-rcam"), TIMED_OUT]
    assert build_record(begun).outcome == "finished"


def test_a_check_is_done_with_its_verdict_and_a_stage_is_not() -> None:
    verdict = Event(5, "fact", "verdict", "after")
    check = Event(1, "fact", "reason", "check-device")
    assert build_record([check, verdict, TIMED_OUT]).outcome == "finished"
    assert build_record([check, TIMED_OUT]).outcome == "timed-out"
    assert build_record([*START, verdict, TIMED_OUT]).outcome == "timed-out"


@pytest.mark.parametrize("page", sorted(LOOK_UP_PAGES))
def test_what_was_to_be_looked_up_is_done_once_its_page_was_shown(page: str) -> None:
    look_up = Event(1, "fact", "reason", "something-else")
    assert build_record([look_up, *seen(page), TIMED_OUT]).outcome == "finished"
    assert build_record([*START, *seen(page), TIMED_OUT]).outcome == "timed-out"
    typed = Event(5, "typed", "phone")
    assert build_record([look_up, typed, TIMED_OUT]).outcome == "finished"
    assert build_record([look_up, *seen("phone"), TIMED_OUT]).outcome == "timed-out"


def test_a_visit_stops_at_the_last_page_with_something_left_to_do() -> None:
    pages = seen("step/account/type-email", "home", "paper", "home", "end/stopped", "help/home")
    assert stop_page([*START, *pages, TIMED_OUT]) == "step/account/type-email"
    assert stop_page([*START, *seen("welcome", "intent"), TIMED_OUT]) == "intent"
    assert stop_page([Event(0, "fact", "front_end", "line"), TIMED_OUT]) == ""


def test_a_line_visit_begins_with_its_front_end_and_a_screen_visit_with_a_reply() -> None:
    assert begins_visit(Event(0, "fact", "front_end", "line"))
    assert not begins_visit(Event(0, "fact", "front_end", "screen"))
    assert not begins_visit(Event(0, "page", "welcome"))
    assert begins_visit(Event(0, "setting", "welcome", "space"))


def test_a_day_has_three_parts() -> None:
    assert [part_of_day(hour) for hour in (0, 11, 12, 17, 18, 23)] == [
        "morning", "morning", "afternoon", "afternoon", "evening", "evening",
    ]  # fmt: skip


@given(EVENTS)
def test_any_events_make_a_row_of_known_words(events: list[Event]) -> None:
    row = build_record(events)
    assert row.outcome is None or parse_outcome(row.outcome) == row.outcome
    said = {event.choice for event in events}
    facts = (row.language, row.front_end, row.reason, row.method, row.stage)
    assert {fact for fact in facts if fact is not None} <= said
    ended = any(event.kind == "end" and parse_outcome(event.choice) for event in events)
    assert ended == (row.outcome is not None)
