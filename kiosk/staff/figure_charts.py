"""The eight figures of a period as bar charts, each beside that of the period before."""

from collections.abc import Sequence
from datetime import date, timedelta

from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import (
    both_values,
    figure_chart,
    long_value,
    page_title,
    short_day,
    short_value,
)
from kiosk.store.figures import Figures, IdFigures, StageFigures, period_figures
from kiosk.store.weekly_counts import monday
from kiosk.view_model.page import BarChart

LATER = 6
"""Weeks until return that share one bar with all after them."""
WEEKS = 13
"""Bars of the weeks; of a longer period, several weeks make one."""


def week_chart(now: Figures, sight: StaffContext) -> BarChart:
    """The visits of each week, or of several weeks together."""
    size = -(-len(now.weeks) // WEEKS)
    items = []
    for at in range(0, len(now.weeks), size):
        some = now.weeks[at : at + size]
        visits = sum(week.visits for week in some)
        name = "week-of" if len(some) == 1 else "weeks-of"
        since = sight.say("figures", name, number=len(some), date=short_day(some[0].monday, sight))
        items.append((since, sight.tell.words.number(visits), visits))
    said = sight.tell.words.number
    before = (now.before or now).visits
    return figure_chart("weeks", items, sight, number=said(now.visits), last=said(before))


def return_chart(now: Figures, sight: StaffContext) -> BarChart:
    """After how many weeks members came back."""
    found: dict[int, int] = {}
    for one in now.returns:
        after = min(one.weeks, LATER)
        found[after] = found.get(after, 0) + one.visits
    items = (
        (_after(after, sight), sight.tell.words.number(visits), visits)
        for after, visits in sorted(found.items())
    )
    if now.returned is None:
        return figure_chart("returns", items, sight)
    return figure_chart("returned", items, sight, number=now.returned)


def _after(weeks: int, sight: StaffContext) -> str:
    name = "later" if weeks == LATER else f"after-{weeks}"
    return sight.say_if_any("figures", name, number=weeks) or sight.say(
        "figures", "after", number=weeks
    )


def all_charts(now: Figures, sight: StaffContext) -> tuple[BarChart, ...]:
    """All eight, in the order of their questions."""
    was = now.before or now
    return (
        week_chart(now, sight),
        _counts("languages", now.languages, was.languages, "language", sight),
        _stages(now, sight),
        _stops(now, sight),
        _minutes(now, sight),
        _counts("methods", now.methods, was.methods, "method", sight),
        _counts("verdicts", now.verdicts, was.verdicts, "verdict", sight),
        _ends(now, sight),
        return_chart(now, sight),
    )


def _counts(
    id: str, now: Sequence[IdFigures], before: Sequence[IdFigures], column: str, sight: StaffContext
) -> BarChart:
    was = {one.id: one.visits for one in before}
    items = (
        (
            long_value(column, one.id, sight),
            both_values("beside", one.visits, was.get(one.id, 0), sight),
            one.visits,
        )
        for one in now
    )
    return figure_chart(id, items, sight)


def _stages(now: Figures, sight: StaffContext) -> BarChart:
    items = (
        (
            long_value("stage", one.id, sight),
            both_values("funnel", one.entered, one.done, sight),
            one.entered,
        )
        for one in _ordered(now, sight)
    )
    return figure_chart("stages", items, sight)


def _minutes(now: Figures, sight: StaffContext) -> BarChart:
    items = (
        (
            long_value("stage", one.id, sight),
            sight.say("figures", "half", number=one.minutes),
            one.minutes,
        )
        for one in _ordered(now, sight)
    )
    return figure_chart("minutes", items, sight)


def _ordered(now: Figures, sight: StaffContext) -> list[StageFigures]:
    """The stages as members come to them."""
    order = list(sight.kit.catalog.stages)
    return sorted(now.stages, key=lambda one: order.index(one.id) if one.id in order else 99)


def _stops(now: Figures, sight: StaffContext) -> BarChart:
    titles = [page_title(one.page, sight.tell) for one in now.stops]
    items = (
        (
            title if titles.count(title) == 1 else f"{title} · {_journey(one.page, sight)}",
            both_values("helped", one.stopped, one.help, sight),
            one.stopped,
        )
        for one, title in zip(now.stops, titles, strict=True)
    )
    return figure_chart("stops", items, sight)


def _journey(page: str, sight: StaffContext) -> str:
    """The stage or path of a step, which tells it from another of the same title."""
    return short_value("stage", page.split("/")[1] if "/" in page else page, sight)


def _ends(now: Figures, sight: StaffContext) -> BarChart:
    items = (
        (
            short_value("outcome", one.outcome, sight),
            both_values("helped", one.alone + one.helped, one.helped, sight),
            one.alone + one.helped,
        )
        for one in now.ends
    )
    return figure_chart("ends", items, sight)


PERIODS = {"week": 1, "month": 4, "quarter": 13, "year": 52}
USUAL = "month"


def chosen_period(sight: StaffContext) -> str:
    """The period chosen."""
    chosen = sight.state.asked.get("figures", USUAL)
    return chosen if chosen in PERIODS else USUAL


def period_start(weeks: int, today: date) -> date:
    """The Monday from which on so many weeks are counted."""
    return monday(today) - timedelta(weeks=weeks - 1)


def chosen_figures(sight: StaffContext) -> Figures:
    """The figures of the period chosen."""
    today = sight.now.date()
    return period_figures(sight.folder, period_start(PERIODS[chosen_period(sight)], today), today)
