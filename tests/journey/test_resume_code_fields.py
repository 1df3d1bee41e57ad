"""What the nine digits have room for, and what is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.journey.resume_code_digits import DIGITS, NUMBER_COUNT
from kiosk.journey.resume_code_fields import (
    LONGER,
    MAX_KINDS,
    MAX_LANGUAGES,
    MAX_METHODS,
    MAX_SLOTS,
    MAX_VERSIONS,
    MAX_WEEKS,
    SPAN,
    CodeFields,
    OtherVersionError,
    is_longer_code,
    pack_fields,
    unpack_fields,
)

FIELDS = st.builds(
    CodeFields,
    slot=st.integers(0, MAX_SLOTS - 1),
    method=st.integers(0, MAX_METHODS - 1),
    kind=st.integers(0, MAX_KINDS - 1),
    language=st.integers(0, MAX_LANGUAGES - 1),
    week=st.integers(0, MAX_WEEKS - 1),
)
LIMITS = {
    "slot": MAX_SLOTS,
    "method": MAX_METHODS,
    "kind": MAX_KINDS,
    "language": MAX_LANGUAGES,
    "week": MAX_WEEKS,
}


def test_the_room_left_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    print(f"Room left: {10**8 - 4 * SPAN:,} of {10**8:,} numbers; a version takes {SPAN:,}.")
    said = capsys.readouterr().out
    print(said)
    assert "Room left: 909,568 of 100,000,000" in said
    assert "takes 24,772,608" in said
    assert (MAX_VERSIONS, DIGITS) == (4, 8)
    assert SPAN * MAX_VERSIONS <= 10**DIGITS == NUMBER_COUNT


def test_the_limits_of_version_0_are_for_ever() -> None:
    # Codes on paper are read with these: whoever needs other limits makes a version 2.
    assert (MAX_SLOTS, MAX_METHODS, MAX_KINDS, MAX_LANGUAGES, MAX_WEEKS) == (64, 8, 14, 27, 128)


@given(FIELDS)
def test_fields_come_back_from_their_number(fields: CodeFields) -> None:
    assert 0 <= pack_fields(fields) < SPAN
    on_a_path = replace(fields, slot=fields.slot * MAX_METHODS + fields.method, method=0, path=True)
    assert unpack_fields(pack_fields(on_a_path)) == on_a_path
    assert SPAN <= pack_fields(on_a_path) < 2 * SPAN
    assert unpack_fields(pack_fields(fields)) == fields


@given(st.integers(0, SPAN - 1))
def test_every_number_of_the_version_is_of_one_place(number: int) -> None:
    assert pack_fields(unpack_fields(number)) == number


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_what_has_no_room_is_refused(name: str, beyond: int) -> None:
    value = -1 if beyond < 0 else LIMITS[name] + beyond
    with pytest.raises(ValueError, match="no room"):
        pack_fields(replace(CodeFields(0), **{name: value}))


@given(st.integers(2 * SPAN, NUMBER_COUNT - 1))
def test_no_number_beyond_the_version_is_read(number: int) -> None:
    with pytest.raises(OtherVersionError):
        unpack_fields(number)


def test_only_the_last_version_goes_on() -> None:
    assert LONGER == MAX_VERSIONS - 1
    first, end = LONGER * SPAN, MAX_VERSIONS * SPAN
    assert [is_longer_code(one) for one in (0, first - 1, first, end - 1, end, NUMBER_COUNT - 1)] == [
        False, False, True, True, False, False,
    ]  # fmt: skip
