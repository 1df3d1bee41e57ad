"""What typing makes of a field."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.tui.entry import entered, erase, type_sign
from kiosk.tui.stand import Stand
from kiosk.view_model.page import Choices, Digits

ASK = Digits("Phone number", "", Choices(()))


def typed(signs: str, ask: Digits = ASK) -> Stand:
    """A field after these keys; "<" erases."""
    stand = Stand()
    for sign in signs:
        if sign == "<":
            erase(stand)
        else:
            type_sign(ask, stand, sign)
    return stand


def test_digits_spaces_and_a_plus_go_into_the_field() -> None:
    assert typed("+32 470 12").typed == "+32 470 12"


def test_two_zeros_at_the_start_count_as_a_plus_when_it_is_sent() -> None:
    stand = typed("0032 470")
    assert stand.typed == "0032 470"
    assert entered(ASK, stand) == "+32 470"


def test_zeros_stay_zeros_where_no_plus_can_be_typed() -> None:
    pin = Digits("PIN", "", Choices(()), signs="")
    assert entered(pin, typed("00 12+", pin)) == "0012"


def test_the_azerty_row_types_a_number() -> None:
    assert typed("à'èà&é\"").typed == "0470123"
    assert typed("&é\"'(-è_çà").typed == "1234567890"


def test_signs_between_plain_digits_are_gaps_and_no_azerty_keys() -> None:
    assert typed("0032-(470)-12.34/56").typed == "0032 470 12 34 56"


def test_backspace_takes_the_last_sign_away() -> None:
    assert typed("047<<").typed == "0"
    assert typed("<<").typed == ""


@given(st.text("0123456789+ &é-<"))
def test_a_field_is_never_longer_than_its_longest_entry(signs: str) -> None:
    assert len(typed(signs).typed) <= ASK.max_length


@given(st.text("+ -()"))
def test_a_field_without_a_digit_counts_as_empty(signs: str) -> None:
    stand = typed("+") if not signs else Stand(typed=signs.replace("-", "").replace("(", ""))
    assert entered(ASK, stand) == ""
