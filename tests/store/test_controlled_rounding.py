"""Rounded months keep every relation, are rounded to themselves, and stay near the truth."""

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.controlled_rounding import STEP, CountRounder, figure_bounds
from kiosk.store.count_relations import (
    FIGURES,
    RELATIONS,
    VISITS,
    CountKey,
    MonthCounts,
    broken_relations,
    linear_relations,
)
from tests.store.counted_months import COUNTED_MONTHS, KEY, KEYS

Months = Mapping[str, MonthCounts]
ANY_KEY = st.builds(
    CountKey,
    st.sampled_from(FIGURES),
    st.sampled_from(("all", "a", "step/a/1")),
    st.sampled_from(("", "5")),
)
ANY_COUNTS = st.lists(st.dictionaries(ANY_KEY, st.integers(0, 40)), max_size=4)


def rounded(months: Months, key: bytes = KEY) -> dict[str, dict[CountKey, int]]:
    """The months rounded one after the other."""
    rounder = CountRounder(key)
    return {month: rounder.round_month(months[month]) for month in sorted(months)}


def totals_by_month(months: Months) -> list[Counter[CountKey]]:
    """All counts from the first month to each."""
    total: Counter[CountKey] = Counter()
    totals = []
    for month in sorted(months):
        total.update(months[month])
        totals.append(Counter(total))
    return totals


@given(COUNTED_MONTHS, KEYS)
def test_rounded_months_keep_every_relation_that_the_true_ones_keep(
    months: Months, key: bytes
) -> None:
    for month, counts in rounded(months, key).items():
        assert broken_relations(months[month]) == []
        assert broken_relations(counts) == []
        # Those of the truth too, where the rounded counts lack a whole, or every part of one.
        names = {name for one in months.values() for name in one}
        assert all(relation.holds(counts) for relation in linear_relations(names))


@given(COUNTED_MONTHS, KEYS)
def test_what_is_published_is_itself_a_possible_log_that_would_be_published_so(
    months: Months, key: bytes
) -> None:
    published = rounded(months, key)
    assert rounded(published, key) == published


@given(COUNTED_MONTHS)
def test_rounded_counts_are_multiples_of_5_of_what_was_counted_by_then(months: Months) -> None:
    for counts, total in zip(rounded(months).values(), totals_by_month(months), strict=True):
        assert all(count > 0 and count % STEP == 0 for count in counts.values())
        assert all(total[key] > 0 for key in counts)


@given(COUNTED_MONTHS)
def test_the_visits_of_any_span_are_told_within_4(months: Months) -> None:
    of_truth = [total[VISITS] for total in totals_by_month(months)]
    of_rounded = [total[VISITS] for total in totals_by_month(rounded(months))]
    errors = [0, *(there - here for there, here in zip(of_rounded, of_truth, strict=True))]
    assert max(errors) - min(errors) <= 4


@given(COUNTED_MONTHS)
def test_no_count_strays_far_from_the_truth(months: Months) -> None:
    totals = zip(totals_by_month(rounded(months)), totals_by_month(months), strict=True)
    for shown, truth in totals:
        assert all(abs(shown[key] - truth[key]) <= 5 * STEP for key in truth)


@given(ANY_COUNTS)
def test_counts_that_no_visits_can_have_are_rounded_too(counts: list[dict[CountKey, int]]) -> None:
    for month in rounded({f"2026-{number:02}": one for number, one in enumerate(counts)}).values():
        assert all(count > 0 and count % STEP == 0 for count in month.values())


def test_another_kiosk_rounds_the_same_counts_otherwise() -> None:
    months = {"2026-01": {CountKey("visits", "all"): 22, CountKey("language", "fr"): 12}}
    found = {tuple(sorted(rounded(months, bytes([key]))["2026-01"].items())) for key in range(40)}
    assert len(found) > 1


def test_what_is_taken_from_one_month_is_given_to_the_next() -> None:
    months = {f"2026-{month:02}": {VISITS: 1} for month in range(1, 11)}
    shown = [counts.get(VISITS, 0) for counts in rounded(months).values()]
    assert sorted(shown) == [0] * 8 + [5] * 2


def test_a_correction_of_a_month_that_was_published_shows_in_the_next_one() -> None:
    rounder = CountRounder(KEY)
    rounder.add_month({VISITS: 30}, {VISITS: 10})
    assert rounder.round_month({VISITS: 5})[VISITS] in (20, 25, 30)


def test_no_key_is_refused() -> None:
    with pytest.raises(ValueError, match="key"):
        CountRounder(b"")


def test_each_figure_is_rounded_after_those_that_bound_it_and_divides_one_whole_at_most() -> None:
    assert {one.part for one in RELATIONS} | {"visits"} == set(FIGURES)
    for one in figure_bounds():
        dividing = [
            relation
            for relation in RELATIONS
            if relation.part == one.figure and not relation.overlapping
        ]
        assert sum(relation == one.division for relation in dividing) <= 1
        # A figure that must add up to its whole cannot be capped as well.
        assert not (one.division and one.division.exact and one.caps)
        # One that is raised for its parts may not be the share of something else.
        assert not (one.division and one.floors)
