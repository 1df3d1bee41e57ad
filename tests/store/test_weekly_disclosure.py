"""No count under 5 leaves the office, and whoever knows how it is done cannot compute one."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.store.weekly_counts import CountKind, WeeklyCount
from kiosk.store.weekly_disclosure import (
    LEFT_OUT,
    MIN_COUNT,
    SECONDARY,
    SMALL,
    ReleasedCount,
    ShownCount,
    group_counts,
    suppress_secondary,
    suppress_small_counts,
)

WEEK = "2026-11-16"
COUNTS = st.lists(st.integers(1, 30), min_size=1, max_size=4)


def share(counts: list[int]) -> dict[WeeklyCount, int]:
    """A week whose visits are divided among languages."""
    found = {
        WeeklyCount(WEEK, "language", f"l{number}"): count for number, count in enumerate(counts)
    }
    return {**found, WeeklyCount(WEEK, "visit", "office"): sum(counts)}


def told(counts: Mapping[WeeklyCount, int], what: str) -> list[ReleasedCount]:
    """What is shown of one figure of a week."""
    return [one for one in suppress_small_counts(counts) if one.what == what]


def shown(counts: list[int]) -> tuple[ShownCount, ...]:
    """What is shown of a group."""
    return tuple(one.visits for one in told(share(counts), "language"))


def meant(visits: ShownCount, total: int) -> range:
    """The counts that somebody may think of who sees one."""
    if isinstance(visits, int):
        return range(visits, visits + 1)
    return range(1, MIN_COUNT) if visits == SMALL else range(MIN_COUNT, total + 1)


def possible(seen: tuple[ShownCount, ...], total: int) -> Iterator[tuple[int, ...]]:
    """All counts that would be shown so, for somebody who knows the sum and how it is done."""
    for counts in product(*(meant(visits, total) for visits in seen)):
        if sum(counts) == total and shown(list(counts)) == seen:
            yield counts


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(COUNTS)
def test_a_hidden_count_may_be_anything_from_1_to_4(counts: list[int]) -> None:
    seen = shown(counts)
    assume(SMALL in seen)
    found = list(possible(seen, sum(counts)))
    assert tuple(counts) in found
    for number, visits in enumerate(seen):
        if visits == SMALL:
            assert {one[number] for one in found} == {1, 2, 3, 4}


@given(COUNTS)
def test_what_is_shown_is_true_and_nothing_under_5_is(counts: list[int]) -> None:
    seen = shown(counts)
    if sum(counts) < MIN_COUNT:
        assert seen == ()
    elif seen != (LEFT_OUT,):
        assert len(seen) == len(counts)
        for count, visits in zip(counts, seen, strict=True):
            assert count in meant(visits, sum(counts))
            assert visits == SMALL or count >= MIN_COUNT


def test_nothing_is_hidden_that_need_not_be() -> None:
    assert shown([5, 9, 30]) == (5, 9, 30)
    assert shown([2, 9, 30]) == (SMALL, 9, SECONDARY)
    assert shown([2, 30]) == (SMALL, SECONDARY)
    assert shown([3, 6]) == (SMALL, SECONDARY)
    assert shown([1, 6]) == (LEFT_OUT,)
    assert shown([4, 4]) == (LEFT_OUT,)
    assert suppress_secondary([2, 9, 9]) == "all"


def test_a_week_with_fewer_than_5_visits_shows_that_alone() -> None:
    assert list(suppress_small_counts(share([3, 1]))) == [
        ReleasedCount(WEEK, "visit", "all", 0, SMALL)
    ]
    assert next(suppress_small_counts(share([3, 2]))) == ReleasedCount(WEEK, "visit", "all", 0, 5)


def test_the_order_tells_nothing_about_the_counts() -> None:
    assert [one.id for one in told(share([3, 2, 40, 1]), "language")] == ["l0", "l1", "l2", "l3"]


def test_the_minutes_of_a_stage_that_few_entered_are_left_out_wholly() -> None:
    counts = {
        WeeklyCount(WEEK, "visit", "office"): 40,
        WeeklyCount(WEEK, "entered", "account"): 4,
        WeeklyCount(WEEK, "minutes", "account", 5): 4,
        WeeklyCount(WEEK, "entered", "access"): 20,
        WeeklyCount(WEEK, "minutes", "access", 5): 20,
    }
    assert told(counts, "minutes") == [ReleasedCount(WEEK, "minutes", "access", 5, 20)]
    assert {one.id: one.visits for one in told(counts, "entered")} == {
        "account": SMALL,
        "access": 20,
    }


def test_outcomes_that_stopped_are_covered_among_themselves_since_the_pages_tell_their_sum() -> (
    None
):
    outcome: CountKind = "outcome"
    counts = {
        WeeklyCount(WEEK, "visit", "office"): 60,
        WeeklyCount(WEEK, outcome, "finished"): 40,
        WeeklyCount(WEEK, outcome, "left"): 3,
        WeeklyCount(WEEK, outcome, "stopped"): 17,
        WeeklyCount(WEEK, "stop", "intent"): 20,
    }
    assert {one.id: one.visits for one in told(counts, outcome)} == {
        "finished": 40,
        "left": SMALL,
        "stopped": SECONDARY,
    }
    assert {part for _, part in group_counts(counts)} == {"", "stopped", "other"}
