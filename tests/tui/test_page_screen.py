"""What each press does on a page."""

import asyncio

import pytest
from msgspec.structs import replace
from textual import events

from kiosk.tui.widgets.controls import READ_ON
from kiosk.tui.widgets.digits_field import FIELD
from kiosk.tui.widgets.table import VisitTable
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed, VoiceKey
from tests.played_visit import PlayedVisit
from tests.tui.conftest import OpenWindow
from tests.tui.pages import (
    CHECKLIST,
    COVER,
    END,
    LONG,
    PHONE,
    QUESTION,
    STEP,
    VISITS,
    WARNING,
    WELCOME,
)
from tests.tui.window import Window


def test_a_digit_chooses(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    window.press("2")
    assert window.replies == [Chose("c2")]


def test_a_key_that_follows_at_once_is_one_for_the_next_page(open_window: OpenWindow) -> None:
    window = open_window(STEP, PHONE)
    window.press_at_once("2", "4", "7")
    assert window.replies == [Chose("c2")]
    assert window.entry == "47"


def test_enter_takes_the_announced_default(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    window.press("enter")
    assert window.replies == [Chose("c1")]


def test_enter_does_nothing_where_no_default_is_announced(open_window: OpenWindow) -> None:
    window = open_window(QUESTION)
    window.press("enter")
    assert window.replies == []
    window.press("down", "down", "enter")
    assert window.replies == [Chose("c2")]


def test_a_digit_that_is_not_offered_does_nothing(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    window.press("4", "5", "6", "7", "escape", "a", " ")
    assert window.replies == []


def test_0_8_and_9_are_help_read_again_and_back(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    window.press("0", "8", "9")
    assert window.replies == [Help(), Again(), Back()]


def test_there_is_no_back_where_nothing_is_before(open_window: OpenWindow) -> None:
    window = open_window(WELCOME)
    window.press("9")
    assert window.replies == []


def test_the_function_keys_work_on_every_page(open_window: OpenWindow) -> None:
    for page in (STEP, PHONE):
        window = open_window(page)
        window.press("f2", "f3", "f4", "f10")
        assert window.replies == [
            *(Chose("space"), Chose("contrast"), VoiceKey("voice"), Chose("staff"))
        ]


def test_the_azerty_row_chooses(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    window.press("é")
    assert window.replies == [Chose("c2")]


def test_arrows_and_tab_move_the_focus_and_enter_takes_it(open_window: OpenWindow) -> None:
    for keys, choice in ((("down",), "c2"), (("down", "down", "up"), "c2"), (("tab", "tab"), "c3")):
        window = open_window(STEP)
        window.press(*keys, "enter")
        assert window.replies == [Chose(choice)]


def test_tab_reaches_the_bottom_line_too(open_window: OpenWindow) -> None:
    window = open_window(END)
    window.press("tab", "tab", "enter")
    assert window.replies == [Help()]


def test_a_careful_choice_has_the_focus_only_when_somebody_moves_it_there(
    open_window: OpenWindow,
) -> None:
    window = open_window(END)
    assert window.shown().focus == "1"
    window.press("down")
    assert window.shown().focus == "2"


def test_a_click_does_what_a_key_does(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    for key in ("3", "8", "enter"):
        window.click_key(key)
    assert window.replies == [Chose("c3"), Again(), Chose("c1")]


def test_a_press_that_slides_off_its_target_does_nothing(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    first, second = (one.region for one in window.shown().targets[:2])
    window.click(first.x, first.y, to=(second.x, second.y))
    assert window.replies == []


def test_the_same_key_twice_at_once_counts_once(open_window: OpenWindow) -> None:
    window = open_window(STEP, QUESTION, STEP)
    window.press("1", "1", after=0.2)
    assert window.replies == [Chose("c1")]


def test_a_double_click_counts_once(open_window: OpenWindow) -> None:
    window = open_window(STEP, STEP)
    window.click_key("1")
    window.click_key("1", after=0.2)
    assert window.replies == [Chose("c1")]


def test_enter_held_down_counts_once(open_window: OpenWindow) -> None:
    window = open_window(STEP, STEP, STEP)
    window.press("enter")
    window.press("enter", after=0.66)
    for _ in range(40):
        window.press("enter", after=0.03)
    window.wait_out_repeat()
    assert window.replies == [Chose("c1")]


def test_enter_meant_twice_counts_twice(open_window: OpenWindow) -> None:
    window = open_window(STEP, STEP)
    window.press("enter")
    window.press("enter", after=0.66)
    assert window.replies == [Chose("c1")]
    window.wait_out_repeat()
    assert window.replies == [Chose("c1"), Chose("c1")]


def test_reading_on_shows_the_next_part_and_then_the_choices(open_window: OpenWindow) -> None:
    window = open_window(LONG)
    window.press("enter")
    assert window.shown().is_last
    assert window.replies == []
    assert window.session.touched == 1
    window.press("enter")
    assert window.replies == [Chose("c1")]


def test_enter_takes_the_key_that_has_the_focus_on_a_part_that_goes_on(
    open_window: OpenWindow,
) -> None:
    window = open_window(LONG)
    window.press("left")
    shown = window.shown()
    assert (shown.part, shown.focus) == (0, "9")
    assert LONG.labels.enter.format(choice="9") in shown.rows[-1]
    window.press("enter")
    assert window.replies == [Back()]


def test_back_leads_to_the_part_before_and_read_again_to_the_first(open_window: OpenWindow) -> None:
    window = open_window(LONG)
    window.press("enter", "9")
    assert (window.shown().part, window.replies) == (0, [])
    window.press("enter", "8")
    assert (window.shown().part, window.replies) == (0, [Again()])


def test_a_choice_that_cannot_be_seen_yet_is_shown_before_it_is_taken(
    open_window: OpenWindow,
) -> None:
    window = open_window(LONG)
    window.press("2")
    assert window.replies == []
    assert (window.shown().part, window.shown().focus) == (
        window.shown().parts - 1,
        "2",
    )
    window.press("2")
    assert window.replies == [Chose("c2")]


def test_a_choice_pressed_too_early_passes_over_no_part(open_window: OpenWindow) -> None:
    long = replace(LONG, blocks=LONG.blocks * 3)
    window = open_window(long)
    seen = [window.shown().part]
    while window.replies == []:
        window.press("2")
        seen.append(window.shown().part)
    assert window.shown().parts > 2
    assert seen[:-1] == list(range(window.shown().parts))


def test_digits_typed_fast_and_alike_all_go_into_the_field(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.press(*"0044089", after=0.01)
    assert window.entry == "0044089"
    window.press("enter")
    assert window.replies == [Typed("+44089")]


def test_backspace_deletes(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.press(*"047", "backspace", after=0.01)
    assert window.entry == "04"


def test_enter_on_the_empty_field_offers_help_and_the_rest(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.press("enter")
    assert [one.key for one in window.shown().targets[1:5]] == ["1", "2", "3", "4"]
    window.press("4")
    assert window.replies == [Chose("c4")]


def test_a_digit_that_is_no_offer_goes_on_with_the_number(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.press("enter", "0")
    assert (window.entry, window.screen.offers) == ("0", False)


def test_any_key_or_click_lifts_a_cover_and_does_nothing_else(open_window: OpenWindow) -> None:
    for overlay in (COVER, WARNING):
        for key in ("1", "0", "enter", "escape", "a", "f2", "up"):
            window = open_window(STEP)
            window.session.overlay = overlay
            window.do(window.app.show_current_page)
            window.press(key)
            assert window.replies == [Onward()]
            assert window.screen.page is STEP
        window.session.overlay = overlay
        window.do(window.app.show_current_page)
        window.click(0, 0)
        assert window.replies == [Onward(), Onward()]


def test_a_key_held_down_lifts_a_cover_and_chooses_nothing_under_it(
    open_window: OpenWindow,
) -> None:
    window = open_window(STEP)
    window.session.overlay = COVER
    window.do(window.app.show_current_page)
    window.press("1", "1", "1", after=0.03)
    assert window.replies == [Onward()]


def test_what_was_typed_and_read_is_still_there_under_a_cover(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.press(*"0470")
    window.session.overlay = COVER
    window.do(window.app.show_current_page)
    assert window.entry == ""
    window.press("1")
    assert window.entry == "0470"


def test_what_was_typed_is_forgotten_with_its_page(open_window: OpenWindow) -> None:
    window = open_window(PHONE, STEP, PHONE)
    window.press(*"0470")
    window.session.at = 1
    window.do(window.app.show_current_page)
    window.session.at = 2
    window.do(window.app.show_current_page)
    assert window.entry == ""


def test_the_bell_rings_once_for_a_warning(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    window.session.overlay = WARNING
    window.do(window.app.show_current_page)
    window.do(window.app.show_current_page)
    assert window.app.rung == 1


def test_in_a_window_that_is_too_small_no_key_chooses_and_nothing_is_lost(
    open_window: OpenWindow,
) -> None:
    window = open_window(PHONE)
    window.press(*"04")
    window.resize(40, 12)
    window.press("1", "enter")
    assert window.replies == []
    window.resize(60, 18)
    assert window.entry == "04"


def test_in_a_smaller_window_enter_reads_on_when_the_choice_in_focus_is_on_a_later_part(
    open_window: OpenWindow,
) -> None:
    window = open_window(CHECKLIST)
    window.resize(80, 24)
    window.press("right")
    assert (window.shown().focus, window.shown().parts) == ("2", 1)
    shown = window.resize(60, 18)
    assert (shown.focus, shown.part, shown.parts) == (READ_ON, 0, 2)
    window.press("enter")
    assert (window.replies, window.shown().focus) == ([], "1")


def test_a_page_that_asks_again_keeps_what_was_typed_to_be_mended(open_window: OpenWindow) -> None:
    window = open_window(PHONE, PHONE)
    window.press("4", "7", "enter")
    assert window.replies == [Typed("47")]
    assert window.entry == "47"
    window.press("backspace", "8", "enter")
    assert window.replies == [Typed("47"), Typed("48")]


def test_a_pin_that_is_asked_for_again_begins_with_an_empty_field(open_window: OpenWindow) -> None:
    pin = replace(PHONE, ask=replace(PHONE.ask, masked=True))
    window = open_window(pin, pin)
    window.press("4", "7", "enter")
    assert window.entry == ""


GROUPED = replace(PHONE, ask=replace(PHONE.ask, group=2))


def test_the_way_out_stays_in_sight_and_loses_no_digit(open_window: OpenWindow) -> None:
    window = open_window(GROUPED)
    window.press(*"0470")
    assert "↓ help and back" in window.shown().rows[-1]
    window.press("down")
    assert window.screen.offers
    assert "Help" in window.shown().text
    assert window.entry == "04 70"
    window.press("up", "1")
    assert not window.screen.offers
    assert (window.entry, window.shown().focus) == ("04 70 1", FIELD)


def test_a_choice_below_the_digits_is_taken_by_its_key(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.press(*"0470", "down")
    third = window.screen.view.choices[2].option
    window.press(str(third.key))
    assert window.replies == [Chose(third.id)]


SIZES = pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])


@SIZES
def test_a_code_that_cannot_be_right_stands_in_the_field_to_be_mended(
    size: tuple[int, int],
) -> None:
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    with Window(visit.session, size) as window:
        window.press(*"482915731", "enter")
        assert "One of these digits is wrong" in window.shown().text
        assert window.entry == "482 915 731"
        window.press("backspace", "9")
        assert window.entry == "482 915 739"


@SIZES
def test_a_telephone_number_that_is_doubted_can_be_mended(size: tuple[int, int]) -> None:
    visit = PlayedVisit(language="en")
    visit.choose("something-else")
    visit.choose("phone")
    with Window(visit.session, size) as window:
        window.press(*"04701", "enter")
        assert visit.page.id == "phone/result"
        window.press("1", after=1)
        assert (visit.page.id, window.entry) == ("phone", "04 70 1")


def test_the_arrow_in_the_key_bar_erases_by_either_key_that_shows_it(
    open_window: OpenWindow,
) -> None:
    window = open_window(PHONE)
    window.press(*"047")
    assert "← erases" in window.shown().rows[-1]
    window.press("left", "backspace")
    assert (window.entry, window.shown().focus) == ("0", FIELD)


def test_a_second_enter_after_a_slow_submission_opens_nothing(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.press("4", "7")
    answer = window.session.answer

    def slow(reply: Reply) -> None:
        window.now += 2
        answer(reply)

    window.session.answer = slow
    window.press("enter")
    window.press("enter", after=0.4)
    assert window.replies == [Typed("47")]
    window.press("enter", after=1)
    assert window.replies == [Typed("47"), Typed("47")]
    assert not window.screen.offers


def test_what_every_page_has_keeps_its_key_where_an_empty_field_offers_it() -> None:
    for key, reply in (("0", "help"), ("8", "again"), ("9", "back"), ("1", "none")):
        visit = PlayedVisit(language="en")
        visit.choose("come-back")
        with Window(visit.session) as window:
            window.press("enter")
            offered = {one.key: one.option.id for one in window.screen.view.choices}
            assert offered[key] == reply
            window.press(key)
        page = {"0": "help/comeback", "8": "comeback", "9": "intent", "1": "resume/stage"}[key]
        assert visit.page.id == page


def test_a_key_that_follows_the_submission_of_a_field_at_once_is_not_typed_into_it(
    open_window: OpenWindow,
) -> None:
    window = open_window(PHONE, STEP)
    window.press("4", "7")

    def submit_and_ask_for_help() -> None:
        for key in (events.Key("enter", "\r"), events.Key("0", "0")):
            window.app.post_message(key)
        window.session.at = 1

    window.do(submit_and_ask_for_help)
    assert window.replies == [Typed("47"), Help()]


def test_a_table_is_filled_even_if_something_asks_where_it_stands_before_it_is_laid_out(
    open_window: OpenWindow,
) -> None:
    window = open_window(STEP)
    window.session.overlay = VISITS

    async def show() -> None:
        window.app.show_current_page()
        table = window.screen.query_one(VisitTable)
        while not table.region:
            # A frame does this with new widgets; the region that is read next maps them before their first layout.
            window.screen._compositor.update_widgets({table})
            await asyncio.sleep(0)

    window.run(show())
    window.settle()
    assert window.screen.query_one(VisitTable).row_count == 6
    assert "20 Nov 2026" in window.shown().text
