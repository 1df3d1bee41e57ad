"""What the nine digits have room for, and what is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.journey.resume_code_digits import DIGITS, NUMBER_COUNT
from kiosk.journey.resume_code_fields import (
    LIMITS,
    SITUATION_PLACES,
    SPAN,
    STAGE_PLACES,
    CodeFields,
    OtherLayoutError,
    is_of_later_layout,
    pack_fields,
    unpack_fields,
)

NAMES = CodeFields.__struct_fields__
FIELDS = st.builds(
    CodeFields,
    **{name: st.integers(0, limit - 1) for name, limit in zip(NAMES, LIMITS, strict=True)},
)


def test_the_room_left_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    print(f"Room left: {10**8 - SPAN:,} of {10**8:,} numbers.")
    said = capsys.readouterr().out
    print(said)
    assert "Room left: 4,579,584 of 100,000,000" in said
    assert 10**DIGITS == NUMBER_COUNT


def test_the_limits_of_the_layout_are_for_ever() -> None:
    # Codes on paper are read with these: whoever needs other limits takes numbers from SPAN on.
    assert dict(zip(NAMES, LIMITS, strict=True)) == {
        "place": 512, "method": 8, "kind": 14, "jsis": 2, "letter": 2, "settlement": 4, "account": 2, "week": 52,
    }  # fmt: skip
    assert (STAGE_PLACES, SITUATION_PLACES) == (128, 384)


@given(FIELDS)
def test_fields_come_back_from_their_number(fields: CodeFields) -> None:
    assert 0 <= pack_fields(fields) < SPAN
    assert unpack_fields(pack_fields(fields)) == fields


@given(st.integers(0, SPAN - 1))
def test_every_number_of_the_layout_is_of_one_place(number: int) -> None:
    assert pack_fields(unpack_fields(number)) == number


@pytest.mark.parametrize(("name", "limit"), [*zip(NAMES, LIMITS, strict=True)])
@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_what_has_no_room_is_refused(name: str, limit: int, beyond: int) -> None:
    value = -1 if beyond < 0 else limit + beyond
    with pytest.raises(ValueError, match="no room"):
        pack_fields(replace(CodeFields(0), **{name: value}))


@given(st.integers(SPAN, NUMBER_COUNT - 1))
def test_no_number_beyond_the_layout_is_read(number: int) -> None:
    assert is_of_later_layout(number)
    with pytest.raises(OtherLayoutError):
        unpack_fields(number)


def test_a_later_layout_begins_where_this_one_ends() -> None:
    assert [is_of_later_layout(one) for one in (0, SPAN - 1, SPAN)] == [False, False, True]
