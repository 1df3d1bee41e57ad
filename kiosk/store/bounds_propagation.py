"""Bounds propagation: how far equations among hidden counts narrow what each of them can be.

Every count is a whole number of 0 or more. Bounds that propagation finds hold; tighter ones may follow from
several equations at once, which only a solver finds (`tools/attack/disclosure_attacker.py`).
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct, field

Count = TypeVar("Count", bound=Hashable)

UNLIMITED = 10**9
"""Stands for the upper bound of a count of which nothing is known."""

MAX_VISITS_TO_AN_EQUATION = 1000
"""An end for bounds that creep: what is found by then holds, and contradictions may creep for ever."""


class Interval(NamedTuple):
    """The least and the most that a count can be; the least is above the most where nothing is possible."""

    low: int = 0
    high: int = UNLIMITED


Bounds: TypeAlias = dict[Count, Interval]


class Equation(Struct, Generic[Count], frozen=True):
    """The counts on the left add up to as much as those on the right; none is on both sides."""

    left: tuple[Count, ...]
    right: tuple[Count, ...]


class Propagation(Struct, Generic[Count]):
    """What was found: the bounds of each count, and the counts of equations that cannot hold."""

    bounds: dict[Count, Interval]
    contradicted: set[Count] = field(default_factory=set)


def propagate_bounds(
    given: Mapping[Count, Interval], equations: Sequence[Equation[Count]]
) -> Propagation[Count]:
    """Narrow the given bounds by the equations until nothing changes; counts without bounds begin unlimited."""
    found = Propagation(dict(given))
    users: dict[Count, list[int]] = defaultdict(list)
    for number, equation in enumerate(equations):
        for count in (*equation.left, *equation.right):
            users[count].append(number)
    waiting = deque(range(len(equations)))
    is_waiting = [True] * len(equations)
    visits = [0] * len(equations)
    while waiting:
        number = waiting.popleft()
        is_waiting[number] = False
        visits[number] += 1
        for count in _narrow(equations[number], found):
            for user in users[count]:
                if not is_waiting[user] and visits[user] < MAX_VISITS_TO_AN_EQUATION:
                    is_waiting[user] = True
                    waiting.append(user)
    return found


def _narrow(equation: Equation[Count], found: Propagation[Count]) -> list[Count]:
    """Narrow the bounds of the counts of one equation; those that changed."""
    bounds, anything = found.bounds, Interval()
    left = [bounds.get(count, anything) for count in equation.left]
    right = [bounds.get(count, anything) for count in equation.right]
    left_low, left_high = _add_up(left)
    right_low, right_high = _add_up(right)
    if left_low > right_high or right_low > left_high:
        found.contradicted.update(equation.left, equation.right)
        return []
    changed = []
    sides = (
        (equation.left, left, right_low - left_high, right_high - left_low),
        (equation.right, right, left_low - right_high, left_high - right_low),
    )
    for counts, intervals, least, most in sides:
        for count, (low, high) in zip(counts, intervals, strict=True):
            # The others of its side at their most leave at least this, and at their least at most that.
            new_low, new_high = max(low, least + high), min(high, most + low)
            if (new_low, new_high) != (low, high):
                bounds[count] = Interval(new_low, new_high)
                changed.append(count)
    return changed


def _add_up(intervals: Iterable[Interval]) -> Interval:
    low = high = 0
    for interval in intervals:
        low += interval.low
        high += interval.high
    return Interval(low, high)
