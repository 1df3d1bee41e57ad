"""Any keyboard will do: digits, the AZERTY top row, arrows, four function keys, and nothing else."""

import string

import pytest

from kiosk.tui.keys import digit, key_meaning


@pytest.mark.parametrize("row", ["&é\"'(-è_çà", "&é\"'(§è!çà"], ids=["French", "Belgian"])
def test_the_unshifted_top_row_of_azerty_counts_as_digits(row: str) -> None:
    assert "".join(digit(key_meaning(sign, sign)) for sign in row) == "1234567890"


def test_caps_lock_on_azerty_changes_nothing() -> None:
    assert [digit(key_meaning(sign, sign)) for sign in "ÉÈÇÀ"] == ["2", "7", "9", "0"]


def test_digits_of_any_width_are_digits() -> None:
    assert [key_meaning(sign, sign) for sign in "07９"] == ["0", "7", "9"]


def test_no_letter_means_anything() -> None:
    assert {key_meaning(letter, letter) for letter in string.ascii_letters} == {""}


@pytest.mark.parametrize(
    "key", ["ctrl+c", "ctrl+q", "ctrl+p", "ctrl+z", "ctrl+d", "escape", "f1", "f12", "alt+1"]
)
def test_chords_and_other_keys_mean_nothing(key: str) -> None:
    assert key_meaning(key, None) == ""


def test_the_function_keys_are_the_comforts_and_the_office() -> None:
    said = [key_meaning(key, None) for key in ("f2", "f3", "f4", "f10")]
    assert said == ["space", "contrast", "voice", "staff"]
