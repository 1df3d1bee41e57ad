"""What the nine digits have room for, and what is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.flow.ticket.digits import WORLD
from kiosk.flow.ticket.layout import (
    DIGITS,
    KINDS,
    LANGUAGES,
    LONGER,
    METHODS,
    SLOTS,
    SPAN,
    VERSIONS,
    WEEKS,
    Fields,
    OtherVersionError,
    goes_on,
    pack,
    unpack,
)

FIELDS = st.builds(
    Fields,
    slot=st.integers(0, SLOTS - 1),
    method=st.integers(0, METHODS - 1),
    kind=st.integers(0, KINDS - 1),
    language=st.integers(0, LANGUAGES - 1),
    week=st.integers(0, WEEKS - 1),
)
ROOMS = {"slot": SLOTS, "method": METHODS, "kind": KINDS, "language": LANGUAGES, "week": WEEKS}


def test_the_room_left_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    print(f"Room left: {10**8 - 4 * SPAN:,} of {10**8:,} numbers; a version takes {SPAN:,}.")
    said = capsys.readouterr().out
    print(said)
    assert "Room left: 909,568 of 100,000,000" in said
    assert "takes 24,772,608" in said
    assert (VERSIONS, DIGITS) == (4, 8)
    assert SPAN * VERSIONS <= 10**DIGITS == WORLD


def test_the_rooms_of_version_0_are_for_ever() -> None:
    # Codes on paper are read with these: whoever needs other rooms makes a version 2.
    assert (SLOTS, METHODS, KINDS, LANGUAGES, WEEKS) == (64, 8, 14, 27, 128)


@given(FIELDS)
def test_fields_come_back_from_their_number(fields: Fields) -> None:
    assert 0 <= pack(fields) < SPAN
    on_a_path = replace(fields, slot=fields.slot * METHODS + fields.method, method=0, path=True)
    assert unpack(pack(on_a_path)) == on_a_path
    assert SPAN <= pack(on_a_path) < 2 * SPAN
    assert unpack(pack(fields)) == fields


@given(st.integers(0, SPAN - 1))
def test_every_number_of_the_version_is_of_one_place(number: int) -> None:
    assert pack(unpack(number)) == number


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_what_has_no_room_is_refused(name: str, beyond: int) -> None:
    value = -1 if beyond < 0 else ROOMS[name] + beyond
    with pytest.raises(ValueError, match="no room"):
        pack(replace(Fields(0), **{name: value}))


@given(st.integers(2 * SPAN, WORLD - 1))
def test_no_number_beyond_the_version_is_read(number: int) -> None:
    with pytest.raises(OtherVersionError):
        unpack(number)


def test_only_the_last_version_goes_on() -> None:
    assert LONGER == VERSIONS - 1
    first, end = LONGER * SPAN, VERSIONS * SPAN
    assert [goes_on(one) for one in (0, first - 1, first, end - 1, end, WORLD - 1)] == [
        False, False, True, True, False, False,
    ]  # fmt: skip
