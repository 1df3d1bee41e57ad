"""What a typed line means on a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.line_mode.line_parser import LineCommand, normalise_digits, parse_line
from kiosk.view_model.page import Appearance, Choices, Digits, Option
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed, VoiceKey
from tests.pages import page

FEW = page()
NO_DEFAULT = page(ask=Choices((Option(1, "yes", "Yes"),), ""))
EMPTY = Choices((Option(1, "help", "Help"), Option(4, "none", "I have none")), "help")
FIELD = page(ask=Digits("Your number", "Begin with 0.", EMPTY))


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("1", Chose("yes")),
        (" 2 ", Chose("no")),
        ("", Onward()),
        ("0", Help()),
        ("8", Again()),
        ("9", Back()),
        ("<", Back()),
        ("\N{FULLWIDTH DIGIT TWO}", Chose("no")),
        ("&", Chose("yes")),
        ("é", Chose("no")),
        ("à", Help()),
        ("ç", Back()),
        ("_", Again()),
        ("3", LineCommand.NOTHING),
        ("12", LineCommand.NOTHING),
        ("?", LineCommand.SHOW_KEYS),
        (" ; ", LineCommand.SHOW_KEYS),
        ("yes", LineCommand.NOTHING),
        ("*", VoiceKey("voice")),
        ("+", VoiceKey("louder")),
        (" - ", VoiceKey("quieter")),
        ("/", VoiceKey("spell")),
        ("//", LineCommand.NOTHING),
    ],
)
def test_a_line_on_a_page_of_choices(line: str, reply: Reply | LineCommand) -> None:
    assert parse_line(line, FEW) == reply


def test_a_hyphen_is_the_6_of_a_french_keyboard_where_pages_are_not_read_aloud() -> None:
    six = page(ask=Choices((Option(6, "six", "Six"),), ""), has_voice=True)
    assert parse_line("-", six) == Chose("six")
    assert parse_line("-", six, uses_voice=True) == VoiceKey("quieter")
    read_aloud = replace(six, appearance=Appearance(voice=True))
    assert parse_line("-", read_aloud) == VoiceKey("quieter")
    assert parse_line("6", read_aloud) == Chose("six")


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("", LineCommand.SHOW_CHOICES),
        ("?", LineCommand.SHOW_KEYS),
        ("0", Help()),
        ("8", Again()),
        ("9", Back()),
        ("0032 (470) 12.34.56", Typed("0032 (470) 12.34.56")),
        ("à'è à &é", Typed("047 0 12")),
        ("7", LineCommand.NOTHING),
        ("hello", LineCommand.NOTHING),
        ("1" * 21, LineCommand.NOTHING),
        ("*", VoiceKey("voice")),
        ("+", VoiceKey("louder")),
        ("-", VoiceKey("quieter")),
        ("/", VoiceKey("spell")),
        ("+ 32 470", Typed("+ 32 470")),
    ],
)
def test_a_line_on_a_page_of_digits(line: str, reply: Reply | LineCommand) -> None:
    assert parse_line(line, FIELD) == reply


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("", Onward()),
        ("4", Chose("none")),
        ("7", LineCommand.NOTHING),
        ("9", Back()),
        ("0470", Typed("0470")),
    ],
)
def test_an_empty_field_offers_choices_and_still_takes_a_number(
    line: str, reply: Reply | LineCommand
) -> None:
    assert parse_line(line, FIELD, choices_shown=True) == reply


def test_enter_alone_is_nothing_where_no_default_was_announced() -> None:
    assert parse_line("", NO_DEFAULT) is LineCommand.NOTHING


def test_back_is_nothing_where_nothing_lies_before() -> None:
    assert parse_line("9", page(back=False)) is LineCommand.NOTHING


def test_the_unshifted_top_rows_of_france_and_belgium_give_every_digit() -> None:
    assert normalise_digits("&é\"'(-è_çà") == "1234567890"
    assert normalise_digits("&é\"'(§è!çà") == "1234567890"


@given(st.text(max_size=250), st.sampled_from([FEW, NO_DEFAULT, FIELD]), st.booleans())
def test_every_line_means_something(line: str, shown: object, choices_shown: bool) -> None:
    assert isinstance(parse_line(line, shown, choices_shown), Reply | LineCommand)  # type: ignore[arg-type]
