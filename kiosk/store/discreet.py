"""What may leave the office of a week's counts: none under 5, and nothing from which one could be computed.

A week with fewer than 5 visits shows that alone. Where the visits of a week, or of a stage, are shared out
among ids, a hidden count would be the rest of a sum, so that the largest is hidden with it; where not even
that lets a hidden one be anything from 1 to 4, the whole share-out is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from kiosk.store.cells import STOPPED, Cell

LEAST = 5
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


class Told(Struct, frozen=True):
    """A count as it may be told; without an id where a whole share-out is left out."""

    monday: str
    what: str
    id: str
    number: int
    visits: Shown


def discreet(counts: Mapping[Cell, int]) -> Iterator[Told]:
    """The counts of one week as they may leave the office."""
    visits = sum(count for cell, count in counts.items() if cell.what == "visit")
    for monday in {cell.monday for cell in counts}:
        yield Told(monday, "visit", ALL, 0, visits if visits >= LEAST else UNDER)
    if visits >= LEAST:
        for cell, count in sorted(counts.items()):
            if cell.what in APART and cell.what != "visit":
                yield _told(cell, count if count >= LEAST else UNDER)
        told = (one for share in shares(counts).values() for one in _shared(share))
        yield from dict.fromkeys(told)


def shares(counts: Mapping[Cell, int]) -> dict[tuple[str, str], dict[Cell, int]]:
    """The share-outs: by language, by method …, and the minutes of each stage.

    Outcomes are two: those that stopped somewhere, whose sum the pages tell, and the others.
    """
    found: dict[tuple[str, str], dict[Cell, int]] = defaultdict(dict)
    for cell, count in sorted(counts.items()):
        if cell.what in APART:
            continue
        part = ""
        if cell.what == "minutes":
            part = cell.value
            if counts.get(Cell(cell.monday, "entered", part), 0) < LEAST:
                continue
        elif cell.what == "outcome":
            part = "stopped" if cell.value in STOPPED else "other"
        found[cell.what, part][cell] = count
    return found


def _shared(share: Mapping[Cell, int]) -> Iterator[Told]:
    needed = cover(share.values())
    if needed == "all":
        cell = next(iter(share))
        yield Told(cell.monday, cell.what, cell.value if cell.what == "minutes" else "", 0, OUT)
        return
    # In the order of their ids, since any other order would tell about the counts.
    largest = max(sorted(share), key=lambda cell: share[cell])
    for cell, count in sorted(share.items()):
        over = needed == "largest" and cell == largest
        yield _told(cell, UNDER if count < LEAST else OVER if over else count)


def cover(counts: Iterable[int]) -> Literal["none", "largest", "all"]:
    """What is hidden of a share-out besides the counts under 5.

    Hiding the largest is enough where each count under 5 could be 1, and could be 4, with the same sum and
    the same one as the largest. That depends on the sum and on what is shown, so that it tells nothing more.
    """
    small = [count for count in counts if count < LEAST]
    large = sorted(count for count in counts if count >= LEAST)
    if not small:
        return "none"
    if not large:
        return "all"
    least = max([LEAST, *(count + 1 for count in large[:-1])])
    room = sum(small) - len(small) + large[-1] - least
    return "largest" if room >= LEAST - 2 else "all"


def _told(cell: Cell, shown: Shown) -> Told:
    return Told(cell.monday, cell.what, cell.value, cell.number, shown)
