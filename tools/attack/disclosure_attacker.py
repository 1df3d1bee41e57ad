"""A reader of published counts who knows the rule by which they were made, and looks for what they give away.

The reader knows bounds of counts of certain units (a kiosk and a month, or a sum of such) and the relations among
the counts of each unit. Propagation of the bounds finds most of what follows; a solver decides the rest.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from msgspec import Struct, field
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from kiosk.store.bounds_propagation import UNLIMITED, Equation, Interval, propagate_bounds
from kiosk.store.count_relations import CountKey, LinearRelation, MonthCounts

SMALL = range(1, 5)
"""Counts that must not be known where they are not published."""


ATTEMPTS_AT_ONCE = 8
"""So often the solver looks for counts that clear many targets at once, before it takes them one by one."""


class Hidden(NamedTuple):
    """A count of a unit, or the remainder of one of its relations, which has the number of the relation."""

    unit: Hashable
    key: CountKey | int


class Target(NamedTuple):
    """What the reader wants to know: the truth, and which multiple of 5 was published instead; None for none."""

    truth: int
    shown: int | None


class PublishedUnit(Struct, frozen=True, kw_only=True):
    """What is known of a unit: bounds of its counts; for judging the reader also their truth and what is shown.

    A count that is missing in `shown` is shown as 0. `is_published`: the unit has a file of its own.
    """

    truth: MonthCounts
    bounds: Mapping[CountKey, Interval]
    shown: MonthCounts
    is_published: bool = True


class Leak(NamedTuple):
    """A count that the reader has found out, or proved to be 1 at least."""

    hidden: Hidden
    truth: int
    found: Interval


class Knowledge(Struct):
    """All that the reader knows, bounds and equations; with the targets, and what is shown as a first guess."""

    bounds: dict[Hidden, Interval] = field(default_factory=dict)
    equations: list[Equation[Hidden]] = field(default_factory=list)
    targets: dict[Hidden, Target] = field(default_factory=dict)
    guess: dict[Hidden, int] = field(default_factory=dict)

    def add_unit(
        self,
        unit: Hashable,
        published: PublishedUnit,
        keys: Iterable[CountKey],
        relations: Iterable[LinearRelation],
    ) -> None:
        """Add what is known of these counts of a unit, and of these relations among them."""
        for key in keys:
            truth, shown = published.truth.get(key, 0), published.shown.get(key, 0)
            self._add_count(Hidden(unit, key), truth, shown, published.is_published)
            self.bounds[Hidden(unit, key)] = published.bounds.get(key, Interval())
        for number, relation in enumerate(relations):
            parts = [Hidden(unit, part) for part in relation.parts]
            if not relation.exact:
                rest = Hidden(unit, number)
                truth, shown = map(relation.remainder, (published.truth, published.shown))
                self._add_count(rest, truth, shown, published.is_published)
                parts.append(rest)
            wholes = tuple(Hidden(unit, whole) for whole in relation.wholes)
            self.equations.append(Equation(tuple(parts), wholes))

    def _add_count(self, hidden: Hidden, truth: int, shown: int, is_published: bool) -> None:
        self.targets[hidden] = Target(truth, shown if is_published else None)
        self.guess[hidden] = shown

    def add_sum(self, total: Hashable, units: Sequence[Hashable], keys: Iterable[CountKey]) -> None:
        """Say that one unit is the sum of others."""
        for key in keys:
            parts = tuple(Hidden(unit, key) for unit in units)
            self.equations.append(Equation(parts, (Hidden(total, key),)))

    def allows(self, counts: Mapping[Hidden, int]) -> bool:
        """Whether all counts may be these at once."""
        return all(
            low <= counts[hidden] <= high
            for hidden in self.targets
            for low, high in (self.bounds.get(hidden, Interval()),)
        ) and all(
            sum(counts[one] for one in equation.left) == sum(counts[one] for one in equation.right)
            for equation in self.equations
        )


def find_leaks(knowledge: Knowledge, *, by_guess: bool = False) -> list[Leak]:
    """What follows from the knowledge and must not be known.

    `by_guess` first tries whether what is shown may be the truth, and looks only for targets that this leaves
    open: it takes no time. Else propagation and the solver have to find such counts by themselves.
    """
    assert knowledge.allows({hidden: one.truth for hidden, one in knowledge.targets.items()})
    targets = {hidden: one for hidden, one in knowledge.targets.items() if may_leak(one)}
    if by_guess and knowledge.allows(knowledge.guess):
        targets = {
            hidden: one
            for hidden, one in targets.items()
            if not _is_cleared(one, knowledge.guess[hidden])
        }
    if not targets:
        return []
    found = propagate_bounds(knowledge.bounds, knowledge.equations)
    bounds = {hidden: found.bounds.get(hidden, Interval()) for hidden in targets}
    leaks = [
        Leak(hidden, one.truth, bounds[hidden])
        for hidden, one in targets.items()
        if is_leak(bounds[hidden], one)
    ]
    certain = {leak.hidden for leak in leaks}
    undecided = {hidden: one for hidden, one in targets.items() if hidden not in certain}
    if undecided:
        leaks += Solver(found.bounds, knowledge.equations).find_leaks(undecided)
    return leaks


def is_leak(bounds: Interval, target: Target) -> bool:
    """Whether such bounds fix a count of 1 to 4, or prove a visit where none is shown."""
    return bounds.low == bounds.high in SMALL or (target.shown == 0 and bounds.low > 0)


def may_leak(target: Target) -> bool:
    """Whether bounds that hold the truth can be a leak at all."""
    return target.truth in SMALL or (target.shown == 0 and target.truth > 0)


class Solver:
    """Looks by integer programming for counts that fit all that is known and differ from the truth."""

    def __init__(
        self, bounds: Mapping[Hidden, Interval], equations: Sequence[Equation[Hidden]]
    ) -> None:
        names = {count for equation in equations for count in (*equation.left, *equation.right)}
        self._names = [*names]
        self._numbers = {name: number for number, name in enumerate(self._names)}
        known = [bounds.get(name, Interval()) for name in self._names]
        highs = [float("inf") if one.high >= UNLIMITED else one.high for one in known]
        self._bounds = Bounds([one.low for one in known], highs)
        entries = [
            (sign, row, self._numbers[name])
            for row, equation in enumerate(equations)
            for sign, side in ((1, equation.left), (-1, equation.right))
            for name in side
        ]
        signs, rows, columns = zip(*entries, strict=True)
        shape = (len(equations), len(self._names))
        self._constraint = LinearConstraint(csr_array((signs, (rows, columns)), shape), 0, 0)

    def find_leaks(self, undecided: Mapping[Hidden, Target]) -> list[Leak]:
        """Those of the undecided counts that leak: many are cleared at once, the others one by one."""
        open_ones = {name: one for name, one in undecided.items() if name in self._numbers}
        random = Random(len(open_ones))
        for attempt in range(ATTEMPTS_AT_ONCE):
            if not open_ones:
                return []
            costs = {name: random.choice((-1, 1)) for name in open_ones}
            if attempt == 0:
                # At first all that is shown as 0 is to be 0, which clears most.
                costs = {name: 1 for name, one in open_ones.items() if one.shown == 0}
            counts = self._cheapest(costs)
            open_ones = {
                name: one for name, one in open_ones.items() if not _is_cleared(one, counts[name])
            }
        leaks = []
        for name, target in open_ones.items():
            found = Interval(*(self._cheapest({name: sign})[name] for sign in (1, -1)))
            if is_leak(found, target):
                leaks.append(Leak(name, target.truth, found))
        return leaks

    def _cheapest(self, costs: Mapping[Hidden, int]) -> dict[Hidden, int]:
        """Counts that fit all that is known, with the least sum of their costs."""
        all_costs = [0] * len(self._names)
        for name, cost in costs.items():
            all_costs[self._numbers[name]] = cost
        found = milp(
            all_costs,
            integrality=[1] * len(all_costs),
            bounds=self._bounds,
            constraints=self._constraint,
        )
        assert found.success, found.message
        return dict(zip(self._names, map(round, found.x), strict=True))


def _is_cleared(target: Target, possible: int) -> bool:
    """Whether a count that is possible besides the truth shows that the target does not leak."""
    if target.shown == 0 and target.truth > 0:
        return possible == 0
    return possible != target.truth
