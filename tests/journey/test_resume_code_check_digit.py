"""The check digit: a proof over the table, and the slips of the hand that follow from it."""

from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.resume_code_digits import DAMM_TABLE, damm_digit, has_damm_digit

TEN = range(10)
ALL = set(TEN)
DIGITS = st.text("0123456789", min_size=1, max_size=30)


def test_every_row_and_every_column_holds_each_digit_once() -> None:
    # So two different digits lead apart, and what was apart stays apart whatever digits follow.
    assert [len(row) for row in DAMM_TABLE] == [10] * 10
    assert all(set(row) == ALL for row in DAMM_TABLE)
    assert all({row[digit] for row in DAMM_TABLE} == ALL for digit in TEN)


def test_two_different_neighbours_never_lead_to_one_place_in_both_orders() -> None:
    # Weak total anti-symmetry. It is all that is needed: the first two digits are held by 0.
    for held, (one, other) in product(TEN, permutations(TEN, 2)):
        assert DAMM_TABLE[DAMM_TABLE[held][one]][other] != DAMM_TABLE[DAMM_TABLE[held][other]][one]


def test_the_check_digit_of_a_place_is_the_place_itself() -> None:
    assert [DAMM_TABLE[held][held] for held in TEN] == [0] * 10


def test_the_published_example_is_right() -> None:
    # H. Michael Damm's dissertation, as quoted everywhere: 572 becomes 5724.
    assert damm_digit("572") == "4"
    assert has_damm_digit("5724")
    assert not has_damm_digit("5727")
    assert not has_damm_digit("")


@given(DIGITS)
def test_exactly_one_of_the_ten_last_digits_is_right(digits: str) -> None:
    assert [last for last in "0123456789" if has_damm_digit(digits + last)] == [damm_digit(digits)]
