"""What typing makes of a field."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.segment import Segment

from kiosk.tui.widgets.digits_field import DigitsEntry
from kiosk.view_model.page import Choices, Digits, Page
from tests.tui.pages import ENGLISH
from tests.tui.window import Window, window

ASK = Digits("Phone number", "", Choices(()))


def typed(characters: str, ask: Digits = ASK) -> DigitsEntry:
    """An entry after these keys; "<" erases."""
    entry = DigitsEntry(ask)
    for character in characters:
        if character == "<":
            entry.erase()
        else:
            entry.type_character(character)
    return entry


def test_digits_spaces_and_a_plus_go_into_the_field() -> None:
    assert typed("+32 470 12").text == "+32 470 12"


def test_two_zeros_at_the_start_count_as_a_plus_when_it_is_sent() -> None:
    entry = typed("0032 470")
    assert entry.text == "0032 470"
    assert entry.submitted == "+32 470"


def test_zeros_stay_zeros_where_no_plus_can_be_typed() -> None:
    pin = Digits("PIN", "", Choices(()), signs="")
    assert typed("00 12+", pin).submitted == "0012"


def test_the_azerty_row_types_a_number() -> None:
    assert typed("à'èà&é\"").text == "0470123"
    assert typed("&é\"'(-è_çà").text == "1234567890"


def test_signs_between_plain_digits_are_gaps_and_no_azerty_keys() -> None:
    assert typed("0032-(470)-12.34/56").text == "0032 470 12 34 56"


def test_digits_stand_in_groups_as_they_are_typed() -> None:
    code = Digits("9 digits", "", Choices(()), signs="", group=3)
    shown = [typed("482915730"[:count], code).shown for count in range(10)]
    assert shown[:5] == ["", "4", "48", "482", "482 9"]
    assert shown[-2:] == ["482 915 73", "482 915 730"]
    assert typed("482 915-73+", code).text == "48291573"
    assert typed("482915730<<", code).shown == "482 915 7"


def test_a_plus_stands_before_the_first_group_and_own_spaces_are_kept() -> None:
    phone = Digits("Phone number", "", Choices(()), group=2)
    assert typed("+32470", phone).shown == "+32 47 0"
    assert typed("0470 123", phone).shown == "0470 123"


def test_what_was_typed_before_stands_in_the_field() -> None:
    code = Digits("9 digits", "", Choices(()), signs="", group=3, text="482 915x73")
    entry = DigitsEntry(code)
    assert (entry.text, entry.shown) == ("48291573", "482 915 73")
    entry.erase()
    assert entry.submitted == "4829157"


REFUSED = Digits("9 digits", "", Choices(()), signs="", group=3, text="482 915 731", refused=True)


def test_the_first_digit_takes_the_place_of_an_entry_that_was_refused() -> None:
    assert typed("", REFUSED).shown == "482 915 731"
    assert typed("482 915 730", REFUSED).submitted == "482915730"
    # Whoever erases first corrects the end of what stands there.
    assert typed("<0", REFUSED).submitted == "482915730"
    short = replace(REFUSED, text="123")
    assert typed("482915730", short).shown == "482 915 730"


def test_a_plus_takes_the_place_of_a_refused_number_and_a_space_does_not() -> None:
    phone = replace(REFUSED, signs="+ ", text="0470")
    assert typed("+32", phone).text == "+32"
    assert typed(" -", phone).text == "0470"
    assert typed(" 12", phone).text == "12"


def test_an_entry_that_is_refused_once_more_is_begun_anew_once_more() -> None:
    entry = typed("12", REFUSED)
    assert not entry.is_refused
    entry.give()
    assert entry.is_refused
    entry.type_character("7")
    assert entry.text == "7"


def test_a_number_that_a_member_wants_to_change_is_gone_on_with() -> None:
    phone = Digits("Phone number", "", Choices(()), text="0470 12 34")
    assert typed("56", phone).submitted == "0470 12 3456"


def test_a_number_that_begins_with_zeros_keeps_them() -> None:
    code = Digits("9 digits", "", Choices(()), signs="", group=3)
    assert typed("002915730", code).submitted == "002915730"


def test_backspace_takes_the_last_sign_away() -> None:
    assert typed("047<<").text == "0"
    assert typed("<<").text == ""


@given(st.text("0123456789+ &é-<"))
def test_a_field_is_never_longer_than_its_longest_entry(characters: str) -> None:
    assert len(typed(characters).text) <= ASK.max_length


@given(st.text("+ -()"))
def test_a_field_without_a_digit_counts_as_empty(characters: str) -> None:
    entry = typed(characters.replace("-", "").replace("(", ""))
    assert entry.submitted == ""


def painted_field(opened: Window) -> list[Segment]:
    """The pieces of the row of the field, from the sign of the focus to the closing bracket."""
    row = next(strip for strip in opened.shown().strips if any("[" in one.text for one in strip))
    return [one for one in row if one.style and one.style.reverse]


def test_an_empty_field_is_painted_as_wide_as_a_filled_one() -> None:
    page = Page("number", "en", "Number", "", (), ASK, ENGLISH)
    with window(page) as opened:
        empty = painted_field(opened)
        opened.press("4")
        filled = painted_field(opened)
        assert sum(one.cell_length for one in empty) == sum(one.cell_length for one in filled) > 5
        assert {one.style for one in empty} == {one.style for one in filled}
