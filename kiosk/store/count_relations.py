"""The relations between the counts of a month, as data: what anybody knows of counts whose numbers are hidden.

The rounding (`controlled_rounding.py`), the check before a release (`disclosure.py`) and the attack on both
(`tools/attack/disclosure.py`) read the same relations. A new figure needs its place in `FIGURES`, and a `Relation`
to each figure that its counts are part of.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from kiosk.visit_record import STEP_PAGE, STOPPED

ALL = "all"
"""The value of the one count of all visits."""


class CountKey(NamedTuple):
    """What is counted: the figure, one of its values, and a detail where the figure has one.

    The value is an id of what the figure is named after; of `stop`, `reached`, `help`, `step_minutes` and
    `differs` a page, of `returns` a step, of `minutes` a stage. The detail is alone or helped (outcome), a stage
    (method_done), a bucket of minutes (minutes, step_minutes), weeks (returns), explained or unexplained
    (differs).
    """

    figure: str
    value: str
    detail: str = ""


VISITS = CountKey("visits", ALL)
MonthCounts: TypeAlias = Mapping[CountKey, int]
"""The counts of one month of one kiosk, or their sum over several; a count that is missing is 0."""

FIGURES = (
    "visits", "outcome", "language", "reason", "device", "part_of_day", "weekday", "front_end", "method",
    "verdict", "returns", "stop", "stage_entered", "minutes", "stage_done", "method_done", "reached", "help",
    "step_minutes", "differs",
)  # fmt: skip
"""Every figure, in the order in which they are rounded: each after those that it is part of.

`stop` comes before `stage_entered` and `reached` although it is part of them, since its sum is that of the
outcomes that stopped; the others are raised where a stop needs it.
"""


class Relation(Struct, frozen=True):
    """The counts of the figure `part` that belong to one count of `whole` add up to that at most.

    `by` says to which they belong: all to the one count of the whole, or each to the count whose value is its own
    value, its own detail, or the stage of its page. `exact`: they add up to just the whole. `overlapping`: a
    visit may be in several of them, so that each alone is at most the whole. `among`: the whole is the sum of the
    counts of that figure with one of these values.
    """

    part: str
    whole: str = "visits"
    by: Literal["all", "value", "detail", "page_stage"] = "all"
    exact: bool = False
    overlapping: bool = False
    among: frozenset[str] = frozenset()

    def whole_of(self, part: CountKey) -> CountKey | None:
        """The count that bounds a part; None for a page of no stage."""
        if self.by == "page_stage":
            kind, _, rest = part.value.partition("/")
            return CountKey(self.whole, rest.partition("/")[0]) if kind == STEP_PAGE else None
        value = {"all": ALL, "value": part.value, "detail": part.detail}[self.by]
        return CountKey(self.whole, value)


RELATIONS = (
    Relation("outcome", exact=True),
    Relation("language"),
    Relation("reason"),
    Relation("device"),
    Relation("part_of_day", exact=True),
    Relation("weekday", exact=True),
    Relation("front_end"),
    Relation("method"),
    Relation("verdict"),
    Relation("returns"),
    Relation("stage_entered", overlapping=True),
    Relation("minutes", "stage_entered", by="value"),
    Relation("stage_done", "stage_entered", by="value", overlapping=True),
    Relation("method_done", "stage_done", by="detail"),
    Relation("method_done", "method", by="value", overlapping=True),
    Relation("stop", "outcome", exact=True, among=STOPPED),
    Relation("stop", "stage_entered", by="page_stage"),
    Relation("stop", "reached", by="value", overlapping=True),
    Relation("reached", overlapping=True),
    Relation("reached", "stage_entered", by="page_stage", overlapping=True),
    Relation("help", "reached", by="value", overlapping=True),
    Relation("step_minutes", "reached", by="value"),
    Relation("differs", "reached", by="value"),
)


class LinearRelation(NamedTuple):
    """The counts `parts` add up to at most the sum of the counts `wholes`; to just that where it is exact."""

    parts: tuple[CountKey, ...]
    wholes: tuple[CountKey, ...]
    exact: bool

    def remainder(self, counts: MonthCounts) -> int:
        """What of the wholes is in none of the parts: a count of visits, too."""
        wholes = sum(counts.get(key, 0) for key in self.wholes)
        return wholes - sum(counts.get(key, 0) for key in self.parts)

    def holds(self, counts: MonthCounts) -> bool:
        """Whether counts keep the relation."""
        remainder = self.remainder(counts)
        return remainder == 0 if self.exact else remainder >= 0


def linear_relations(keys: Iterable[CountKey]) -> list[LinearRelation]:
    """The relations among these counts, each once, in a fixed order."""
    of_figure: dict[str, list[CountKey]] = defaultdict(list)
    for key in sorted(set(keys)):
        of_figure[key.figure].append(key)
    return [
        LinearRelation(tuple(parts), wholes, relation.exact)
        for relation in RELATIONS
        for wholes, parts in group_parts(relation, of_figure)
    ]


def group_parts(
    relation: Relation, of_figure: Mapping[str, Sequence[CountKey]]
) -> list[tuple[tuple[CountKey, ...], list[CountKey]]]:
    """The counts of the part of a relation by what bounds them: each time the wholes and the parts."""
    among = tuple(key for key in of_figure.get(relation.whole, ()) if key.value in relation.among)
    stages = of_figure.get(relation.whole, ()) if relation.by == "page_stage" else ()
    groups: dict[tuple[CountKey, ...], list[CountKey]] = defaultdict(list)
    for part in of_figure.get(relation.part, ()):
        whole = relation.whole_of(part)
        if relation.among:
            groups[among].append(part)
        elif whole and (relation.by != "page_stage" or whole in stages):
            groups[whole,].append(part)
    if relation.overlapping:
        return [(wholes, [part]) for wholes, parts in groups.items() for part in parts]
    return list(groups.items())


def broken_relations(counts: MonthCounts) -> list[LinearRelation]:
    """The relations that some counts do not keep; a whole that is missing counts as 0."""
    return [relation for relation in linear_relations(counts) if not relation.holds(counts)]
