"""Controlled rounding: the counts of each month as multiples of 5 that keep every relation among the counts.

The rounded months are themselves counts that a kiosk may have had, and would be rounded to themselves. Why that
makes them safe stands in `docs/decisions/0012-disclosure.md`.

What rounding adds or takes away is carried to the next month, count by count, so that quarters and years, which
are sums of rounded months, stray no further from the truth than a month does. Each count begins with a carry of
-2 to 2, drawn with the key of the kiosk: whoever knows nearly all visits cannot say whether the last one shows.
"""

import hmac
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from heapq import heapify, heappop, heapreplace
from typing import TypeAlias

from msgspec import Struct

from kiosk.store.count_relations import (
    FIGURES,
    RELATIONS,
    CountKey,
    LinearRelation,
    MonthCounts,
    Relation,
    group_parts,
)

STEP = 5
"""Rounded counts are multiples of this."""

KeysByFigure: TypeAlias = Mapping[str, Sequence[CountKey]]


class FigureBounds(Struct, frozen=True):
    """What bounds the counts of a figure when it is rounded, by the figures that are rounded before it.

    `division`: its counts and a remainder share what the whole was rounded to. `caps`: each is at most a whole.
    `floors`: each is at least the sum of its parts.
    """

    figure: str
    division: Relation | None
    caps: tuple[Relation, ...]
    floors: tuple[Relation, ...]


@cache
def figure_bounds() -> tuple[FigureBounds, ...]:
    """The bounds of each figure, in the order of `FIGURES`."""
    return tuple(_bounds_of(figure) for figure in FIGURES)


def _bounds_of(figure: str) -> FigureBounds:
    before = FIGURES[: FIGURES.index(figure)]
    above = [one for one in RELATIONS if one.part == figure and one.whole in before]
    return FigureBounds(
        figure,
        next((one for one in above if not one.overlapping), None),
        tuple(one for one in above if one.overlapping),
        tuple(one for one in RELATIONS if one.whole == figure and one.part in before),
    )


class CountRounder:
    """Rounds the counts of one kiosk, month after month, from the first one that it counted."""

    def __init__(self, key: bytes) -> None:
        """`key` is the secret of the kiosk; with another one the same counts are rounded otherwise."""
        if not key:
            raise ValueError("rounding needs a key")
        self._key = key
        self._draws: dict[CountKey, int] = {}
        self._true: Counter[CountKey] = Counter()
        self._rounded: Counter[CountKey] = Counter()

    def add_month(self, counts: MonthCounts, rounded: MonthCounts) -> None:
        """Carry on from a month that has been rounded before, whose counts may have been corrected since."""
        self._true.update(counts)
        self._rounded.update(rounded)

    def round_month(self, counts: MonthCounts) -> dict[CountKey, int]:
        """The rounded counts of the next month, without those that are 0."""
        self._true.update(counts)
        of_figure: dict[str, list[CountKey]] = defaultdict(list)
        for key in sorted(key for key, count in self._true.items() if count > 0):
            of_figure[key.figure].append(key)
        month: Counter[CountKey] = Counter()
        for bounds in figure_bounds():
            caps = _caps(bounds, of_figure, month)
            if bounds.division:
                for wholes, parts in group_parts(bounds.division, of_figure):
                    self._share_whole(LinearRelation(tuple(parts), wholes, False), caps, month)
            else:
                floors = _floors(bounds, of_figure, month)
                for key in of_figure[bounds.figure]:
                    nearest = max(0, (self._wanted(key) + STEP // 2) // STEP * STEP)
                    month[key] = max(min(nearest, caps.get(key, nearest)), floors.get(key, 0))
        rounded = {key: count for key, count in month.items() if count}
        self._rounded.update(rounded)
        return rounded

    def _share_whole(
        self, relation: LinearRelation, caps: Mapping[CountKey, int], month: Counter[CountKey]
    ) -> None:
        """Give the rounded whole away by fives, each to the part, or the remainder, that lacks most."""
        # Sorted by what is lacking, then by the draw: None stands for the remainder.
        lacking: list[tuple[int, int, CountKey | None]] = [
            (-self._wanted(key), self._draw(key), key) for key in relation.parts
        ]
        if relation.remainder(self._true) > 0:
            remainder = relation.remainder(self._true) - relation.remainder(self._rounded)
            lacking.append((-remainder, -1, None))
        heapify(lacking)
        left = sum(month[key] for key in relation.wholes)
        while left and lacking:
            lack, draw, key = lacking[0]
            if key and month[key] + STEP > caps.get(key, month[key] + STEP):
                heappop(lacking)
                continue
            heapreplace(lacking, (lack + STEP, draw, key))
            left -= STEP
            if key:
                month[key] += STEP

    def _wanted(self, key: CountKey) -> int:
        """What the count needs this month so that all months together show the truth."""
        return self._true[key] - self._rounded[key] + self._draw(key) % STEP - STEP // 2

    def _draw(self, key: CountKey) -> int:
        """A number for each count that only the key tells."""
        if key not in self._draws:
            digest = hmac.digest(self._key, "\0".join(key).encode(), "sha256")
            self._draws[key] = int.from_bytes(digest[:8], "big")
        return self._draws[key]


def _caps(
    bounds: FigureBounds, of_figure: KeysByFigure, month: Counter[CountKey]
) -> dict[CountKey, int]:
    """The most that counts of a figure may be; of some figures nothing says it."""
    caps: dict[CountKey, int] = {}
    for relation in bounds.caps:
        for wholes, parts in group_parts(relation, of_figure):
            whole = sum(month[key] for key in wholes)
            caps |= {key: min(whole, caps.get(key, whole)) for key in parts}
    return caps


def _floors(
    bounds: FigureBounds, of_figure: KeysByFigure, month: Counter[CountKey]
) -> dict[CountKey, int]:
    """The least that counts of a figure may be, where it is not 0."""
    floors: dict[CountKey, int] = {}
    for relation in bounds.floors:
        for (whole,), parts in group_parts(relation, of_figure):
            floors[whole] = max(sum(month[key] for key in parts), floors.get(whole, 0))
    return floors
