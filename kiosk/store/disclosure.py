"""Disclosure control: no count under 5 leaves the office, and none from which one follows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from kiosk.store.weekly_counts import STOPPED, WeeklyCount

MIN_COUNT = 5
"""The smallest count that may be shown."""

Hidden = Literal["<5", "5+", "left out"]
UNDER: Hidden = "<5"
OVER: Hidden = "5+"
"""Stands for a count that would give away another."""

OUT: Hidden = "left out"
"""Stands for a whole share-out in which hiding others would not help."""

Shown = int | Hidden

APART = ("visit", "entered", "done", "help")
"""Counts that share out nothing: a visit may be in several, or in none."""

ALL = "all"
"""The id of all visits of a week, whatever the office was called."""


class ReleasedCount(Struct, frozen=True):
    """A count as it may be told; without an id where a whole share-out is left out."""

    monday: str
    what: str
    id: str
    number: int
    visits: Shown


def suppress_small_counts(counts: Mapping[WeeklyCount, int]) -> Iterator[ReleasedCount]:
    """The counts of one week as they may leave the office."""
    visits = sum(count for cell, count in counts.items() if cell.what == "visit")
    for monday in {cell.monday for cell in counts}:
        yield ReleasedCount(monday, "visit", ALL, 0, visits if visits >= MIN_COUNT else UNDER)
    if visits >= MIN_COUNT:
        for cell, count in sorted(counts.items()):
            if cell.what in APART and cell.what != "visit":
                yield _told(cell, count if count >= MIN_COUNT else UNDER)
        told = (one for share in group_counts(counts).values() for one in _shared(share))
        yield from dict.fromkeys(told)


def group_counts(
    counts: Mapping[WeeklyCount, int],
) -> dict[tuple[str, str], dict[WeeklyCount, int]]:
    """The share-outs: by language, by method …, and the minutes of each stage.

    Outcomes are two: those that stopped somewhere, whose sum the pages tell, and the others.
    """
    found: dict[tuple[str, str], dict[WeeklyCount, int]] = defaultdict(dict)
    for cell, count in sorted(counts.items()):
        if cell.what in APART:
            continue
        part = ""
        if cell.what == "minutes":
            part = cell.value
            if counts.get(WeeklyCount(cell.monday, "entered", part), 0) < MIN_COUNT:
                continue
        elif cell.what == "outcome":
            part = "stopped" if cell.value in STOPPED else "other"
        found[cell.what, part][cell] = count
    return found


def _shared(share: Mapping[WeeklyCount, int]) -> Iterator[ReleasedCount]:
    needed = suppress_secondary(share.values())
    if needed == "all":
        cell = next(iter(share))
        yield ReleasedCount(
            cell.monday, cell.what, cell.value if cell.what == "minutes" else "", 0, OUT
        )
        return
    # In the order of their ids, since any other order would tell about the counts.
    largest = max(sorted(share), key=lambda cell: share[cell])
    for cell, count in sorted(share.items()):
        over = needed == "largest" and cell == largest
        yield _told(cell, UNDER if count < MIN_COUNT else OVER if over else count)


def suppress_secondary(counts: Iterable[int]) -> Literal["none", "largest", "all"]:
    """What is hidden of a share-out besides the counts under 5.

    Hiding the largest is enough where each count under 5 could be 1, and could be 4, with the same sum and
    the same one as the largest. That depends on the sum and on what is shown, so that it tells nothing more.
    """
    small = [count for count in counts if count < MIN_COUNT]
    large = sorted(count for count in counts if count >= MIN_COUNT)
    if not small:
        return "none"
    if not large:
        return "all"
    least = max([MIN_COUNT, *(count + 1 for count in large[:-1])])
    room = sum(small) - len(small) + large[-1] - least
    return "largest" if room >= MIN_COUNT - 2 else "all"


def _told(cell: WeeklyCount, shown: Shown) -> ReleasedCount:
    return ReleasedCount(cell.monday, cell.what, cell.value, cell.number, shown)
