"""Nine digits: a permutation that loses nothing, and what people make of them when they type."""

from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.resume_code_digits import (
    FACTOR,
    INVERSE,
    LENGTH,
    NUMBER_COUNT,
    DigitFault,
    UnreadableError,
    digits_of,
    number_of,
)
from kiosk.journey.resume_code_fields import SPAN

ANY_NUMBER = st.integers(0, NUMBER_COUNT - 1)
LATER = st.integers(SPAN, NUMBER_COUNT - 1)
SAMPLE = 12_345_678


def fault(text: str) -> tuple[DigitFault, int]:
    """Why a text is no resume code, and how many digits it has."""
    with pytest.raises(UnreadableError) as caught:
        number_of(text)
    return caught.value.fault, caught.value.digits


def written(script: str, digits: str = digits_of(SAMPLE)) -> str:
    """The digits in another script, named by its zero."""
    return "".join(chr(ord(script) + int(digit)) for digit in digits)


@given(ANY_NUMBER)
def test_every_number_has_nine_digits_and_comes_back(number: int) -> None:
    assert len(digits_of(number)) == LENGTH == 9
    assert number_of(digits_of(number)) == number


def test_the_permutation_is_one_to_one() -> None:
    # Times a factor without a common divisor, plus a constant: no two numbers below NUMBER_COUNT can meet.
    assert NUMBER_COUNT == 10**8
    assert gcd(FACTOR, NUMBER_COUNT) == 1
    assert FACTOR * INVERSE % NUMBER_COUNT == 1


@given(st.integers(0, NUMBER_COUNT - 2))
def test_neighbours_differ_in_six_digits_at_least(number: int) -> None:
    pairs = zip(digits_of(number), digits_of(number + 1), strict=True)
    assert sum(one != other for one, other in pairs) >= 6


@given(ANY_NUMBER)
def test_every_single_wrong_digit_is_caught(number: int) -> None:
    right = digits_of(number)
    for at in range(LENGTH):
        for digit in set("0123456789") - {right[at]}:
            assert fault(right[:at] + digit + right[at + 1 :]) == ("wrong", LENGTH)


@given(ANY_NUMBER)
def test_every_two_different_neighbours_that_were_swapped_are_caught(number: int) -> None:
    right = digits_of(number)
    for at in range(LENGTH - 1):
        swapped = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
        assert swapped == right or fault(swapped) == ("wrong", LENGTH)


@given(ANY_NUMBER)
def test_a_digit_left_out_or_typed_twice_is_never_another_place(number: int) -> None:
    right = digits_of(number)
    for at in range(LENGTH):
        assert fault(right[:at] + right[at + 1 :]) == ("short", LENGTH - 1)
        assert fault(right[: at + 1] + right[at:]) == ("long", LENGTH + 1)


@pytest.mark.parametrize(
    "between",
    [" ", "  ", ".", "-", "_", "/", ",", "'", "’", "·", "\t", "\n", "\N{NO-BREAK SPACE}",
     "\N{NARROW NO-BREAK SPACE}", "\N{FIGURE SPACE}", "\N{NON-BREAKING HYPHEN}", "\N{EN DASH}",
     "\N{EM DASH}", "\N{MINUS SIGN}", "\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT MARK}", " - "],
)  # fmt: skip
def test_the_digits_may_be_parted_in_any_usual_way(between: str) -> None:
    plain = digits_of(SAMPLE)
    for size in (1, 2, 3, 4):
        parts = [plain[at : at + size] for at in range(0, LENGTH, size)]
        assert number_of(between + between.join(parts) + between) == SAMPLE


@pytest.mark.parametrize(
    "zero",
    ["\N{ARABIC-INDIC DIGIT ZERO}", "\N{EXTENDED ARABIC-INDIC DIGIT ZERO}", "\N{FULLWIDTH DIGIT ZERO}",
     "\N{DEVANAGARI DIGIT ZERO}", "\N{MATHEMATICAL BOLD DIGIT ZERO}"],
)  # fmt: skip
def test_the_digits_of_every_script_are_read(zero: str) -> None:
    assert number_of(written(zero)) == SAMPLE
    assert number_of(written(zero)[:4] + digits_of(SAMPLE)[4:]) == SAMPLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("empty", 0)),
        ("   ", ("empty", 0)),
        ("---", ("empty", 0)),
        ("4", ("short", 1)),
        ("482 915", ("short", 6)),
        ("482 915 730 1", ("long", 10)),
        ("482 915 73O", ("signs", 0)),
        ("abc", ("signs", 0)),
        ("+482915730", ("signs", 0)),
        ("482915730€", ("signs", 0)),
        ("48²915730", ("signs", 0)),
        ("48②915730", ("signs", 0)),
        ("4\ufe0f\u20e382915730", ("signs", 0)),
        ("½", ("signs", 0)),
        ("\ud800", ("signs", 0)),
        ("\0", ("signs", 0)),
    ],
)
def test_what_is_no_code_is_reported_by_its_fault(
    text: str, expected: tuple[DigitFault, int]
) -> None:
    assert fault(text) == expected


@pytest.mark.parametrize(
    ("sign", "expected"),
    [("7", ("long", 10_000)), (" ", ("empty", 0)), ("x", ("signs", 0)), ("\u0667", ("long", 10_000))],
)  # fmt: skip
def test_ten_thousand_signs_are_read_like_few(sign: str, expected: tuple[DigitFault, int]) -> None:
    assert fault(sign * 10_000) == expected


@given(st.text() | st.text("0123456789 -."))
def test_any_text_is_a_number_or_has_a_fault(text: str) -> None:
    try:
        number = number_of(text)
    except UnreadableError as caught:
        found = caught
    else:
        assert 0 <= number < NUMBER_COUNT
        return
    assert found.fault in ("empty", "signs", "short", "long", "wrong")
    assert (found.digits > 0) == (found.fault in ("short", "long", "wrong"))


@given(LATER, st.text("0123456789", max_size=20))
def test_a_longer_code_is_known_by_its_first_nine_digits_and_whole_groups(
    number: int, more: str
) -> None:
    text = digits_of(number) + more
    if len(more) % 3 == 0:
        assert number_of(text) == number
    else:
        assert fault(text) == ("long", len(text))


@given(LATER, st.integers(1, 9))
def test_a_wrong_digit_in_the_head_of_a_longer_code_is_no_newer_kiosk(
    number: int, off: int
) -> None:
    right = digits_of(number)
    wrong = right[:-1] + str((int(right[-1]) + off) % 10)
    assert fault(wrong + "123") == ("long", 12)


@given(st.integers(0, SPAN - 1), st.text("0123456789", min_size=1, max_size=20))
def test_behind_any_other_code_more_digits_are_too_many(number: int, more: str) -> None:
    assert fault(digits_of(number) + more) == ("long", LENGTH + len(more))
