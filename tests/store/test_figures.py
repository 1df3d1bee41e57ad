"""Figures come from the monthly counts or from the rows, and are those that the events come to."""

import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.events import Event
from kiosk.store.count_relations import CountKey, broken_relations
from kiosk.store.figure_spans import Span, named_span
from kiosk.store.figures import DifferingStep, Figures, changed_steps, read_figures
from kiosk.store.read_only import query_log
from tests.store.logs import MEMORY, OUTCOMES, DatedVisit, query_sql, write_visits
from tests.store.row_figures import count_naively
from tests.store.strategies import ended_visits

DAY = date(2026, 10, 21)
TODAY = date(2026, 11, 20)
OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))
NOT_IN_ROWS = ("minutes", "step_minutes", "returns")


def read(folder: Path, span: Span, days: int = 30, today: date = TODAY) -> Figures:
    """The figures of a span on the day of these tests."""
    return read_figures(folder, span, today, days)


def within(visits: list[DatedVisit], span: Span) -> list[DatedVisit]:
    """The visits of these days."""
    return [one for one in visits if span.first <= one[0] <= span.last]


@settings(max_examples=30)
@given(st.lists(ended_visits(), max_size=12))
def test_the_figures_of_a_month_are_those_of_its_visits(told: list[DatedVisit]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        folder = Path(name)
        write_visits(folder, told)
        found = read(folder, OCTOBER)
        assert (found.source, found.span) == ("months", OCTOBER)
        assert found.counts == count_naively(within(told, OCTOBER))
        assert found.visits == sum(found.days.values()) == len(within(told, OCTOBER))
        assert broken_relations(found.counts) == []
        november = read(folder, Span(date(2026, 11, 1), date(2026, 11, 30)))
        assert november.before is not None
        assert november.before.counts == found.counts


@settings(max_examples=30)
@given(st.lists(ended_visits(), max_size=12), st.integers(0, 40), st.integers(0, 12))
def test_single_days_are_exact_as_long_as_their_rows_are_kept(
    told: list[DatedVisit], first: int, length: int
) -> None:
    since = date(2026, 10, 2) + timedelta(days=first)
    span = Span(since, min(since + timedelta(days=length), date(2026, 11, 18)))
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        folder = Path(name)
        write_visits(folder, told)
        found = read(folder, span, days=120)
        if span.is_whole:
            return
        naive = count_naively(within(told, span))
        assert (found.source, found.span) == ("rows", span)
        assert found.counts == Counter(
            {key: count for key, count in naive.items() if key.figure not in NOT_IN_ROWS}
        )


def test_further_back_than_the_rows_the_whole_months_stand_for_single_days(tmp_path: Path) -> None:
    end = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]
    write_visits(tmp_path, [(date(2026, 8, day), end) for day in (1, 15, 31)])
    found = read(tmp_path, Span(date(2026, 8, 10), date(2026, 8, 20)))
    assert (found.source, found.visits) == ("months", 3)
    assert found.span == Span(date(2026, 8, 1), date(2026, 8, 31))
    assert found.before is not None
    assert found.before.span == Span(date(2026, 7, 1), date(2026, 7, 31))


def test_the_running_month_is_compared_with_the_same_days_of_the_last_by_its_visits(
    tmp_path: Path,
) -> None:
    end = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]
    days = [date(2026, 10, day) for day in (1, 20, 21, 30)] + [date(2026, 11, 20)]
    write_visits(tmp_path, [(day, end) for day in days])
    span = named_span("this-month", TODAY)
    found = read_figures(tmp_path, span, TODAY, 30, running=True)
    assert (found.source, found.visits) == ("months", 1)
    assert found.before is not None
    assert (found.before.source, found.before.visits) == ("days", 2)
    assert found.before.counts == Counter()
    kept = read_figures(tmp_path, span, TODAY, 90, running=True)
    assert kept.before is not None
    assert (kept.before.source, kept.before.counts[CountKey("visits", "all")]) == ("rows", 2)


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
    assert query_sql(tmp_path, "SELECT * FROM monthly_count") == []
    write_visits(tmp_path, [])
    found = read(tmp_path, OCTOBER)
    assert found.of("outcome") == {CountKey("outcome", "interrupted", "alone"): 1}
    assert found.by_value("stop") == {"intent": 1}


def test_a_visit_that_has_ended_keeps_its_order_and_no_seconds_nor_the_exact_device(
    tmp_path: Path,
) -> None:
    events = [
        Event(0, "choice", "welcome", "fr"),
        Event(2, "fact", "device", "ipad"),
        Event(40, "page", "step/account/add-key"),
        Event(100, "choice", "step/account/add-key", "done"),
        Event(300, "end", "step/account/add-key", "timed-out"),
    ]
    write_visits(tmp_path, [(DAY, events)])
    assert query_sql(tmp_path, "SELECT * FROM uncounted_event") == []
    rows = query_sql(tmp_path, "SELECT number, kind, page, choice FROM event ORDER BY number")
    assert rows[1] == (2, "fact", "device", None)
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5]
    assert query_sql(tmp_path, "SELECT device FROM visit") == [("ipad",)]
    found = read(tmp_path, OCTOBER)
    assert found.median_minutes("step_minutes", "step/account/add-key") == 1
    assert found.by_value("device") == {"ipad": 1}


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
    found = read(tmp_path, OCTOBER)
    for figure in ("stop", "help", "reached"):
        assert found.by_value(figure) == {"step/account/add-key": 1}


OTHER = Event(1, "choice", "step/account/add-key", "else")


def test_a_screen_that_is_different_counts_once_a_visit_and_whether_anything_explained_it(
    tmp_path: Path,
) -> None:
    explained = [OTHER, Event(2, "choice", "else/account/add-key", "done"), OTHER]
    unexplained = [OTHER, Event(2, "choice", "screens/account/add-key", "unknown")]
    end = Event(3, "end", "intent", "left")
    write_visits(tmp_path, [(DAY, [*events, end]) for events in (explained, unexplained)])
    assert read(tmp_path, OCTOBER).of("differs") == {
        CountKey("differs", "step/account/add-key", "explained"): 1,
        CountKey("differs", "step/account/add-key", "unexplained"): 1,
    }


def test_staff_hear_of_a_step_where_screens_were_different_in_three_visits_of_two_months(
    tmp_path: Path,
) -> None:
    end = Event(3, "end", "intent", "left")
    days = [DAY, DAY - timedelta(days=14), DAY - timedelta(days=30)]
    for number, day in enumerate(days, 1):
        write_visits(tmp_path, [(day, [OTHER, end])])
        assert lately(tmp_path, DAY) == ([] if number < 3 else [3])
    assert lately(tmp_path, DAY + timedelta(weeks=4)) == []


def lately(folder: Path, today: date) -> list[int]:
    """The visits of each step that staff are told of."""
    none: list[DifferingStep] = []
    found = query_log(folder, lambda conn: changed_steps(conn, today), none)
    return [one.visits for one in found]


def test_without_a_log_every_figure_is_empty(tmp_path: Path) -> None:
    found = read(tmp_path, OCTOBER)
    assert (found.visits, found.days, found.counts, found.before) == (0, {}, Counter(), None)
