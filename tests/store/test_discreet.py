"""No count under 5 leaves the office, and whoever knows how it is done cannot compute one."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.store.cells import Cell, What
from kiosk.store.discreet import LEAST, OUT, OVER, UNDER, Shown, Told, cover, discreet, shares

WEEK = "2026-11-16"
COUNTS = st.lists(st.integers(1, 30), min_size=1, max_size=4)


def share(counts: list[int]) -> dict[Cell, int]:
    """A week whose visits are shared out among languages."""
    found = {Cell(WEEK, "language", f"l{number}"): count for number, count in enumerate(counts)}
    return {**found, Cell(WEEK, "visit", "office"): sum(counts)}


def told(counts: Mapping[Cell, int], what: str) -> list[Told]:
    """What is told of one figure of a week."""
    return [one for one in discreet(counts) if one.what == what]


def shown(counts: list[int]) -> tuple[Shown, ...]:
    """What is told of a share-out."""
    return tuple(one.visits for one in told(share(counts), "language"))


def meant(visits: Shown, total: int) -> range:
    """The counts that somebody may think of who sees one."""
    if isinstance(visits, int):
        return range(visits, visits + 1)
    return range(1, LEAST) if visits == UNDER else range(LEAST, total + 1)


def possible(seen: tuple[Shown, ...], total: int) -> Iterator[tuple[int, ...]]:
    """All counts that would be shown so, for somebody who knows the sum and how it is done."""
    for counts in product(*(meant(visits, total) for visits in seen)):
        if sum(counts) == total and shown(list(counts)) == seen:
            yield counts


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(COUNTS)
def test_a_hidden_count_may_be_anything_from_1_to_4(counts: list[int]) -> None:
    seen = shown(counts)
    assume(UNDER in seen)
    found = list(possible(seen, sum(counts)))
    assert tuple(counts) in found
    for number, visits in enumerate(seen):
        if visits == UNDER:
            assert {one[number] for one in found} == {1, 2, 3, 4}


@given(COUNTS)
def test_what_is_shown_is_true_and_nothing_under_5_is(counts: list[int]) -> None:
    seen = shown(counts)
    if sum(counts) < LEAST:
        assert seen == ()
    elif seen != (OUT,):
        assert len(seen) == len(counts)
        for count, visits in zip(counts, seen, strict=True):
            assert count in meant(visits, sum(counts))
            assert visits == UNDER or count >= LEAST


def test_nothing_is_hidden_that_need_not_be() -> None:
    assert shown([5, 9, 30]) == (5, 9, 30)
    assert shown([2, 9, 30]) == (UNDER, 9, OVER)
    assert shown([2, 30]) == (UNDER, OVER)
    assert shown([3, 6]) == (UNDER, OVER)
    assert shown([1, 6]) == (OUT,)
    assert shown([4, 4]) == (OUT,)
    assert cover([2, 9, 9]) == "all"


def test_a_week_with_fewer_than_5_visits_shows_that_alone() -> None:
    assert list(discreet(share([3, 1]))) == [Told(WEEK, "visit", "all", 0, UNDER)]
    assert next(discreet(share([3, 2]))) == Told(WEEK, "visit", "all", 0, 5)


def test_the_order_tells_nothing_about_the_counts() -> None:
    assert [one.id for one in told(share([3, 2, 40, 1]), "language")] == ["l0", "l1", "l2", "l3"]


def test_the_minutes_of_a_stage_that_few_entered_are_left_out_wholly() -> None:
    counts = {
        Cell(WEEK, "visit", "office"): 40,
        Cell(WEEK, "entered", "account"): 4,
        Cell(WEEK, "minutes", "account", 5): 4,
        Cell(WEEK, "entered", "access"): 20,
        Cell(WEEK, "minutes", "access", 5): 20,
    }
    assert told(counts, "minutes") == [Told(WEEK, "minutes", "access", 5, 20)]
    assert {one.id: one.visits for one in told(counts, "entered")} == {
        "account": UNDER,
        "access": 20,
    }


def test_outcomes_that_stopped_are_covered_among_themselves_since_the_pages_tell_their_sum() -> (
    None
):
    outcome: What = "outcome"
    counts = {
        Cell(WEEK, "visit", "office"): 60,
        Cell(WEEK, outcome, "finished"): 40,
        Cell(WEEK, outcome, "left"): 3,
        Cell(WEEK, outcome, "stopped"): 17,
        Cell(WEEK, "stop", "intent"): 20,
    }
    assert {one.id: one.visits for one in told(counts, outcome)} == {
        "finished": 40,
        "left": UNDER,
        "stopped": OVER,
    }
    assert {part for _, part in shares(counts)} == {"", "stopped", "other"}
