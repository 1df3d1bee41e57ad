"""The eight numbers of a period as bars, each beside that of the period before."""

from collections.abc import Sequence

from kiosk.staff.number import both, number
from kiosk.staff.short import long, value
from kiosk.staff.sight import Sight
from kiosk.staff.titles import title_of
from kiosk.staff.weeks import returns, weeks
from kiosk.store.figures import Figures, IdFigures, StageFigures
from kiosk.view_model.page import BarChart


def eight(now: Figures, sight: Sight) -> tuple[BarChart, ...]:
    """All eight, in the order of their questions."""
    was = now.before or now
    return (
        weeks(now, sight),
        _counts("languages", now.languages, was.languages, "language", sight),
        _stages(now, sight),
        _stops(now, sight),
        _minutes(now, sight),
        _counts("methods", now.methods, was.methods, "method", sight),
        _counts("verdicts", now.verdicts, was.verdicts, "verdict", sight),
        _ends(now, sight),
        returns(now, sight),
    )


def _counts(
    id: str, now: Sequence[IdFigures], before: Sequence[IdFigures], column: str, sight: Sight
) -> BarChart:
    was = {one.id: one.visits for one in before}
    items = (
        (
            long(column, one.id, sight),
            both("beside", one.visits, was.get(one.id, 0), sight),
            one.visits,
        )
        for one in now
    )
    return number(id, items, sight)


def _stages(now: Figures, sight: Sight) -> BarChart:
    items = (
        (
            long("stage", one.id, sight),
            both("funnel", one.entered, one.done, sight),
            one.entered,
        )
        for one in _ordered(now, sight)
    )
    return number("stages", items, sight)


def _minutes(now: Figures, sight: Sight) -> BarChart:
    items = (
        (
            long("stage", one.id, sight),
            sight.say("figures", "half", number=one.minutes),
            one.minutes,
        )
        for one in _ordered(now, sight)
    )
    return number("minutes", items, sight)


def _ordered(now: Figures, sight: Sight) -> list[StageFigures]:
    """The stages as members come to them."""
    order = list(sight.kit.catalog.stages)
    return sorted(now.stages, key=lambda one: order.index(one.id) if one.id in order else 99)


def _stops(now: Figures, sight: Sight) -> BarChart:
    titles = [title_of(one.page, sight.tell) for one in now.stops]
    items = (
        (
            title if titles.count(title) == 1 else f"{title} · {_journey(one.page, sight)}",
            both("helped", one.stopped, one.help, sight),
            one.stopped,
        )
        for one, title in zip(now.stops, titles, strict=True)
    )
    return number("stops", items, sight)


def _journey(page: str, sight: Sight) -> str:
    """The stage or path of a step, which tells it from another of the same title."""
    return value("stage", page.split("/")[1] if "/" in page else page, sight)


def _ends(now: Figures, sight: Sight) -> BarChart:
    items = (
        (
            value("outcome", one.outcome, sight),
            both("helped", one.alone + one.helped, one.helped, sight),
            one.alone + one.helped,
        )
        for one in now.ends
    )
    return number("ends", items, sight)
