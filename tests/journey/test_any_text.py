"""What reads a typed text takes any text, however strange and however long, and is soon done with it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.code_shape import recognise_code
from kiosk.journey.device_lookup.lookup import look_up_device
from kiosk.journey.phone_number import parse_phone_number
from kiosk.journey.resume_code import decode_resume_code
from kiosk.journey.resume_code_digits import UnreadableError
from tests.played_visit import shipped_content

DAY = date(2026, 11, 20)
LONG = 100_000
SOON = 2.0
"""Seconds of the processor; what goes through a text again and again takes minutes."""

READERS: dict[str, Callable[[str], object]] = {
    "code": lambda text: recognise_code(text, shipped_content().codes),
    "device": lambda text: look_up_device(text, shipped_content()),
    "phone": lambda text: parse_phone_number(text, "BE"),
    "phone without a country": lambda text: parse_phone_number(text, None),
    "resume code": lambda text: decode_resume_code(text, DAY, shipped_content()),
}
REFUSES: dict[str, tuple[type[Exception], ...]] = {
    "phone": (ValueError,),
    "phone without a country": (ValueError,),
    "resume code": (UnreadableError,),
}
ANY = st.text(st.characters()) | st.binary().map(lambda raw: raw.decode(errors="surrogateescape"))
"""Surrogates, too: so come the bytes of a command line that are no text."""

NEARLY = st.lists(
    st.sampled_from(
        ["+", "00", "0", "32", "470 12 34 56", "(", ")", "ext ", ";", "tel:", "iPad ", "iOS ", "Windows ",
         "10", "2017", ".", "9" * 400, "²", "፩", "٣", "\ufdfa", "\0", "\udcff", "\u202e", "gen", "st ", ","]
    )
).map("".join)  # fmt: skip
PIECES = [
    *"10 (+x.-;,²②٣፩\n\0\udcff\ufdfa\u0301\u200b\U0001f4f1",
    "1 ", "1,", "1-", "0(", "[(", "ab ", "ipad ", "1st ", "iOS 1.", "+32 ", " ext 1", ";ext=", "tel:",
]  # fmt: skip


def answers(reader: str, text: str) -> None:
    """Read a text; the only refusal is the reader's own."""
    with suppress(*REFUSES.get(reader, ())):
        READERS[reader](text)


@pytest.mark.parametrize("reader", READERS)
@given(text=ANY | NEARLY)
def test_any_text_is_read_or_refused(reader: str, text: str) -> None:
    answers(reader, text)


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
@pytest.mark.parametrize("reader", READERS)
def test_a_hundred_thousand_signs_are_soon_answered(reader: str, piece: str) -> None:
    for text in (piece * (LONG // len(piece)), f"+{piece * (LONG // len(piece))}1"):
        began = process_time()
        answers(reader, text)
        assert process_time() - began < SOON
