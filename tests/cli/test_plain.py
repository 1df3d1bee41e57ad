"""A page in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.view_model import plain_text, spelling, spoken_text
from kiosk.view_model.page import (
    Appearance,
    Block,
    Choices,
    CodeBoxes,
    ContactDetails,
    Digits,
    DrawingLine,
    Notice,
    Option,
    ScreenDrawing,
    StepList,
    StepRow,
    Table,
    Text,
    Wait,
    WebAddress,
)
from tests.pages import page

DRAWING = ScreenDrawing(
    window="EU Login",
    lines=(DrawingLine("My account"), DrawingLine("Add a Security Key", "button", press=True)),
    say="The line reads: Manage my Security Keys and Trusted Platforms",
    other="In French: Gérer mes plateformes sécurisées et clés de sécurité.",
)


def test_a_step_reads_as_in_the_sketch() -> None:
    ask = Choices(
        (Option(1, "done", "Done"), Option(2, "else", "My screen shows something else")), "done"
    )
    shown = page(
        ask=ask,
        title="Open the key menu",
        place="Stage 1 of 3 · step 8 of 10 · On your iPad, not here",
        blocks=(Text("Tap the line with the words “Security Keys”.", lead=True), DRAWING),
    )
    assert plain_text.page_lines(shown) == [
        "Open the key menu.",
        "Stage 1 of 3, step 8 of 10, On your iPad, not here.",
        "",
        "Tap the line with the words “Security Keys”.",
        "The line reads: Manage my Security Keys and Trusted",
        "Platforms.",
        "In French: Gérer mes plateformes sécurisées et clés de",
        "sécurité.",
        "",
        "1. Done.",
        "2. My screen shows something else.",
        "0 Help, 8 Read again, 9 Back. Enter: 1.",
    ]


@pytest.mark.parametrize(
    ("block", "body"),
    [
        (Text("A word"), ["A word."]),
        (Notice("Careful", sign="!"), ["! Careful."]),
        (Notice("Stage 1, step 5", sign="→"), ["Stage 1, step 5."]),
        (
            StepList((StepRow(4, "Fill in the form", "now", "NOW"),), "Stage 1"),
            ["Stage 1.", "NOW: 4, Fill in the form."],
        ),
        (CodeBoxes("3 groups of 4 characters", (4, 4, 4)), ["3 groups of 4 characters."]),
        (CodeBoxes("2", (4, 4, 4)), []),
        (CodeBoxes("Your number", (3, 3), "482915"), ["Your number.", "482 915."]),
        (
            Wait("It is on its way.", "A few minutes.", "At most 20.", "Good until 10:40."),
            ["It is on its way.", "A few minutes.", "At most 20.", "Good until 10:40."],
        ),
        (
            Table((("Passkey", "yes", "recommended"), ("SMS", "no", ""))),
            ["Passkey: yes, recommended.", "SMS: no."],
        ),
        (
            Table((("May", "3", "12"),), ("Month", "visits", "minutes")),
            ["May: visits 3, minutes 12."],
        ),
        (
            ContactDetails("The PMO", ("Phone 1",), "As of 2025.", "Please confirm"),
            ["The PMO.", "Phone 1.", "As of 2025.", "! Please confirm."],
        ),
        (
            WebAddress("Type this address", "https://a.eu/b"),
            ["Type this address:", "https://a.eu/b"],
        ),
    ],
)
def test_every_kind_of_block_is_written_in_words(block: Block, body: list[str]) -> None:
    assert list(plain_text.plain_page(page(blocks=(block,))).body) == body


def test_a_dot_that_parts_pieces_on_a_screen_is_a_comma_here() -> None:
    ask = Choices((Option(1, "a", "4 · Open the link"),), "")
    told = plain_text.page_lines(
        page(title="Device · question 1", place="Stage 1 · step 2", ask=ask)
    )
    assert told[:2] == ["Device, question 1.", "Stage 1, step 2."]
    assert "1. 4, Open the link." in told


def test_a_drawing_is_written_as_its_words_and_never_drawn() -> None:
    told = "\n".join(plain_text.page_lines(page(blocks=(DRAWING,))))
    assert "The line reads" in told
    assert not set(told) & set("┌┐└┘│─[]→▶")


def test_french_puts_its_space_before_a_colon() -> None:
    told = plain_text.plain_page(page(language="fr", blocks=(Table((("SMS", "non"),)),)))
    assert told.body == ("SMS\N{NO-BREAK SPACE}: non.",)


def test_a_page_of_digits_shows_the_form_and_prompts_with_what_to_type() -> None:
    empty = Choices((Option(1, "help", "Help"),), "help")
    shown = page(ask=Digits("Your phone number", "Begin with 0 or +.", empty))
    told = plain_text.plain_page(shown)
    assert told.body == ("Begin with 0 or +.",)
    assert told.prompt == "Your phone number:"
    assert told.offer == ()
    assert told.foot[-1] == "Enter on the empty field: help, back and more."


def test_back_and_the_default_are_announced_only_where_they_are_offered() -> None:
    ask = Choices((Option(1, "a", "A"),), "")
    assert plain_text.key_line(page(ask=ask, back=False)) == ("0 Help, 8 Read again.",)


def test_more_space_puts_an_empty_line_between_paragraphs() -> None:
    blocks = (Text("One."), Text("Two."))
    close = plain_text.page_lines(page(blocks=blocks))
    airy = plain_text.page_lines(page(blocks=blocks, appearance=Appearance(space=True)))
    assert close[close.index("One.") + 1] == "Two."
    assert airy[airy.index("One.") + 1] == ""


def test_speech_hears_the_page_in_its_order_and_without_signs() -> None:
    said = spoken_text.spoken_page(
        page(title="Title", blocks=(Notice("Careful", sign="!"), Text("Go on.")))
    )
    assert said.splitlines()[:3] == ["Title.", "Careful.", "Go on."]


@given(st.lists(st.text(max_size=300), max_size=4), st.sampled_from([40, 60]))
def test_no_line_is_wider_than_asked_but_for_a_word_that_is(texts: list[str], width: int) -> None:
    for line in plain_text.page_lines(page(blocks=tuple(map(Text, texts))), width):
        assert len(line) <= width or " " not in line.strip()


def test_numbers_to_note_down_are_said_digit_by_digit() -> None:
    code = page(blocks=(CodeBoxes(say="Note", groups=(3, 3, 3), text="309296011"),))
    assert "3 0 9, 2 9 6, 0 1 1" in spoken_text.spoken_page(code)
    assert "309 296 011" in "\n".join(plain_text.page_lines(code))
    assert spelling.say_numbers("+32 2 29 11111") == "+ 3 2, 2, 2 9, 1 1 1 1 1"
    for whole in ("20 minutes", "41, 1040", "2026", "12 h 00"):
        assert spelling.say_numbers(whole) == whole


def test_a_setting_shows_whether_it_is_on_and_is_not_read_aloud_as_brackets() -> None:
    options = (
        Option(1, "en", "English"),
        Option(2, "voice", "Read aloud", checked=True),
        Option(3, "space", "More space", checked=False),
    )
    shown = page(ask=Choices(options, ""))
    assert plain_text.plain_page(shown).offer == (
        "1. English.",
        "2. [x] Read aloud.",
        "3. [ ] More space.",
    )
    assert "[" not in spoken_text.spoken_page(shown)
