"""The eight figures of a period, made from nothing but the weekly counts."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from kiosk.events import Outcome
from kiosk.store.connection import query_log
from kiosk.store.weekly_counts import monday


class WeekFigures(Struct, frozen=True):
    """The visits of a week."""

    monday: date
    visits: int


class IdFigures(Struct, frozen=True):
    """How many visits had something: a language, a method, what the device check came to."""

    id: str
    visits: int


class StageFigures(Struct, frozen=True):
    """How many visits entered a stage, how many brought it to its end, and the minutes that half of them took.

    `minutes` is the upper end of a bucket: "up to 8 minutes".
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
    """How many visits ended so: alone, and with somebody's help."""

    outcome: Outcome
    alone: int
    helped: int


class ReturnFigures(Struct, frozen=True):
    """How many visits resumed at a step so many weeks after the code was made."""

    step: str
    weeks: int
    visits: int


class Figures(Struct, frozen=True, kw_only=True):
    """The eight numbers of whole weeks, from a Monday to a Sunday; the most frequent comes first in each.

    `returned` is the median of the weeks until return, None where nobody returned; `before` has the figures of
    as many weeks before these.
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
    before: "Figures | None" = None


STOPS = 5
"""How many of the pages where most stop are named."""

WEEK = timedelta(days=7)
COUNTS = """
    SELECT what, value, number, sum(count) FROM week
    WHERE what != 'visit' AND monday BETWEEN ? AND ? GROUP BY what, value, number
"""
VISITS = """
    SELECT monday, sum(count) FROM week WHERE what = 'visit' AND monday BETWEEN ? AND ? GROUP BY monday
"""

Counts = dict[str, dict[tuple[str, int], int]]


def period_figures(folder: Path, since: date, until: date) -> Figures:
    """The figures of all weeks that these days touch, and of as many before them.

    Raises sqlite3.Error and OSError as `ask` does.
    """
    first, last = monday(since), monday(until)
    length = last - first + WEEK
    empty = _made({}, {}, first, last), _made({}, {}, first - length, first - WEEK)

    def both(conn: sqlite3.Connection) -> tuple[Figures, Figures]:
        return _of(conn, first, last), _of(conn, first - length, first - WEEK)

    now, before = query_log(folder, both, empty)
    return replace(now, before=before)


def _of(conn: sqlite3.Connection, first: date, last: date) -> Figures:
    period = first.isoformat(), last.isoformat()
    counts: Counts = {}
    for what, value, number, count in conn.execute(COUNTS, period):
        counts.setdefault(what, {})[value, number] = count
    return _made(dict(conn.execute(VISITS, period)), counts, first, last)


def _made(visits: dict[str, int], counts: Counts, first: date, last: date) -> Figures:
    mondays = [first + number * WEEK for number in range((last - first) // WEEK + 1)]
    weeks = tuple(WeekFigures(day, visits.get(day.isoformat(), 0)) for day in mondays)
    returns = counts.get("return", {})
    return Figures(
        since=first,
        until=last + timedelta(days=6),
        visits=sum(week.visits for week in weeks),
        weeks=weeks,
        languages=_listed(counts, "language"),
        stages=tuple(_stages(counts)),
        stops=tuple(_stops(counts)),
        methods=_listed(counts, "method"),
        verdicts=_listed(counts, "verdict"),
        ends=tuple(_ends(counts)),
        returns=tuple(ReturnFigures(*step, visits) for step, visits in _most(returns)),
        returned=_median((weeks, visits) for (_, weeks), visits in returns.items()),
    )


def _listed(counts: Counts, what: str) -> tuple[IdFigures, ...]:
    return tuple(IdFigures(id, visits) for (id, _), visits in _most(counts.get(what, {})))


def _stages(counts: Counts) -> Iterator[StageFigures]:
    done, minutes = counts.get("done", {}), counts.get("minutes", {})
    for (id, _), entered in _most(counts.get("entered", {})):
        spent = ((most, visits) for (stage, most), visits in minutes.items() if stage == id)
        yield StageFigures(id, entered, done.get((id, 0), 0), _median(spent) or 0)


def _stops(counts: Counts) -> Iterator[StopFigures]:
    help = counts.get("help", {})
    for place, stopped in _most(counts.get("stop", {}))[:STOPS]:
        yield StopFigures(place[0], stopped, help.get(place, 0))


def _ends(counts: Counts) -> Iterator[OutcomeFigures]:
    ends = counts.get("outcome", {})
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    found = [OutcomeFigures(one, ends.get((one, 0), 0), ends.get((one, 1), 0)) for one in outcomes]
    yield from sorted(
        (one for one in found if one.alone or one.helped), key=lambda one: -one.alone - one.helped
    )


def _most(counts: dict[tuple[str, int], int]) -> list[tuple[tuple[str, int], int]]:
    """The most frequent first, equal ones by their names."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _median(found: Iterator[tuple[int, int]]) -> int | None:
    """The least value that half of them do not go beyond; None without any."""
    counted = sorted(found)
    half = sum(count for _, count in counted) / 2
    passed = 0
    for value, count in counted:
        passed += count
        if passed >= half:
            return value
    return None
