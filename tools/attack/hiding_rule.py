"""The rule that was not taken: counts under 5 are hidden, and as many others as keep them hidden.

It is tried here for comparison, and to its advantage: one file at a time, against propagation alone.
"""

from kiosk.store.bounds_propagation import Equation, Interval, propagate_bounds
from kiosk.store.count_relations import (
    VISITS,
    CountKey,
    LinearRelation,
    MonthCounts,
    linear_relations,
)
from tools.attack.disclosure_attacker import SMALL, Target, is_leak

Name = CountKey | int
"""A count, or the remainder of the relation with that number."""


def shown_by_hiding(counts: MonthCounts) -> set[CountKey]:
    """The counts that may be shown as they are, if that is all that is published."""
    relations = linear_relations(counts)
    equations = [
        Equation[Name](one.parts if one.exact else (*one.parts, number), one.wholes)
        for number, one in enumerate(relations)
    ]
    shown = {key for key, count in counts.items() if count > SMALL[-1]}
    while more := _hidden_as_well(counts, shown, relations, equations):
        shown -= more
    return shown


def _hidden_as_well(
    counts: MonthCounts,
    shown: set[CountKey],
    relations: list[LinearRelation],
    equations: list[Equation[Name]],
) -> set[CountKey]:
    """For each count that the others give away the smallest of these, which has to be hidden, too."""
    bounds: dict[Name, Interval] = {}
    for key, count in counts.items():
        if key in shown:
            bounds[key] = Interval(count, count)
        elif count in range(SMALL.stop):
            bounds[key] = Interval(0, SMALL[-1])
    found = propagate_bounds(bounds, equations).bounds
    more: set[CountKey] = set()
    for number, (relation, equation) in enumerate(zip(relations, equations, strict=True)):
        names = {*equation.left, *equation.right} - shown
        truths: dict[Name, int] = {
            name: counts[name] for name in names if isinstance(name, CountKey)
        }
        if number in names:
            truths[number] = relation.remainder(counts)
        given_away = [
            name
            for name, truth in truths.items()
            if truth in SMALL and is_leak(found.get(name, Interval()), Target(truth, 0))
        ]
        helping = [key for key in (*relation.parts, *relation.wholes) if key in shown]
        if given_away and helping:
            more.add(min(helping, key=lambda key: (key == VISITS, counts[key], key)))
    return more
