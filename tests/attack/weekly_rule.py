"""The rule of before, by which each week was published by itself; kept as the thing that is attacked.

A week with fewer than 5 visits shows that alone. Counts under 5 are "<5"; where they divide a total, the largest
is "5+" as well, or the whole group "left out". What a reader knows of such counts is given as bounds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kiosk.store.bounds_propagation import Interval
from kiosk.store.count_relations import VISITS, CountKey, MonthCounts
from kiosk.visit_record import STOPPED

MIN_COUNT = 5
SMALL, ANYTHING = Interval(1, MIN_COUNT - 1), Interval()
UNGROUPED = ("stage_entered", "stage_done", "help", "differs")
GROUPED = ("outcome", "language", "method", "verdict", "returns", "minutes", "stop")
FIGURES = ("visits", *UNGROUPED, *GROUPED)
"""The figures that were exported."""


def exported(counts: MonthCounts) -> Counter[CountKey]:
    """Those of the counts that were exported."""
    return Counter({key: count for key, count in counts.items() if key.figure in FIGURES})


def known_bounds(counts: MonthCounts, names: Iterable[CountKey]) -> dict[CountKey, Interval]:
    """What a reader of one week knows of each of the names; of a count that is not listed, that it is 0."""
    visits = counts.get(VISITS, 0)
    if visits < MIN_COUNT:
        return {**dict.fromkeys(names, Interval(0, visits and SMALL.high)), VISITS: SMALL}
    bounds = dict.fromkeys(names, Interval(0, 0))
    for key, count in counts.items():
        if key.figure in UNGROUPED or key == VISITS:
            bounds[key] = Interval(count, count) if count >= MIN_COUNT else SMALL
    for (figure, value), group in _groups(counts).items():
        # The minutes of a stage that few entered were left out.
        entered = counts.get(CountKey("stage_entered", value), 0)
        is_out = figure == "minutes" and entered < MIN_COUNT
        bounds |= dict.fromkeys(group, ANYTHING) if is_out else _group_bounds(group)
    left_out = {
        key.figure for group in _groups(counts).values() for key in group if bounds[key] == ANYTHING
    }
    # Which ids a group that is left out has is not told either.
    return {
        key: ANYTHING if key.figure in left_out and one == (0, 0) else one
        for key, one in bounds.items()
    }


def _groups(counts: MonthCounts) -> Mapping[tuple[str, str], dict[CountKey, int]]:
    groups: dict[tuple[str, str], dict[CountKey, int]] = defaultdict(dict)
    for key, count in sorted(counts.items()):
        if key.figure == "minutes":
            groups["minutes", key.value][key] = count
        elif key.figure == "outcome":
            groups["outcome", str(key.value in STOPPED)][key] = count
        elif key.figure in GROUPED:
            groups[key.figure, ""][key] = count
    return groups


def _group_bounds(group: Mapping[CountKey, int]) -> dict[CountKey, Interval]:
    small = [count for count in group.values() if count < MIN_COUNT]
    large = sorted(count for count in group.values() if count >= MIN_COUNT)
    plain = {
        key: Interval(count, count) if count >= MIN_COUNT else SMALL for key, count in group.items()
    }
    if not small:
        return plain
    if not large:
        return dict.fromkeys(group, ANYTHING)
    least = max([MIN_COUNT, *(count + 1 for count in large[:-1])])
    if sum(small) - len(small) + large[-1] - least < MIN_COUNT - 2:
        return dict.fromkeys(group, ANYTHING)
    largest = max(sorted(group), key=lambda key: group[key])
    return {**plain, largest: Interval(least)}
