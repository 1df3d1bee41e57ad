"""Disclosure control: which counts of a kiosk may leave the office, for a whole month, quarter or year.

Safe means that whoever knows all published files and this rule can neither fix an unpublished count of 1 to 4
to one value nor prove a visit that is not shown. `docs/decisions/0012-disclosure.md` says how rounding gives that,
and what was measured. All that is published is made of rounded months: quarters, years, sums over kiosks and
medians are computed from these, and tell nothing that they do not tell.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

from kiosk.store.bounds_propagation import Equation, Interval, propagate_bounds
from kiosk.store.controlled_rounding import STEP, CountRounder
from kiosk.store.count_relations import CountKey, LinearRelation, MonthCounts, linear_relations
from kiosk.store.release_span import require_over, span_months

MIN_FOR_MEDIAN = 20
"""A median is of as many visits at least."""

RoundedCounts: TypeAlias = Mapping[CountKey, int | None]
"""Counts as they may be published: multiples of 5, None where withheld; one that is missing is 0."""

NO_MONTHS: Mapping[str, RoundedCounts] = MappingProxyType({})


class PublishedCount(Struct, frozen=True):
    """A count as it may be published: a multiple of 5, or None where it is withheld."""

    key: CountKey
    count: int | None


def release(
    months: Mapping[str, MonthCounts],
    span: str,
    key: bytes,
    *,
    today: date,
    already: Mapping[str, RoundedCounts] = NO_MONTHS,
) -> list[PublishedCount]:
    """The counts of one kiosk that may be published for a span: "2026-11", "2026-Q4" or "2026"; 0 is left out.

    `months` are *all* months of the log, by "2026-11", from the first on: what rounding added or took away is
    carried from month to month. `key` is the secret of the kiosk, and stays the same. `already` are the rounded
    months, as `round_months` gave them when they were first released: they are published again as they are, even
    where counts were corrected since. SpanError for a span that is not over, or no such span.
    """
    require_over(span, today)
    until = span_months(span)[-1]
    return release_rounded(round_months(months, key, until=until, already=already), months, span)


def release_rounded(
    rounded: Mapping[str, RoundedCounts], months: Mapping[str, MonthCounts], span: str
) -> list[PublishedCount]:
    """The counts that may be published for a span, from months that are rounded to the end of it or longer."""
    within = span_months(span)
    counts = add_rounded(rounded[month] for month in within if month in rounded)
    known = counted_keys(
        months[month] for month in rounded if month in months and month <= within[-1]
    )
    return released_counts(withhold_solvable(counts, known))


def round_months(
    months: Mapping[str, MonthCounts],
    key: bytes,
    *,
    until: str,
    already: Mapping[str, RoundedCounts] = NO_MONTHS,
) -> dict[str, RoundedCounts]:
    """The rounded months up to `until` ("2026-11"), as `release` adds them up, what can be solved withheld."""
    rounder = CountRounder(key)
    # A month that was published stays so, whatever became of its counts.
    rounded = {month: counts for month, counts in already.items() if month <= until}
    known: set[CountKey] = set()
    for month in sorted(month for month in months if month <= until):
        known |= counted_keys([months[month]])
        if month in already:
            shown = {one: count for one, count in already[month].items() if count is not None}
            rounder.add_month(months[month], shown)
        else:
            rounded[month] = withhold_solvable(rounder.round_month(months[month]), known)
    return rounded


def counted_keys(months: Iterable[MonthCounts]) -> set[CountKey]:
    """What was counted at least once."""
    return {key for counts in months for key, count in counts.items() if count}


def add_rounded(parts: Iterable[RoundedCounts]) -> RoundedCounts:
    """The sum of rounded counts of several months or kiosks; withheld where one of them is."""
    total: Counter[CountKey] = Counter()
    withheld: set[CountKey] = set()
    for counts in parts:
        for key, count in counts.items():
            if count is None:
                withheld.add(key)
            else:
                total[key] += count
    return {**total, **dict.fromkeys(withheld)}


def sum_rounded(counts: Iterable[int | None]) -> int | None:
    """The sum of rounded counts that no visit is in twice; withheld where one of them is."""
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def add_releases(releases: Iterable[Iterable[PublishedCount]]) -> list[PublishedCount]:
    """The counts of an office for one span, from those released for each of its kiosks."""
    return released_counts(
        add_rounded({one.key: one.count for one in released} for released in releases)
    )


def released_counts(counts: RoundedCounts) -> list[PublishedCount]:
    """The counts in the order of their keys: any other would say something about them."""
    return [PublishedCount(key, counts[key]) for key in sorted(counts) if counts[key] != 0]


def withhold_solvable(counts: RoundedCounts, known: Iterable[CountKey]) -> RoundedCounts:
    """The counts, those withheld from which propagation of their bounds finds what must not be known.

    `known` is whatever the kiosk has counted: what is not published has a count as well. While rounding keeps all
    relations nothing is found (decision 12), so that this withholds only what a fault in rounding would give away.
    """
    shown = dict(counts)
    keys = sorted({*counts, *known})
    relations = linear_relations(keys)
    while solvable := _solvable_counts(shown, keys, relations):
        shown |= dict.fromkeys(solvable)
    return shown


def _solvable_counts(
    shown: RoundedCounts, keys: Iterable[CountKey], relations: list[LinearRelation]
) -> set[CountKey]:
    """What must be withheld as well.

    That is what breaks a relation, so that it cannot be the truth; and what follows for a reader who takes each
    count to be less than 5 from the truth.
    """
    bounds: dict[CountKey | int, Interval] = {}
    for key in keys:
        count = shown.get(key, 0)
        if count is not None:
            bounds[key] = Interval(max(0, count - STEP + 1), count + STEP - 1)
    # The remainder of each relation is a count of visits, too; it has the number of the relation.
    equations = [
        Equation[CountKey | int](
            relation.parts if relation.exact else (*relation.parts, number), relation.wholes
        )
        for number, relation in enumerate(relations)
    ]
    found = propagate_bounds(bounds, equations)
    plain = {key: shown.get(key) or 0 for key in keys}
    solvable = {key for key in found.contradicted if isinstance(key, CountKey)}
    solvable |= {key for key in keys if is_given_away(found.bounds.get(key), plain[key])}
    for number, relation in enumerate(relations):
        remainder = relation.remainder(plain)
        is_broken = remainder < 0 and not any(shown.get(key, 0) is None for key in relation.wholes)
        if is_broken or is_given_away(found.bounds.get(number), remainder):
            solvable |= {*relation.parts}
    return {key for key in solvable if shown.get(key, 0) is not None}


def is_given_away(bounds: Interval | None, shown: int) -> bool:
    """Whether the bounds of a count tell what must not be known, where readers are shown that multiple of 5."""
    if bounds is None:
        return False
    return bounds.low == bounds.high in range(1, STEP) or (shown == 0 and bounds.low > 0)


def released_median(released: Iterable[PublishedCount], figure: str, value: str) -> int | None:
    """The median of a released histogram (figure minutes or step_minutes); None where none may be told."""
    buckets = {one.key: one.count for one in released if one.key[:2] == (figure, value)}
    counts = {int(key.detail): count for key, count in buckets.items() if count is not None}
    return median_bucket(counts) if len(counts) == len(buckets) else None


def median_bucket(buckets: Mapping[int, int], *, least: int = MIN_FOR_MEDIAN) -> int | None:
    """The bucket, named by its upper end, that holds the lower median; None of fewer than `least` visits."""
    total = sum(buckets.values())
    if total < least:
        return None
    counted = 0
    for bucket in sorted(buckets):
        counted += buckets[bucket]
        if 2 * counted >= total:
            return bucket
    return None
