"""The eight numbers of a period as bars, each beside that of the period before."""

from collections.abc import Sequence

from kiosk.staff.number import beside, number
from kiosk.staff.short import day, long
from kiosk.staff.sight import Sight
from kiosk.staff.titles import title_of
from kiosk.store.numbers import Count, Figures
from kiosk.waist.blocks import Bars

LATER = 8
"""Weeks until return that have a bar."""
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
        since = sight.say("figures", "since", date=day(some[0].monday, sight))
        items.append((since, sight.tell.words.number(visits), visits))
    both = beside(now.visits, (now.before or now).visits, sight)
    return number("weeks" if size == 1 else "months", items, sight, WEEKS, state=both)


def _counts(
    id: str, now: Sequence[Count], before: Sequence[Count], column: str, sight: Sight
) -> Bars:
    was = {one.id: one.visits for one in before}
    items = (
        (long(column, one.id, sight), beside(one.visits, was.get(one.id, 0), sight), one.visits)
        for one in now
    )
    return number(id, items, sight)


def _stages(now: Figures, sight: Sight) -> Bars:
    order = list(sight.kit.catalog.stages)
    stages = sorted(now.stages, key=lambda one: order.index(one.id) if one.id in order else 99)
    items = (
        (
            long("stage", one.id, sight),
            sight.say("figures", "funnel", first=one.entered, last=one.done),
            one.entered,
        )
        for one in stages
    )
    return number("stages", items, sight)


def _minutes(now: Figures, sight: Sight) -> Bars:
    items = (
        (
            long("stage", one.id, sight),
            sight.say("figures", "half", number=one.minutes),
            one.minutes,
        )
        for one in now.stages
    )
    return number("minutes", items, sight)


def _stops(now: Figures, sight: Sight) -> Bars:
    items = (
        (
            title_of(one.page, sight.tell),
            sight.say("figures", "stop", number=one.stopped, of=one.help),
            one.stopped,
        )
        for one in now.stops
    )
    return number("stops", items, sight)


def _ends(now: Figures, sight: Sight) -> Bars:
    items = (
        (
            long("outcome", one.outcome, sight),
            sight.say("figures", "end", number=one.alone + one.helped, of=one.helped),
            one.alone + one.helped,
        )
        for one in now.ends
    )
    return number("ends", items, sight)


def _returns(now: Figures, sight: Sight) -> Bars:
    weeks: dict[int, int] = {}
    for one in now.returns:
        weeks[one.weeks] = weeks.get(one.weeks, 0) + one.visits
    items = (
        (_after(after, sight), sight.tell.words.number(visits), visits)
        for after, visits in sorted(weeks.items())
    )
    median = "-" if now.returned is None else now.returned
    return number("returns", items, sight, LATER, number=median)


def _after(weeks: int, sight: Sight) -> str:
    return sight.say("figures", f"after-{weeks}") or sight.say("figures", "after", number=weeks)
