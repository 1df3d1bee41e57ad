"""The ten figures of a period, made from nothing but the weekly counts."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from kiosk.events import Outcome
from kiosk.store.read_only import query_log
from kiosk.store.weekly_counts import monday


class WeekFigures(Struct, frozen=True):
    """The visits of a week."""

    monday: date
    visits: int


class IdFigures(Struct, frozen=True):
    """How many visits had an id: of a language, of a method, of a verdict on the device."""

    id: str
    visits: int


class StageFigures(Struct, frozen=True):
    """How many visits entered a stage, how many finished it, and the median of the minutes spent in it.

    `minutes` is the upper end of a bucket of `weekly_counts.MINUTES`: "up to 8 minutes".
    """

    id: str
    entered: int
    done: int
    minutes: int


class StopFigures(Struct, frozen=True):
    """How many visits stopped at a page, and in how many help was asked there."""

    page: str
    stopped: int
    help: int


class OutcomeFigures(Struct, frozen=True):
    """How many visits had an outcome: of members alone, and of members with a helper."""

    outcome: Outcome
    alone: int
    helped: int


class ReturnFigures(Struct, frozen=True):
    """How many visits resumed at a step so many weeks after it was reached."""

    step: str
    weeks: int
    visits: int


class DifferingFigures(Struct, frozen=True):
    """In how many visits the screen was different at a step, given by its page; how often nothing explained it."""

    page: str
    visits: int
    unexplained: int


class Figures(Struct, frozen=True, kw_only=True):
    """The ten figures of whole weeks, from a Monday to a Sunday; the most frequent id comes first in each.

    `returned` is the median of the weeks until return, None where nobody returned; `before` has the figures of
    as many weeks before these, and no `before` of its own.
    """

    since: date
    until: date
    visits: int
    weeks: tuple[WeekFigures, ...]
    languages: tuple[IdFigures, ...]
    stages: tuple[StageFigures, ...]
    stops: tuple[StopFigures, ...]
    methods: tuple[IdFigures, ...]
    verdicts: tuple[IdFigures, ...]
    ends: tuple[OutcomeFigures, ...]
    returns: tuple[ReturnFigures, ...]
    returned: int | None
    differing: tuple[DifferingFigures, ...]
    before: "Figures | None" = None


MAX_STOPS = 5
"""How many of the pages where visits stopped are listed."""

MAX_DIFFERING = 3
"""How many of the steps where screens were different are listed."""

WEEK = timedelta(days=7)
PERIOD_COUNTS = """
    SELECT what, value, number, sum(count) FROM week
    WHERE what != 'visit' AND monday BETWEEN ? AND ? GROUP BY what, value, number
"""
PERIOD_VISITS = """
    SELECT monday, sum(count) FROM week WHERE what = 'visit' AND monday BETWEEN ? AND ? GROUP BY monday
"""

MIN_DIFFERING = 3
"""Visits within `LATELY` weeks in which a screen was different at one step, from which on staff are told."""

LATELY = 4

Counts = dict[str, dict[tuple[str, int], int]]
"""What is counted, its value and number (see `WeeklyCount`), and the visits of all weeks together."""


def period_figures(folder: Path, since: date, until: date) -> Figures:
    """The figures of all weeks that these days touch, and of as many before them.

    Raises sqlite3.Error and OSError as `query_log` does.
    """
    first, last = monday(since), monday(until)
    length = last - first + WEEK
    before = first - length, first - WEEK
    nothing = _build_figures({}, {}, first, last), _build_figures({}, {}, *before)

    def query_both(conn: sqlite3.Connection) -> tuple[Figures, Figures]:
        return _query_figures(conn, first, last), _query_figures(conn, *before)

    figures, earlier = query_log(folder, query_both, nothing)
    return replace(figures, before=earlier)


def changed_steps(conn: sqlite3.Connection, today: date) -> list[DifferingFigures]:
    """The steps at which screens were different often of late: there EU Login may have changed."""
    last = monday(today)
    first = last - (LATELY - 1) * WEEK
    counts: Counts = {}
    for what, value, number, count in conn.execute(
        PERIOD_COUNTS, (first.isoformat(), last.isoformat())
    ):
        counts.setdefault(what, {})[value, number] = count
    return [one for one in _differing_figures(counts) if one.visits >= MIN_DIFFERING]


def _query_figures(conn: sqlite3.Connection, first: date, last: date) -> Figures:
    period = first.isoformat(), last.isoformat()
    counts: Counts = {}
    for what, value, number, count in conn.execute(PERIOD_COUNTS, period):
        counts.setdefault(what, {})[value, number] = count
    return _build_figures(dict(conn.execute(PERIOD_VISITS, period)), counts, first, last)


def _build_figures(visits: dict[str, int], counts: Counts, first: date, last: date) -> Figures:
    mondays = [first + number * WEEK for number in range((last - first) // WEEK + 1)]
    weeks = tuple(WeekFigures(day, visits.get(day.isoformat(), 0)) for day in mondays)
    returns = counts.get("return", {})
    return Figures(
        since=first,
        until=last + timedelta(days=6),
        visits=sum(week.visits for week in weeks),
        weeks=weeks,
        languages=_id_figures(counts, "language"),
        stages=tuple(_stage_figures(counts)),
        stops=tuple(_stop_figures(counts)),
        methods=_id_figures(counts, "method"),
        verdicts=_id_figures(counts, "verdict"),
        ends=tuple(_outcome_figures(counts)),
        returns=tuple(ReturnFigures(*step, visits) for step, visits in _most_frequent(returns)),
        returned=_weighted_median((weeks, visits) for (_, weeks), visits in returns.items()),
        differing=tuple(_differing_figures(counts)[:MAX_DIFFERING]),
    )


def _id_figures(counts: Counts, what: str) -> tuple[IdFigures, ...]:
    return tuple(IdFigures(id, visits) for (id, _), visits in _most_frequent(counts.get(what, {})))


def _stage_figures(counts: Counts) -> Iterator[StageFigures]:
    done, minutes = counts.get("done", {}), counts.get("minutes", {})
    for (id, _), entered in _most_frequent(counts.get("entered", {})):
        spent = ((most, visits) for (stage, most), visits in minutes.items() if stage == id)
        yield StageFigures(id, entered, done.get((id, 0), 0), _weighted_median(spent) or 0)


def _stop_figures(counts: Counts) -> Iterator[StopFigures]:
    help = counts.get("help", {})
    for page, stopped in _most_frequent(counts.get("stop", {}))[:MAX_STOPS]:
        yield StopFigures(page[0], stopped, help.get(page, 0))


def _differing_figures(counts: Counts) -> list[DifferingFigures]:
    visits = counts.get("differs", {})
    figures = [
        DifferingFigures(
            page, visits.get((page, 0), 0) + visits.get((page, 1), 0), visits.get((page, 1), 0)
        )
        for page in dict.fromkeys(page for page, _ in visits)
    ]
    return sorted(figures, key=lambda one: (-one.visits, -one.unexplained, one.page))


def _outcome_figures(counts: Counts) -> Iterator[OutcomeFigures]:
    visits = counts.get("outcome", {})
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    figures = [
        OutcomeFigures(outcome, visits.get((outcome, 0), 0), visits.get((outcome, 1), 0))
        for outcome in outcomes
    ]
    yield from sorted(
        (one for one in figures if one.alone or one.helped), key=lambda one: -one.alone - one.helped
    )


def _most_frequent(counts: dict[tuple[str, int], int]) -> list[tuple[tuple[str, int], int]]:
    """The most frequent first, equal ones by their ids."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _weighted_median(values: Iterator[tuple[int, int]]) -> int | None:
    """The lower median of values, each given with how often it occurs; None where there are none."""
    ordered = sorted(values)
    half = sum(count for _, count in ordered) / 2
    passed = 0
    for value, count in ordered:
        passed += count
        if passed >= half:
            return value
    return None
