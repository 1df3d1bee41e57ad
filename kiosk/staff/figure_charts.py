"""The eight figures of a period as bar charts, each beside that of the period before."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import long_value, short_day, short_value
from kiosk.staff.page_titles import page_title
from kiosk.store.figures import Figures, IdFigures, StageFigures, period_figures
from kiosk.store.weekly_counts import monday
from kiosk.view_model.page import BarChart, ChartRow

LATER = 6
"""Weeks until return that share one bar with all after them."""
WEEKS = 13
"""Bars of the weeks; of a longer period, several weeks make one."""


Item = tuple[str, str, int]
"""The name of a bar, its words, its size."""


def figure_chart(id: str, items: Iterable[Item], context: StaffContext, **more: object) -> BarChart:
    """A number with its title; nothing counted is said in words."""
    found = list(items)
    max_length = max((size for _, _, size in found), default=0) or 1
    lines = tuple(ChartRow(name, say, size / max_length) for name, say, size in found)
    if not lines:
        lines = (ChartRow(context.say("figures", "nothing"), "", 0),)
    return BarChart(context.say("figures", id, **more), lines)


def both_values(name: str, number: int, last: int, context: StaffContext) -> str:
    """Two numbers in one sentence."""
    said = context.texts.words.number
    return context.say("figures", name, number=said(number), last=said(last))


def week_chart(now: Figures, context: StaffContext) -> BarChart:
    """The visits of each week, or of several weeks together."""
    size = -(-len(now.weeks) // WEEKS)
    items = []
    for at in range(0, len(now.weeks), size):
        some = now.weeks[at : at + size]
        visits = sum(week.visits for week in some)
        name = "week-of" if len(some) == 1 else "weeks-of"
        since = context.say(
            "figures", name, number=len(some), date=short_day(some[0].monday, context)
        )
        items.append((since, context.texts.words.number(visits), visits))
    said = context.texts.words.number
    before = (now.before or now).visits
    return figure_chart("weeks", items, context, number=said(now.visits), last=said(before))


def return_chart(now: Figures, context: StaffContext) -> BarChart:
    """After how many weeks members came back."""
    found: dict[int, int] = {}
    for one in now.returns:
        after = min(one.weeks, LATER)
        found[after] = found.get(after, 0) + one.visits
    items = (
        (_after(after, context), context.texts.words.number(visits), visits)
        for after, visits in sorted(found.items())
    )
    if now.returned is None:
        return figure_chart("returns", items, context)
    return figure_chart("returned", items, context, number=now.returned)


def _after(weeks: int, context: StaffContext) -> str:
    name = "later" if weeks == LATER else f"after-{weeks}"
    return context.say_if_any("figures", name, number=weeks) or context.say(
        "figures", "after", number=weeks
    )


def all_charts(now: Figures, context: StaffContext) -> tuple[BarChart, ...]:
    """All eight, in the order of their questions."""
    was = now.before or now
    return (
        week_chart(now, context),
        _counts("languages", now.languages, was.languages, "language", context),
        _stages(now, context),
        _stops(now, context),
        _minutes(now, context),
        _counts("methods", now.methods, was.methods, "method", context),
        _counts("verdicts", now.verdicts, was.verdicts, "verdict", context),
        _ends(now, context),
        return_chart(now, context),
    )


def _counts(
    id: str,
    now: Sequence[IdFigures],
    before: Sequence[IdFigures],
    column: str,
    context: StaffContext,
) -> BarChart:
    was = {one.id: one.visits for one in before}
    items = (
        (
            long_value(column, one.id, context),
            both_values("beside", one.visits, was.get(one.id, 0), context),
            one.visits,
        )
        for one in now
    )
    return figure_chart(id, items, context)


def _stages(now: Figures, context: StaffContext) -> BarChart:
    items = (
        (
            long_value("stage", one.id, context),
            both_values("funnel", one.entered, one.done, context),
            one.entered,
        )
        for one in _ordered(now, context)
    )
    return figure_chart("stages", items, context)


def _minutes(now: Figures, context: StaffContext) -> BarChart:
    items = (
        (
            long_value("stage", one.id, context),
            context.say("figures", "half", number=one.minutes),
            one.minutes,
        )
        for one in _ordered(now, context)
    )
    return figure_chart("minutes", items, context)


def _ordered(now: Figures, context: StaffContext) -> list[StageFigures]:
    """The stages as members come to them."""
    order = list(context.journey_context.content.stages)
    return sorted(now.stages, key=lambda one: order.index(one.id) if one.id in order else 99)


def _stops(now: Figures, context: StaffContext) -> BarChart:
    titles = [page_title(one.page, context.texts) for one in now.stops]
    items = (
        (
            title if titles.count(title) == 1 else f"{title} · {_journey(one.page, context)}",
            both_values("helped", one.stopped, one.help, context),
            one.stopped,
        )
        for one, title in zip(now.stops, titles, strict=True)
    )
    return figure_chart("stops", items, context)


def _journey(page: str, context: StaffContext) -> str:
    """The stage or path of a step, which tells it from another of the same title."""
    return short_value("stage", page.split("/")[1] if "/" in page else page, context)


def _ends(now: Figures, context: StaffContext) -> BarChart:
    items = (
        (
            short_value("outcome", one.outcome, context),
            both_values("helped", one.alone + one.helped, one.helped, context),
            one.alone + one.helped,
        )
        for one in now.ends
    )
    return figure_chart("ends", items, context)


PERIODS = {"week": 1, "month": 4, "quarter": 13, "year": 52}
USUAL = "month"


def chosen_period(context: StaffContext) -> str:
    """The period chosen."""
    chosen = context.state.asked.get("figures", USUAL)
    return chosen if chosen in PERIODS else USUAL


def period_start(weeks: int, today: date) -> date:
    """The Monday from which on so many weeks are counted."""
    return monday(today) - timedelta(weeks=weeks - 1)


def chosen_figures(context: StaffContext) -> Figures:
    """The figures of the period chosen."""
    today = context.now.date()
    return period_figures(
        context.folder, period_start(PERIODS[chosen_period(context)], today), today
    )
