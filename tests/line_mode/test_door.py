"""The plain door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.line_mode.front_end import run_session
from kiosk.view_model.page import Choices, Digits, Option, Text
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Typed
from tests.line_mode.visits import Script, Scripted, Sheet, talk
from tests.pages import WORDS, YES_NO, page

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
    visit = Scripted(FIRST, LAST)
    assert talk(visit, "2", "1") == (
        "First.\n\nRead this.\n\n1. Yes.\n2. No.\n0 Help, 8 Read again, 9 Back. Enter: 1.\n"
        "Your choice: "
        "\nLast.\n\n1. Stop.\n0 Help, 8 Read again, 9 Back.\nYour choice: "
        "\n"
    )
    assert visit.replies == [Chose("no"), Chose("stop")]
    assert visit.over == "stopped"


def test_the_fixed_keys_are_the_same_on_every_page() -> None:
    visit = Scripted(FIRST)
    talk(visit, "0", "8", "9", "<", "")
    assert visit.replies == [Help(), Again(), Back(), Back(), Onward()]


def test_what_is_not_offered_gets_a_line_that_names_the_remedy_and_the_prompt_again() -> None:
    visit = Scripted(FIRST)
    told = talk(visit, "7")
    assert visit.replies == []
    assert told.count("First.") == 1
    assert told.endswith(
        "Your choice: That choice is not offered here. Type one of the numbers\n"
        "shown, then Enter.\nYour choice: \n"
    )


def test_the_end_of_input_leaves_the_visit() -> None:
    visit = Scripted(FIRST)
    talk(visit)
    assert visit.over == "left"


def test_a_newline_follows_each_line_read_where_no_terminal_gives_one() -> None:
    assert "Your choice: \n\nLast." in talk(Scripted(FIRST, LAST), "1", echo_newline=True)
    assert "Your choice: \nLast." in talk(Scripted(FIRST, LAST), "1")


def test_an_empty_field_offers_what_else_can_be_done() -> None:
    visit = Scripted(FIELD)
    told = talk(visit, "", "1", "0470 12")
    assert "Your number: 1. Help.\n0 Help, 8 Read again, 9 Back.\nYour choice: " in told
    assert visit.replies == [Chose("help"), Typed("0470 12")]


def test_what_is_no_number_is_answered_with_the_form_of_one() -> None:
    assert "Your number: Begin with 0.\nYour number: " in talk(Scripted(FIELD), "hello")


def test_a_warning_rings_once_says_what_is_left_and_any_line_lifts_it() -> None:
    visit = Scripted(FIRST, ticks=[None, WARNING, SOON])
    told = talk(visit, None, None, None, "7")
    assert told.count("\a") == 1
    assert "Your choice: \n\aStill there?\n\nIn 60 seconds this ends." in told
    assert "Your choice: \nIn 30 seconds this ends.\nYour choice: " in told
    assert visit.replies == [Onward()]


def test_time_ends_a_visit_without_another_page() -> None:
    visit = Scripted(FIRST)
    assert talk(visit, None).count("First.") == 1
    assert visit.over == "timed-out"


def test_a_cover_hides_the_page_where_the_terminal_can_be_cleared() -> None:
    visit = Scripted(FIRST, ticks=[COVER])
    told = talk(visit, None, "1", clear="<WIPE>")
    assert "<WIPE>Covered." in told
    assert visit.replies == [Onward()]
    assert told.endswith("<WIPE>")


def test_a_terminal_that_obeys_no_codes_is_sent_none() -> None:
    assert "\x1b" not in talk(Scripted(FIRST, ticks=[COVER]), None, "1")


def test_the_other_door_is_opened_when_it_is_asked_for() -> None:
    ask = Choices((Option(1, "screen", "Full screen"),), "")
    visit = Scripted(page(ask=ask), FIRST)
    told = talk(visit, "1", "1")
    assert "First." not in told
    assert (visit.over, visit.requested_front_end) == (None, "screen")


def test_paper_that_is_gone_leaves_the_visit() -> None:
    class Gone(Sheet):
        """Paper whose reader went away."""

        def write(self, text: str, /) -> None:
            """Fail as a pipe does."""
            raise BrokenPipeError

    visit = Scripted(FIRST)
    run_session(visit, Script("1"), Gone())
    assert visit.over == "left"


@pytest.mark.parametrize("width", [40, 60])
def test_no_printed_line_is_wider_than_the_paper(width: int) -> None:
    sheet = Sheet()
    long = page(blocks=(Text("A sentence of many words. " * 12),), labels=WORDS, ask=YES_NO)
    run_session(Scripted(long), Script("7"), sheet, width=width)
    lines = [line.removeprefix("Your choice: ") for line in sheet.text.splitlines()]
    assert max(map(len, lines)) <= width


@given(st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=30))
def test_nothing_typed_breaks_the_door_and_nothing_printed_is_taken_back(
    lines: list[str | None],
) -> None:
    visit = Scripted(FIRST, FIELD, SECOND, LAST, ticks=[COVER, WARNING, None, SOON] * 8)
    told = talk(visit, *lines)
    assert visit.over in ("left", "stopped", "timed-out")
    assert not set(told) & {"\x1b", "\r", "\b"}
