"""The check digit: a proof over the table, and the slips of the hand that follow from it."""

from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow.ticket.damm import TABLE, check_digit, checks

TEN = range(10)
ALL = set(TEN)
DIGITS = st.text("0123456789", min_size=1, max_size=30)


def test_every_row_and_every_column_holds_each_digit_once() -> None:
    # So two different digits lead apart, and what was apart stays apart whatever digits follow.
    assert [len(row) for row in TABLE] == [10] * 10
    assert all(set(row) == ALL for row in TABLE)
    assert all({row[digit] for row in TABLE} == ALL for digit in TEN)


def test_two_different_neighbours_never_lead_to_one_place_in_both_orders() -> None:
    # Weak total anti-symmetry. It is all that is needed: the first two digits are held by 0.
    for held, (one, other) in product(TEN, permutations(TEN, 2)):
        assert TABLE[TABLE[held][one]][other] != TABLE[TABLE[held][other]][one]


def test_the_check_digit_of_a_place_is_the_place_itself() -> None:
    assert [TABLE[held][held] for held in TEN] == [0] * 10


def test_the_published_example_is_right() -> None:
    # H. Michael Damm's dissertation, as quoted everywhere: 572 becomes 5724.
    assert check_digit("572") == "4"
    assert checks("5724")
    assert not checks("5727")
    assert not checks("")


@given(DIGITS)
def test_exactly_one_of_the_ten_last_digits_is_right(digits: str) -> None:
    assert [last for last in "0123456789" if checks(digits + last)] == [check_digit(digits)]
