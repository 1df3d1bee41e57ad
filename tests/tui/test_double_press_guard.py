"""Double presses and held keys count once; a key meant twice counts twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.tui.double_press_guard import DELAY, REPEAT, PressGuard


def judge(*presses: tuple[str, float]) -> list[str]:
    """What a guard of half a second says to each press."""
    guard = PressGuard(500)
    return [guard.judge(key, at) for key, at in presses]


def test_the_first_press_counts_at_once() -> None:
    assert judge(("1", 0.0)) == ["go"]


def test_the_same_key_within_half_a_second_is_an_accident() -> None:
    assert judge(("1", 0.0), ("1", 0.49)) == ["go", "drop"]


def test_another_key_is_never_one() -> None:
    assert judge(("1", 0.0), ("2", 0.01), ("1", 0.02)) == ["go", "go", "go"]


def test_a_second_press_counts_when_nothing_follows_it() -> None:
    assert judge(("enter", 0.0), ("enter", 0.6)) == ["go", "wait"]
    assert judge(("enter", 0.0), ("enter", 1.0)) == ["go", "go"]
    assert judge(("1", 0.0), ("1", 0.51)) == ["go", "go"]


def test_a_guard_of_zero_lets_all_through() -> None:
    guard = PressGuard(0)
    assert [guard.judge("1", at / 100) for at in range(5)] == ["go"] * 5


@given(st.floats(0.2, 0.5 + DELAY - 0.01), st.floats(0.02, REPEAT - 0.001), st.integers(2, 60))
def test_a_key_held_down_counts_once(delay: float, interval: float, repeats: int) -> None:
    presses = [("enter", 0.0), *(("enter", delay + interval * n) for n in range(repeats))]
    said = judge(*presses)
    assert said[0] == "go"
    assert "go" not in said[1:]
    assert all(after == "drop" for before, after in pairwise(said) if before == "wait")
    assert said[-1] == "drop"
