"""Codes of EU Login are recognised by their shape alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.code_shape import CodeShape, recognise_code
from kiosk.view_model.plain_text import page_lines
from tests.played_visit import PlayedVisit, shipped_content

SHAPES = {
    "phone_challenge": CodeShape("phone_challenge", 2, 4, 8, False),
    "sms_login": CodeShape("sms_login", 3, 3, 9, False),
    "final": CodeShape("final", 4, 3, 12, True),
}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9WGA-RXAX", "phone_challenge"),
        ("9wga rxax", "phone_challenge"),
        ("ABC-123-DEF", "sms_login"),
        ("abc.123/def", "sms_login"),
        ("AB12CD34EF56", "final"),
        ("ab1 2cd 34e f56", "final"),
        ("«ABC» – DEF_GHI · JKL", "final"),
        ("ＡＢＣ ＤＥＦ ＧＨＩ ＪＫＬ", "final"),
    ],
)
def test_a_code_is_known_by_its_length_whatever_its_case_and_separators(
    text: str, code: str
) -> None:
    assert recognise_code(text, shipped_content().codes) == SHAPES[code]


def test_only_the_final_code_is_still_in_use() -> None:
    assert [id for id, code in shipped_content().codes.items() if code.in_use] == ["final"]


@pytest.mark.parametrize("text", ["", "ABC", "1234567", "1234567890", "ABCDEFGHIJKLM"])
def test_another_length_is_no_known_code(text: str) -> None:
    assert recognise_code(text, shipped_content().codes) == CodeShape(
        "unknown", 0, 0, len(text), False
    )


@given(st.text())
def test_any_text_has_a_shape_and_nothing_of_it_is_kept(text: str) -> None:
    shape = recognise_code(text, shipped_content().codes)
    assert shape in (*SHAPES.values(), CodeShape("unknown", 0, 0, shape.characters, False))


def test_in_lines_a_shape_is_said_in_words_alone() -> None:
    visit = PlayedVisit(language="en", front_end="line")
    said = page_lines(visit.choose("final-code"))
    assert "1. 4 groups of 3 characters." in said
    assert "•" not in "".join(said)


@pytest.mark.parametrize("shape", [None, "sms_login", "phone_challenge"])
def test_a_code_from_a_registered_letter_is_not_thrown_away_for_its_shape(
    shape: str | None,
) -> None:
    visit = PlayedVisit(language="en")
    visit.choose("final-code")
    if shape is not None:
        visit.choose(shape)
    assert visit.choose("letter").id == "path/old-letter"
