"""Typing errors in the words for a device, and words that are none."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.device_lookup import spelling
from kiosk.journey.device_lookup.lookup import look_up_device
from kiosk.journey.device_lookup.normalise import normalise_words
from kiosk.journey.device_lookup.spelling import MOST_MENDED, correct_words
from tests.journey.device_verdicts import names
from tests.played_visit import shipped_content


def lines(name: str) -> Iterator[str]:
    """The lines of a table beside this file, without its comments."""
    text = (Path(__file__).parent / name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


ERRORS = [tuple(line.split("\t")) for line in lines("typing_errors.tsv")]


def corrected(text: str) -> tuple[str, ...]:
    """The words of a text, with those that resemble a known one put right."""
    return correct_words(normalise_words(text), shipped_content())[0]


@pytest.mark.parametrize(("typed", "meant"), [pair for pair in ERRORS if pair[1] != "-"])
def test_a_typing_error_is_taken_for_the_name_that_was_meant(typed: str, meant: str) -> None:
    assert corrected(typed) == normalise_words(meant)


@pytest.mark.parametrize("typed", [typed for typed, meant in ERRORS if meant == "-"])
def test_what_resembles_too_little_is_left_as_it_is(typed: str) -> None:
    assert corrected(typed) == (typed,)


@pytest.mark.parametrize("word", list(lines("words_left_alone.txt")))
def test_a_real_name_and_an_everyday_word_are_never_mended(word: str) -> None:
    assert corrected(word) == normalise_words(word)


@pytest.mark.parametrize(
    ("text", "device"),
    [
        ("samsumg", "Android phone"),
        ("iphon 11", "iPhone 11"),
        ("iphon11", "iPhone 11"),
        ("windos 10", "Windows computer"),
        ("mac boook air 2018", "MacBook Air (Retina, 13-inch, 2018)"),
        ("i pad 9", "iPad (9th generation)"),
        ("tablete samsung", "Android tablet"),
    ],
)
def test_the_device_is_found_all_the_same(text: str, device: str) -> None:
    assert names(text) == [device]


def test_what_was_understood_is_told() -> None:
    found = look_up_device("samsumg android 12", shipped_content())
    assert [(one.typed, one.meant) for one in found.corrections] == [("samsumg", "samsung")]
    assert not look_up_device("samsung android 12", shipped_content()).corrections


@given(st.lists(st.text("abcdehinopstuw", min_size=4, max_size=9), min_size=9, max_size=80))
def test_few_words_of_a_text_are_compared_however_long_it_is(words: list[str]) -> None:
    compared = 0

    def count(*args: Any) -> list[str]:
        nonlocal compared
        compared += 1
        return get_close_matches(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spelling, "get_close_matches", count)
        look_up_device(" ".join(words), shipped_content())
    assert compared <= 2 * MOST_MENDED
