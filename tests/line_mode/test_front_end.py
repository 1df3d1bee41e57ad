"""Line mode prints pages, reads lines, and never takes back what it has printed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.content.fallback_texts import PAGE_LABELS
from kiosk.line_mode.front_end import run_session
from kiosk.view_model.page import Choices, Digits, Option, Page, Text
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Typed
from tests.languages import LANGUAGES
from tests.line_mode.scripted_session import (
    RecordedOutput,
    ScriptedReader,
    ScriptedSession,
    run_lines,
)
from tests.pages import WORDS, YES_NO, page
from tests.played_visit import PlayedVisit

FIRST = page(id="first", title="First", blocks=(Text("Read this."),))
SECOND = page(id="second", title="Second")
LAST = page(id="last", title="Last", ask=Choices((Option(1, "stop", "Stop"),), ""))
FIELD = page(
    id="phone", ask=Digits("Your number", "Begin with 0.", Choices((Option(1, "help", "Help"),)))
)
COVER = page(id="cover", title="Covered")
WARNING = page(id="warning", title="Still there?", blocks=(Text("In 60 seconds this ends."),))
SOON = page(id="warning", title="Still there?", blocks=(Text("In 30 seconds this ends."),))


def test_a_visit_is_printed_page_by_page_and_the_cursor_waits_after_the_prompt() -> None:
    visit = ScriptedSession(FIRST, LAST)
    assert run_lines(visit, "2", "1") == (
        "First.\n\nRead this.\n\n1. Yes.\n2. No.\n0 Help, 8 Read again, 9 Back. Enter: 1.\n"
        "Your choice: "
        "\nLast.\n\n1. Stop.\n0 Help.\nYour choice: "
        "\n"
    )
    assert visit.replies == [Chose("no"), Chose("stop")]
    assert visit.outcome == "stopped"


def test_the_fixed_keys_are_the_same_on_every_page() -> None:
    visit = ScriptedSession(FIRST)
    run_lines(visit, "0", "8", "9", "<", "")
    assert visit.replies == [Help(), Again(), Back(), Back(), Onward()]


def test_what_is_not_offered_gets_a_line_that_names_the_remedy_and_the_prompt_again() -> None:
    visit = ScriptedSession(FIRST)
    printed = run_lines(visit, "7")
    assert visit.replies == []
    assert printed.count("First.") == 1
    assert printed.endswith(
        "Your choice: That choice is not offered here. Type one of the numbers\n"
        "shown, then Enter.\nYour choice: \n"
    )


TOLD = page(id="told", labels=PAGE_LABELS)
FIRST_TOLD = page(id="first", title="First", blocks=FIRST.blocks, labels=PAGE_LABELS)
AGAIN_TOLD = page(id="again", labels=PAGE_LABELS)
HELP_PAGE = page(id="help/told", labels=PAGE_LABELS)
ALL_KEYS = "0 Help, 8 Read again, 9 Back. Enter: 1.\n? All keys.\n"


def test_the_keys_are_said_once_in_full_then_in_few_words_and_in_full_on_help_and_on_request() -> (
    None
):
    printed = run_lines(ScriptedSession(TOLD, AGAIN_TOLD), "1", "?")
    first, second, asked = printed.split("Your choice:")[:3]
    assert first.endswith(ALL_KEYS)
    assert second.endswith("2. No.\n0 Help. Enter: 1.\n")
    assert asked == f" {ALL_KEYS}"
    helped = run_lines(ScriptedSession(TOLD, AGAIN_TOLD, HELP_PAGE), "1", "0")
    assert helped.count(ALL_KEYS) == 2


@pytest.mark.parametrize(
    ("pages", "lines"), [((TOLD, HELP_PAGE), "0"), ((TOLD, AGAIN_TOLD, HELP_PAGE), "1?0")]
)
def test_help_does_not_repeat_the_keys_that_were_just_said(
    pages: tuple[Page, ...], lines: str
) -> None:
    printed = run_lines(ScriptedSession(*pages), *lines)
    assert printed.endswith("0 Help. Enter: 1.\nYour choice: \n")


def test_the_sign_that_brings_all_keys_is_named_on_every_fifth_page() -> None:
    told = [page(id=f"page-{number}", labels=PAGE_LABELS) for number in range(13)]
    printed = run_lines(ScriptedSession(*told), *["1"] * 12)
    shown = printed.split("Your choice:")[:13]
    named = [number for number, one in enumerate(shown) if PAGE_LABELS.all_keys in one]
    assert named == [0, 5, 10]
    assert shown[5].endswith("0 Help. Enter: 1.\n? All keys.\n")


LATER_ANSWERS = [PAGE_LABELS.ask_help, PAGE_LABELS.ask_again, PAGE_LABELS.ask_keys]


def test_a_line_that_is_wrong_again_is_answered_in_other_words_and_then_with_help() -> None:
    visit = ScriptedSession(TOLD, AGAIN_TOLD)
    printed = run_lines(visit, "7", "x", "hello", "5", "6", "1", "7")
    assert told_in_order(printed, PAGE_LABELS.no_such_choice) == [
        PAGE_LABELS.no_such_choice,
        PAGE_LABELS.numbers_here.format(numbers="1, 2"),
        *LATER_ANSWERS,
        # The next page begins anew.
        PAGE_LABELS.no_such_choice,
    ]


def test_who_has_heard_every_answer_to_a_wrong_line_hears_the_page_once_more() -> None:
    visit = ScriptedSession(FIRST_TOLD)
    printed = run_lines(visit, *["7"] * 12)
    *before, again, after = printed.split(PAGE_LABELS.once_more)
    assert len(before) == 1
    for said in (before[0], again):
        assert "Read this." in said
        for answer in LATER_ANSWERS:
            assert " ".join(said.split()).count(answer) == 1
    assert again.startswith("\n\nFirst.\n\nRead this.\n\n1. Yes.")
    assert "Read this." in after
    assert visit.replies == []


def test_a_field_too_answers_each_wrong_line_in_other_words() -> None:
    visit = ScriptedSession(page(ask=FIELD.ask, labels=PAGE_LABELS))
    wrong = f"{PAGE_LABELS.no_such_number} Begin with 0."
    assert told_in_order(run_lines(visit, "hello", "7", "no", "no", "no"), wrong) == [
        wrong,
        PAGE_LABELS.only_digits,
        *LATER_ANSWERS,
    ]
    assert visit.replies == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_in_place_of_the_nine_digits_are_called_wrong_before_the_example(
    language: str,
) -> None:
    visit = PlayedVisit(language, "line")
    output = RecordedOutput()
    run_session(visit.session, ScriptedReader("3", "abc"), output)
    assert visit.page.id == "comeback"
    wrong = visit.page.labels.no_such_number
    assert wrong in " ".join(output.text.split())
    assert " ".join(output.text.split()).partition(wrong)[2].count("482 915 730") == 1


@pytest.mark.parametrize(
    ("language", "goodbye"),
    [("en", "Goodbye. Everything is erased."), ("fr", "Au revoir. Tout est effacé.")],
)
@pytest.mark.parametrize("clear", ["", "<CLEAR_SCREEN>"])
def test_who_ends_the_visit_hears_a_last_line_that_stays(
    language: str, goodbye: str, clear: str
) -> None:
    visit = PlayedVisit(language, "line")
    output = RecordedOutput()
    run_session(visit.session, ScriptedReader("0", "6", "2"), output, clear=clear)
    assert visit.session.outcome == "stopped"
    assert output.text.endswith(f"{clear or chr(10)}{goodbye}\n")


def test_nobody_is_said_goodbye_who_went_away() -> None:
    assert PAGE_LABELS.goodbye not in run_lines(ScriptedSession(TOLD), "1")
    assert PAGE_LABELS.goodbye not in run_lines(ScriptedSession(TOLD), None)


def told_in_order(printed: str, first: str) -> list[str]:
    """What was said in place of a reply: each begins with one of these sentences."""
    known = (first, PAGE_LABELS.numbers_here.format(numbers="1, 2"), PAGE_LABELS.only_digits)
    answers = [" ".join(one.split()) for one in re.split(r"Your (?:choice|number):", printed)]
    return [one for one in answers if one in (*known, *LATER_ANSWERS)]


def test_a_page_that_enter_alone_does_not_answer_says_what_to_type() -> None:
    done = Choices((Option(1, "done", "Done"), Option(2, "else", "Another screen")), "")
    visit = ScriptedSession(page(ask=done, labels=PAGE_LABELS), LAST)
    printed = run_lines(visit, "", "1")
    assert printed.count("Type the number of your choice: ") == 2
    assert "On this page, please type a number before you press Enter." in printed
    assert visit.replies == [Chose("done")]


def test_the_end_of_input_leaves_the_visit() -> None:
    visit = ScriptedSession(FIRST)
    run_lines(visit)
    assert visit.outcome == "left"


def test_a_newline_follows_each_line_read_where_no_terminal_gives_one() -> None:
    assert "Your choice: \n\nLast." in run_lines(
        ScriptedSession(FIRST, LAST), "1", echo_newline=True
    )
    assert "Your choice: \nLast." in run_lines(ScriptedSession(FIRST, LAST), "1")


def test_an_empty_field_offers_what_else_can_be_done() -> None:
    visit = ScriptedSession(FIELD)
    printed = run_lines(visit, "", "1", "0470 12")
    assert "Your number: 1. Help.\n0 Help, 8 Read again, 9 Back.\nYour choice: " in printed
    assert visit.replies == [Chose("help"), Typed("0470 12")]


REFUSED = replace(FIELD, blocks=(Text("That is no number."),), ask=replace(FIELD.ask, refused=True))


def test_the_same_entry_that_was_refused_shows_what_else_can_be_done() -> None:
    visit = ScriptedSession(FIELD, REFUSED, LAST)
    printed = run_lines(visit, "0470 12", "047012", "1")
    assert visit.replies == [Typed("0470 12"), Chose("help")]
    assert (
        "Your number: That is no number.\nBegin with 0.\n1. Help.\n0 Help, 8 Read again, 9 Back.\n"
        "Your choice: \nLast."
    ) in printed
    assert printed.count("That is no number.") == 2


def test_another_entry_after_a_refusal_is_handed_in_and_takes_no_digit_of_the_last_one() -> None:
    visit = ScriptedSession(FIELD, REFUSED, REFUSED, REFUSED)
    run_lines(visit, "0470 12", "0470 13", "+0470 13", "0470 12")
    assert visit.replies == [
        Typed("0470 12"),
        Typed("0470 13"),
        Typed("+0470 13"),
        Typed("0470 12"),
    ]


def test_a_secret_that_was_refused_is_not_kept_and_may_be_typed_again() -> None:
    secret = replace(REFUSED, ask=replace(REFUSED.ask, masked=True))
    visit = ScriptedSession(FIELD, secret, secret)
    run_lines(visit, "1234", "1234")
    assert visit.replies == [Typed("1234"), Typed("1234")]


def test_what_is_no_number_is_answered_with_the_form_of_one() -> None:
    assert "Your number: Begin with 0.\nYour number: " in run_lines(ScriptedSession(FIELD), "hello")


def test_a_warning_rings_once_says_what_is_left_and_any_line_lifts_it() -> None:
    visit = ScriptedSession(FIRST, ticks=[None, WARNING, SOON])
    printed = run_lines(visit, None, None, None, "7")
    assert printed.count("\a") == 1
    assert "Your choice: \n\aStill there?\n\nIn 60 seconds this ends." in printed
    assert "Your choice: \nIn 30 seconds this ends.\nYour choice: " in printed
    assert visit.replies == [Onward()]


def test_the_time_is_looked_at_again_long_before_a_limit() -> None:
    """Waiting stands still while the machine sleeps, and the limit may have passed meanwhile."""

    class Patient(ScriptedSession):
        def seconds_until_change(self) -> float | None:
            return 600.0

    reader = ScriptedReader("1")
    run_session(Patient(FIRST), reader, RecordedOutput(), clear="", echo_newline=False)
    assert reader.timeouts == [5.0, 5.0]


def test_time_ends_a_visit_without_another_page() -> None:
    visit = ScriptedSession(FIRST)
    assert run_lines(visit, None).count("First.") == 1
    assert visit.outcome == "timed-out"


def test_a_cover_hides_the_page_where_the_terminal_can_be_cleared() -> None:
    visit = ScriptedSession(FIRST, ticks=[COVER])
    printed = run_lines(visit, None, "1", clear="<CLEAR_SCREEN>")
    assert "<CLEAR_SCREEN>Covered." in printed
    assert visit.replies == [Onward()]
    assert printed.endswith("<CLEAR_SCREEN>")


def test_a_terminal_that_obeys_no_codes_is_sent_none() -> None:
    assert "\x1b" not in run_lines(ScriptedSession(FIRST, ticks=[COVER]), None, "1")


def test_line_mode_ends_when_the_full_screen_is_asked_for() -> None:
    ask = Choices((Option(1, "screen", "Full screen"),), "")
    visit = ScriptedSession(page(ask=ask), FIRST)
    printed = run_lines(visit, "1", "1")
    assert "First." not in printed
    assert (visit.outcome, visit.requested_front_end) == (None, "screen")


def test_an_output_that_nobody_reads_leaves_the_visit() -> None:
    class BrokenOutput(RecordedOutput):
        """An output whose reader went away."""

        def write(self, text: str, /) -> None:
            """Fail as a pipe does."""
            raise BrokenPipeError

    visit = ScriptedSession(FIRST)
    run_session(visit, ScriptedReader("1"), BrokenOutput())
    assert visit.outcome == "left"


@pytest.mark.parametrize("width", [40, 60])
def test_no_printed_line_is_wider_than_the_width_given(width: int) -> None:
    output = RecordedOutput()
    long = page(blocks=(Text("A sentence of many words. " * 12),), labels=WORDS, ask=YES_NO)
    run_session(ScriptedSession(long), ScriptedReader("7"), output, width=width)
    lines = [line.removeprefix("Your choice: ") for line in output.text.splitlines()]
    assert max(map(len, lines)) <= width


@given(st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=30))
def test_nothing_typed_breaks_line_mode_and_nothing_printed_is_taken_back(
    lines: list[str | None],
) -> None:
    visit = ScriptedSession(FIRST, FIELD, SECOND, LAST, ticks=[COVER, WARNING, None, SOON] * 8)
    printed = run_lines(visit, *lines)
    assert visit.outcome in ("left", "stopped", "timed-out")
    assert not set(printed) & {"\x1b", "\r", "\b"}
