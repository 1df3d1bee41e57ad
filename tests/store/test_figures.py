"""Figures come from the weekly counts, and are those that the raw rows come to."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.events import Event
from kiosk.store.figures import DifferingFigures, Figures, changed_steps, period_figures
from kiosk.store.read_only import query_log
from kiosk.store.visit_counts import monday
from tests.store.logs import MEMORY, OUTCOMES, DatedVisit, query_sql, write_visits
from tests.store.row_figures import RowFigures
from tests.store.strategies import ended_visits

DAY = date(2026, 10, 21)


def same(found: Figures, naive: RowFigures) -> None:
    """All ten numbers, told in two ways."""
    assert found.visits == len(naive.visits)
    assert sum(week.visits for week in found.weeks) == found.visits
    assert {one.id: one.visits for one in found.languages} == naive.languages
    assert {one.id: one.visits for one in found.methods} == naive.methods
    assert {one.id: one.visits for one in found.verdicts} == naive.verdicts
    assert {one.id: one.entered for one in found.stages} == naive.entered
    assert {one.id: one.done for one in found.stages if one.done} == {
        id: naive.done[id] for id in naive.done if id in naive.entered
    }
    assert {one.id: one.minutes for one in found.stages} == {
        id: naive.median(id) for id in naive.entered
    }
    told = {(one.outcome, 0): one.alone for one in found.ends}
    told |= {(one.outcome, 1): one.helped for one in found.ends}
    assert {end: count for end, count in told.items() if count} == naive.ends
    assert {(one.step, one.weeks): one.visits for one in found.returns} == naive.returns
    assert {one.page: one.visits for one in found.differing} == naive.differing
    assert {one.page: one.unexplained for one in found.differing if one.unexplained} == (
        naive.unexplained
    )
    for stop in found.stops:
        assert (stop.stopped, stop.help) == (naive.stops[stop.page], naive.help[stop.page])
    most = sorted(naive.stops.values(), reverse=True)[:5]
    assert [stop.stopped for stop in found.stops] == most


@settings(max_examples=20)
@given(st.lists(ended_visits(), max_size=12), st.integers(0, 40), st.integers(0, 30))
def test_the_figures_of_the_counts_are_those_of_the_rows(
    told: list[DatedVisit], first: int, length: int
) -> None:
    since = date(2026, 10, 1) + timedelta(days=first)
    until = since + timedelta(days=length)
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        folder = Path(name)
        write_visits(folder, told)
        found = period_figures(folder, since, until)
        assert (found.since, found.until) == (monday(since), monday(until) + timedelta(days=6))
        same(found, RowFigures(folder, found.since, found.until))
        before = found.before
        assert before is not None
        assert before.until == found.since - timedelta(days=1)
        assert len(before.weeks) == len(found.weeks)
        same(before, RowFigures(folder, before.since, before.until))


def test_each_ended_visit_is_counted_once_however_often_it_is_written(tmp_path: Path) -> None:
    told = [
        (DAY, [Event(3, "choice", "welcome", "fr"), Event(3, "end", "welcome", outcome)])
        for outcome in OUTCOMES
    ]
    write_visits(tmp_path, told)
    write_visits(tmp_path, [])
    assert query_sql(tmp_path, "SELECT sum(visits) FROM daily_visits") == [(len(OUTCOMES),)]


def test_an_open_visit_is_not_counted_until_it_is_closed_as_interrupted(tmp_path: Path) -> None:
    write_visits(
        tmp_path, [(DAY, [Event(3, "choice", "welcome", "fr"), Event(9, "page", "intent")])]
    )
    assert query_sql(tmp_path, "SELECT * FROM week") == []
    write_visits(tmp_path, [])
    found = period_figures(tmp_path, DAY, DAY)
    assert [(end.outcome, end.alone) for end in found.ends] == [("interrupted", 1)]
    assert [(stop.page, stop.stopped) for stop in found.stops] == [("intent", 1)]


def test_who_stops_behind_help_stopped_at_the_page_below(tmp_path: Path) -> None:
    events = [
        Event(0, "choice", "welcome", "fr"),
        Event(1, "page", "step/account/add-key"),
        Event(2, "help", "step/account/add-key"),
        Event(2, "page", "help/step"),
        Event(3, "page", "end/stopped"),
        Event(4, "end", "end/stopped", "stopped"),
    ]
    write_visits(tmp_path, [(DAY, events)])
    (stop,) = period_figures(tmp_path, DAY, DAY).stops
    assert (stop.page, stop.stopped, stop.help) == ("step/account/add-key", 1, 1)


OTHER = Event(1, "choice", "step/account/add-key", "else")


def test_a_screen_that_is_different_counts_once_a_visit_and_whether_anything_explained_it(
    tmp_path: Path,
) -> None:
    explained = [OTHER, Event(2, "choice", "else/account/add-key", "done"), OTHER]
    unexplained = [OTHER, Event(2, "choice", "screens/account/add-key", "unknown")]
    end = Event(3, "end", "intent", "left")
    write_visits(tmp_path, [(DAY, [*events, end]) for events in (explained, unexplained)])
    (found,) = period_figures(tmp_path, DAY, DAY).differing
    assert (found.page, found.visits, found.unexplained) == ("step/account/add-key", 2, 1)


def test_staff_hear_of_a_step_where_screens_were_different_in_three_visits_of_four_weeks(
    tmp_path: Path,
) -> None:
    end = Event(3, "end", "intent", "left")
    days = [DAY, DAY - timedelta(days=14), DAY - timedelta(days=21)]
    for number, day in enumerate(days, 1):
        write_visits(tmp_path, [(day, [OTHER, end])])
        assert lately(tmp_path, DAY) == ([] if number < 3 else [3])
    assert lately(tmp_path, DAY + timedelta(weeks=1)) == []


def lately(folder: Path, today: date) -> list[int]:
    """The visits of each step that staff are told of."""
    none: list[DifferingFigures] = []
    found = query_log(folder, lambda conn: changed_steps(conn, today), none)
    return [one.visits for one in found]


def test_weeks_without_a_visit_are_there_with_none(tmp_path: Path) -> None:
    found = period_figures(tmp_path, date(2026, 10, 1), date(2026, 10, 31))
    assert [week.visits for week in found.weeks] == [0] * 5
    assert found.before is not None
    assert found.returned is None
    write_visits(
        tmp_path, [(DAY, [Event(0, "choice", "welcome", "fr"), Event(0, "end", "", "left")])]
    )
    found = period_figures(tmp_path, date(2026, 10, 1), date(2026, 10, 31))
    assert [week.visits for week in found.weeks] == [0, 0, 0, 1, 0]
