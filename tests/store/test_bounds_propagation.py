"""Propagation finds bounds that hold, and names the counts of equations that cannot."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.bounds_propagation import Equation, Interval, propagate_bounds

NAMES = "abcd"
SIDES = st.sampled_from(
    [("a", "b"), ("a", "c"), ("b", "d"), ("ab", "c"), ("abc", "d"), ("ad", "bc")]
)
INTERVALS = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(
    lambda pair: Interval(min(pair), max(pair))
)


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, INTERVALS)), st.lists(SIDES, max_size=3))
def test_no_counts_that_fit_are_ruled_out(
    given_bounds: dict[str, Interval], sides: list[tuple[str, str]]
) -> None:
    equations = [Equation(tuple(left), tuple(right)) for left, right in sides]
    found = propagate_bounds(given_bounds, equations)
    ranges = [range(given_bounds[name].low, given_bounds[name].high + 1) for name in NAMES]
    fitting = [
        counts
        for counts in (dict(zip(NAMES, one, strict=True)) for one in product(*ranges))
        if all(
            sum(counts[name] for name in left) == sum(counts[name] for name in right)
            for left, right in sides
        )
    ]
    for counts in fitting:
        assert not found.contradicted
        for name in NAMES:
            assert found.bounds[name].low <= counts[name] <= found.bounds[name].high
    if found.contradicted:
        assert fitting == []


def test_what_one_sum_leaves_over_is_found_and_carried_to_the_next() -> None:
    given_bounds = {"all": Interval(12, 12), "fr": Interval(9, 9), "of en": Interval(2, 2)}
    equations = [Equation(("fr", "en"), ("all",)), Equation(("of en", "rest"), ("en",))]
    found = propagate_bounds(given_bounds, equations)
    assert found.bounds["en"] == (3, 3)
    assert found.bounds["rest"] == (1, 1)


def test_an_equation_that_cannot_hold_names_its_counts() -> None:
    found = propagate_bounds({"a": Interval(5, 9), "b": Interval(0, 4)}, [Equation(("a",), ("b",))])
    assert found.contradicted == {"a", "b"}
