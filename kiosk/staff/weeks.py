"""The numbers of the figures that go by weeks: visits, and how long members stayed away."""

from kiosk.staff.number import number
from kiosk.staff.short import day
from kiosk.staff.sight import Sight
from kiosk.store.figures import Figures
from kiosk.view_model.page import BarChart

LATER = 6
"""Weeks until return that share one bar with all after them."""
WEEKS = 13
"""Bars of the weeks; of a longer period, several weeks make one."""


def weeks(now: Figures, sight: Sight) -> BarChart:
    """The visits of each week, or of several weeks together."""
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


def returns(now: Figures, sight: Sight) -> BarChart:
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
        return number("returns", items, sight)
    return number("returned", items, sight, number=now.returned)


def _after(weeks: int, sight: Sight) -> str:
    name = "later" if weeks == LATER else f"after-{weeks}"
    return sight.say_if_any("figures", name, number=weeks) or sight.say(
        "figures", "after", number=weeks
    )
