"""Disclosure control: no count under 5 leaves the office, and none from which one follows.

A week with fewer than 5 visits shows that alone. Where the visits of a week, or of a stage, are divided among
ids, a hidden count would be the rest of a sum, so that the largest is hidden with it; where not even that
lets a hidden one be anything from 1 to 4, the whole group is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from kiosk.store.weekly_counts import WeeklyCount
from kiosk.visit_record import STOPPED

MIN_COUNT = 5
"""The smallest count that may be shown."""

HiddenCount = Literal["<5", "5+", "left out"]
SMALL: HiddenCount = "<5"
SECONDARY: HiddenCount = "5+"
"""Stands for a larger count that would give away a small one."""

LEFT_OUT: HiddenCount = "left out"
"""Stands for a whole group in which hiding a second count would not help."""

ShownCount = int | HiddenCount

UNGROUPED = ("visit", "entered", "done", "help", "differs")
"""Counts that do not divide a total: a visit may be in several, or in none."""

ALL_VISITS = "all"
"""The id of all visits of a week, whatever the office was called."""


class ReleasedCount(Struct, frozen=True):
    """A count of a week as it may be published; `id` is empty where a whole group is left out."""

    monday: str
    what: str
    id: str
    number: int
    visits: ShownCount


def suppress_small_counts(counts: Mapping[WeeklyCount, int]) -> Iterator[ReleasedCount]:
    """The counts of one week as they may leave the office."""
    visits = sum(count for cell, count in counts.items() if cell.what == "visit")
    for monday in {cell.monday for cell in counts}:
        total = visits if visits >= MIN_COUNT else SMALL
        yield ReleasedCount(monday, "visit", ALL_VISITS, 0, total)
    if visits >= MIN_COUNT:
        for cell, count in sorted(counts.items()):
            if cell.what in UNGROUPED and cell.what != "visit":
                yield _release(cell, count if count >= MIN_COUNT else SMALL)
        released = (
            count for group in group_counts(counts).values() for count in _release_group(group)
        )
        # Both groups of outcomes may be left out, which is said once.
        yield from dict.fromkeys(released)


def group_counts(
    counts: Mapping[WeeklyCount, int],
) -> dict[tuple[str, str], dict[WeeklyCount, int]]:
    """The groups that divide a total: by language, by method …, and the minutes of each stage.

    The key is the figure and the part of it. Outcomes are two groups: those that stopped somewhere, whose sum
    follows from the pages where they stopped, and the others.
    """
    groups: dict[tuple[str, str], dict[WeeklyCount, int]] = defaultdict(dict)
    for cell, count in sorted(counts.items()):
        if cell.what in UNGROUPED:
            continue
        part = ""
        if cell.what == "minutes":
            part = cell.value
            # Their sum is how many entered the stage, which is hidden then.
            if counts.get(WeeklyCount(cell.monday, "entered", part), 0) < MIN_COUNT:
                continue
        elif cell.what == "outcome":
            part = "stopped" if cell.value in STOPPED else "other"
        groups[cell.what, part][cell] = count
    return groups


def _release_group(group: Mapping[WeeklyCount, int]) -> Iterator[ReleasedCount]:
    hidden = suppress_secondary(group.values())
    if hidden == "all":
        cell = next(iter(group))
        id = cell.value if cell.what == "minutes" else ""
        yield ReleasedCount(cell.monday, cell.what, id, 0, LEFT_OUT)
        return
    # Sorted by id: any other order would say something about the counts.
    largest = max(sorted(group), key=lambda cell: group[cell])
    for cell, count in sorted(group.items()):
        if count < MIN_COUNT:
            yield _release(cell, SMALL)
        elif hidden == "largest" and cell == largest:
            yield _release(cell, SECONDARY)
        else:
            yield _release(cell, count)


def suppress_secondary(counts: Iterable[int]) -> Literal["none", "largest", "all"]:
    """What must be hidden of a group besides its counts under 5, so that none of these follows from the sum.

    Hiding the largest is enough where each count under 5 could be 1, and could be 4, with the same sum and
    the same one as the largest. That depends on the sum and on what is shown, so it gives nothing away itself.
    """
    small = [count for count in counts if count < MIN_COUNT]
    large = sorted(count for count in counts if count >= MIN_COUNT)
    if not small:
        return "none"
    if not large:
        return "all"
    # What the small ones and the largest, all at their least, leave over for one of the small ones to grow.
    largest_least = max([MIN_COUNT, *(count + 1 for count in large[:-1])])
    spare = sum(small) - len(small) + large[-1] - largest_least
    # From 1 to 4 a count grows by 3.
    return "largest" if spare >= MIN_COUNT - 2 else "all"


def _release(cell: WeeklyCount, shown: ShownCount) -> ReleasedCount:
    return ReleasedCount(cell.monday, cell.what, cell.value, cell.number, shown)
