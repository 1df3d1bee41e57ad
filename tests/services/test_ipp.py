"""What CUPS is asked and answers, byte by byte."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.ipp import (
    BOOLEAN,
    CANCEL_JOB,
    ENUM,
    INTEGER,
    NAME,
    IppError,
    decode_response,
    encode_request,
)

WELL = b"\x02\x00\x00\x00\x00\x00\x00\x01"


def test_a_question_begins_as_rfc_8010_wants_it() -> None:
    asked = encode_request(CANCEL_JOB, [(BOOLEAN, "purge-job", True)])
    assert asked.startswith(b"\x02\x00\x00\x08\x00\x00\x00\x01\x01\x47\x00\x12attributes-charset")
    assert asked.endswith(b"\x22\x00\x09purge-job\x00\x01\x01\x03")


def test_an_answer_tells_numbers_and_truths_and_skips_the_rest() -> None:
    response = decode_response(
        WELL
        + b"\x01\x47\x00\x12attributes-charset\x00\x05utf-8"
        + b"\x02\x23\x00\x09job-state\x00\x04\x00\x00\x00\x09"
        + b"\x22\x00\x02ok\x00\x01\x01"
        + b"\x42\x00\x04name\x00\x03abc\x42\x00\x00\x00\x03def\x03"
    )
    assert response.succeeded
    assert response.numbers == {"job-state": 9, "ok": 1}
    assert not decode_response(b"\x02\x00\x04\x06\x00\x00\x00\x01\x03").succeeded


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=20), st.integers(-(2**31), 2**31 - 1) | st.booleans()
    )
)
def test_numbers_that_are_said_come_back(said: dict[str, int]) -> None:
    asked = [
        (BOOLEAN if isinstance(value, bool) else INTEGER, name, value)
        for name, value in said.items()
    ]
    assert decode_response(encode_request(0, [*asked, (NAME, "other", "word")])).numbers == said


@given(st.binary() | st.binary().map(lambda more: WELL + b"\x01" + bytes([ENUM]) + more))
def test_nonsense_is_called_unreadable_and_nothing_else(data: bytes) -> None:
    with suppress(IppError):
        assert decode_response(data).status >= 0
