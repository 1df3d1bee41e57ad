"""The eight numbers of a period as bars, each beside that of the period before."""

from collections.abc import Sequence

from kiosk.staff.number import both, number
from kiosk.staff.short import day, long, value
from kiosk.staff.sight import Sight
from kiosk.staff.titles import title_of
from kiosk.store.numbers import Count, Figures, Stage
from kiosk.waist.blocks import Bars

LATER = 6
"""Weeks until return that share one bar with all after them."""
WEEKS = 13
"""Bars of the weeks; of a longer period, several weeks make one."""


def eight(now: Figures, sight: Sight) -> tuple[Bars, ...]:
    """All eight, in the order of their questions."""
    was = now.before or now
    return (
        _weeks(now, sight),
        _counts("languages", now.languages, was.languages, "language", sight),
        _stages(now, sight),
        _stops(now, sight),
        _minutes(now, sight),
        _counts("methods", now.methods, was.methods, "method", sight),
        _counts("verdicts", now.verdicts, was.verdicts, "verdict", sight),
        _ends(now, sight),
        _returns(now, sight),
    )


def _weeks(now: Figures, sight: Sight) -> Bars:
    size = -(-len(now.weeks) // WEEKS)
    items = []
    for at in range(0, len(now.weeks), size):
        some = now.weeks[at : at + size]
        visits = sum(week.visits for week in some)
        name = "week-of" if len(some) == 1 else "weeks-of"
        since = sight.say("figures", name, number=len(some), date=day(some[0].monday, sight))
        items.append((since, sight.tell.words.number(visits), visits))
    said = sight.tell.words.number
    before = (now.before or now).visits
    return number("weeks", items, sight, number=said(now.visits), last=said(before))


def _counts(
    id: str, now: Sequence[Count], before: Sequence[Count], column: str, sight: Sight
) -> Bars:
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


def _stages(now: Figures, sight: Sight) -> Bars:
    items = (
        (
            long("stage", one.id, sight),
            both("funnel", one.entered, one.done, sight),
            one.entered,
        )
        for one in _ordered(now, sight)
    )
    return number("stages", items, sight)


def _minutes(now: Figures, sight: Sight) -> Bars:
    items = (
        (
            long("stage", one.id, sight),
            sight.say("figures", "half", number=one.minutes),
            one.minutes,
        )
        for one in _ordered(now, sight)
    )
    return number("minutes", items, sight)


def _ordered(now: Figures, sight: Sight) -> list[Stage]:
    """The stages as members come to them."""
    order = list(sight.kit.catalog.stages)
    return sorted(now.stages, key=lambda one: order.index(one.id) if one.id in order else 99)


def _stops(now: Figures, sight: Sight) -> Bars:
    items = (
        (
            title_of(one.page, sight.tell),
            both("helped", one.stopped, one.help, sight),
            one.stopped,
        )
        for one in now.stops
    )
    return number("stops", items, sight)


def _ends(now: Figures, sight: Sight) -> Bars:
    items = (
        (
            value("outcome", one.outcome, sight),
            both("helped", one.alone + one.helped, one.helped, sight),
            one.alone + one.helped,
        )
        for one in now.ends
    )
    return number("ends", items, sight)


def _returns(now: Figures, sight: Sight) -> Bars:
    weeks: dict[int, int] = {}
    for one in now.returns:
        after = min(one.weeks, LATER)
        weeks[after] = weeks.get(after, 0) + one.visits
    items = (
        (_after(after, sight), sight.tell.words.number(visits), visits)
        for after, visits in sorted(weeks.items())
    )
    if now.returned is None:
        return number("returns", items, sight)
    return number("returned", items, sight, number=now.returned)


def _after(weeks: int, sight: Sight) -> str:
    name = "later" if weeks == LATER else f"after-{weeks}"
    return sight.say("figures", name, number=weeks) or sight.say("figures", "after", number=weeks)
