"""What each press does on a page."""

from msgspec.structs import replace

from kiosk.tui.desk import Desk
from kiosk.tui.guard import REPEAT, Guard
from kiosk.tui.keys import meaning
from kiosk.tui.presses import Presses
from kiosk.tui.stand import FIELD, offered
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from tests.played_visit import PlayedVisit
from tests.tui.pages import COVER, END, LONG, PHONE, QUESTION, STEP, WARNING, WELCOME
from tests.tui.standin import StandIn


class Door:
    """A desk with a clock that the test holds."""

    def __init__(self, *pages: Page, size: tuple[int, int] = (60, 18), guard: int = 500) -> None:
        self.visit = StandIn(*pages)
        self.rung = 0
        self.now = 0.0
        self.desk = Desk(self.visit, self.ring)
        self.desk.resize(*size)
        self.presses = Presses(self.desk, Guard(guard), lambda: self.now)

    def ring(self) -> None:
        """The bell."""
        self.rung += 1

    def press(self, *keys: str, after: float = 5.0) -> None:
        """Press keys, each `after` so many seconds: a character, or Textual's name of a key."""
        for key in keys:
            self.now += after
            self.presses.key(meaning(key, key if len(key) == 1 else None))

    def click(self, key: str) -> None:
        """Click on a target."""
        self.now += 5
        target = next(one for one in self.desk.sheet.targets if one.key == key)
        self.presses.click((target.x, target.y), (target.x + 1, target.y))


def test_a_digit_chooses() -> None:
    front_end = Door(STEP)
    front_end.press("2")
    assert front_end.visit.replies == [Chose("c2")]


def test_enter_takes_the_announced_default() -> None:
    front_end = Door(STEP)
    front_end.press("enter")
    assert front_end.visit.replies == [Chose("c1")]


def test_enter_does_nothing_where_no_default_is_announced() -> None:
    front_end = Door(QUESTION)
    front_end.press("enter")
    assert front_end.visit.replies == []
    front_end.press("down", "down", "enter")
    assert front_end.visit.replies == [Chose("c2")]


def test_a_digit_that_is_not_offered_does_nothing() -> None:
    front_end = Door(STEP)
    front_end.press("4", "5", "6", "7", "escape", "a", " ")
    assert front_end.visit.replies == []


def test_0_8_and_9_are_help_read_again_and_back() -> None:
    front_end = Door(STEP)
    front_end.press("0", "8", "9")
    assert front_end.visit.replies == [Help(), Again(), Back()]


def test_there_is_no_back_where_nothing_is_before() -> None:
    front_end = Door(WELCOME)
    front_end.press("9")
    assert front_end.visit.replies == []


def test_the_function_keys_work_on_every_page() -> None:
    for page in (STEP, PHONE):
        front_end = Door(page)
        front_end.press("f2", "f3", "f4", "f10")
        assert front_end.visit.replies == [
            Chose(id) for id in ("space", "contrast", "voice", "staff")
        ]


def test_the_azerty_row_chooses() -> None:
    front_end = Door(STEP)
    front_end.press("é")
    assert front_end.visit.replies == [Chose("c2")]


def test_arrows_and_tab_move_the_focus_and_enter_takes_it() -> None:
    for keys, choice in ((("down",), "c2"), (("down", "down", "up"), "c2"), (("tab", "tab"), "c3")):
        front_end = Door(STEP)
        front_end.press(*keys, "enter")
        assert front_end.visit.replies == [Chose(choice)]


def test_tab_reaches_the_bottom_line_too() -> None:
    front_end = Door(END)
    front_end.press("tab", "tab", "enter")
    assert front_end.visit.replies == [Help()]


def test_a_careful_choice_has_the_focus_only_when_somebody_moves_it_there() -> None:
    front_end = Door(END)
    assert front_end.desk.sheet.focus == "1"
    front_end.press("down")
    assert front_end.desk.sheet.focus == "2"


def test_a_click_does_what_a_key_does() -> None:
    front_end = Door(STEP)
    for key in ("3", "8", "enter"):
        front_end.click(key)
    assert front_end.visit.replies == [Chose("c3"), Again(), Chose("c1")]


def test_a_press_that_slides_off_its_target_does_nothing() -> None:
    front_end = Door(STEP)
    first, second = front_end.desk.sheet.targets[:2]
    front_end.presses.click((first.x, first.y), (second.x, second.y))
    assert front_end.visit.replies == []


def test_the_same_key_twice_at_once_counts_once() -> None:
    front_end = Door(STEP, QUESTION, STEP)
    front_end.press("1", "1", after=0.2)
    assert front_end.visit.replies == [Chose("c1")]


def test_a_double_click_counts_once() -> None:
    front_end = Door(STEP, STEP)
    target = front_end.desk.sheet.targets[0]
    for _ in range(2):
        front_end.presses.click((target.x, target.y), (target.x, target.y))
    assert front_end.visit.replies == [Chose("c1")]


def test_enter_held_down_counts_once() -> None:
    front_end = Door(STEP, STEP, STEP)
    front_end.press("enter")
    front_end.press("enter", after=0.66)
    for _ in range(40):
        front_end.press("enter", after=0.03)
    front_end.presses.settle()
    assert front_end.visit.replies == [Chose("c1")]


def test_enter_meant_twice_counts_twice() -> None:
    front_end = Door(STEP, STEP)
    front_end.press("enter")
    front_end.press("enter", after=0.66)
    assert front_end.presses.waiting == "enter"
    front_end.now += REPEAT
    front_end.presses.settle()
    assert front_end.visit.replies == [Chose("c1"), Chose("c1")]


def test_reading_on_shows_the_next_part_and_then_the_choices() -> None:
    front_end = Door(LONG)
    sheets = [front_end.desk.sheet]
    while sheets[-1].part < sheets[-1].parts - 1:
        front_end.press("enter")
        sheets.append(front_end.desk.sheet)
    assert len(sheets) == 2
    assert front_end.visit.replies == []
    assert front_end.visit.touched == 1
    front_end.press("enter")
    assert front_end.visit.replies == [Chose("c1")]


def test_back_leads_to_the_part_before_and_read_again_to_the_first() -> None:
    front_end = Door(LONG)
    front_end.press("enter", "9")
    assert (front_end.desk.sheet.part, front_end.visit.replies) == (0, [])
    front_end.press("enter", "8")
    assert (front_end.desk.sheet.part, front_end.visit.replies) == (0, [Again()])


def test_a_choice_that_cannot_be_seen_yet_is_shown_before_it_is_taken() -> None:
    front_end = Door(LONG)
    front_end.press("2")
    assert front_end.visit.replies == []
    assert (front_end.desk.sheet.part, front_end.desk.sheet.focus) == (
        front_end.desk.sheet.parts - 1,
        "2",
    )
    front_end.press("2")
    assert front_end.visit.replies == [Chose("c2")]


def test_a_choice_pressed_too_early_passes_over_no_part() -> None:
    long = replace(LONG, blocks=LONG.blocks * 3)
    front_end = Door(long)
    seen = [front_end.desk.sheet.part]
    while front_end.visit.replies == []:
        front_end.press("2")
        seen.append(front_end.desk.sheet.part)
    assert front_end.desk.sheet.parts > 2
    assert seen[:-1] == list(range(front_end.desk.sheet.parts))


def test_digits_typed_fast_and_alike_all_go_into_the_field() -> None:
    front_end = Door(PHONE)
    front_end.press(*"0044089", after=0.01)
    assert front_end.desk.stand.typed == "0044089"
    front_end.press("enter")
    assert front_end.visit.replies == [Typed("+44089")]


def test_backspace_deletes() -> None:
    front_end = Door(PHONE)
    front_end.press(*"047", "backspace", after=0.01)
    assert front_end.desk.stand.typed == "04"


def test_enter_on_the_empty_field_offers_help_and_the_rest() -> None:
    front_end = Door(PHONE)
    front_end.press("enter")
    assert [one.key for one in front_end.desk.sheet.targets[1:5]] == ["1", "2", "3", "4"]
    front_end.press("4")
    assert front_end.visit.replies == [Chose("c4")]


def test_a_digit_that_is_no_offer_goes_on_with_the_number() -> None:
    front_end = Door(PHONE)
    front_end.press("enter", "0")
    assert (front_end.desk.stand.typed, front_end.desk.stand.asked) == ("0", False)


def test_any_key_or_click_lifts_a_cover_and_does_nothing_else() -> None:
    for overlay in (COVER, WARNING):
        for key in ("1", "0", "enter", "escape", "a", "f2", "up"):
            front_end = Door(STEP)
            front_end.visit.overlay = overlay
            front_end.desk.show_current_page()
            front_end.press(key)
            assert front_end.visit.replies == [Onward()]
            assert front_end.desk.page is STEP
        front_end.visit.overlay = overlay
        front_end.desk.show_current_page()
        front_end.presses.click((0, 0), (0, 0))
        assert front_end.visit.replies == [Onward(), Onward()]


def test_a_key_held_down_lifts_a_cover_and_chooses_nothing_under_it() -> None:
    front_end = Door(STEP)
    front_end.visit.overlay = COVER
    front_end.desk.show_current_page()
    front_end.press("1", "1", "1", after=0.03)
    assert front_end.visit.replies == [Onward()]


def test_what_was_typed_and_read_is_still_there_under_a_cover() -> None:
    front_end = Door(PHONE)
    front_end.press(*"0470")
    front_end.visit.overlay = COVER
    front_end.desk.show_current_page()
    assert front_end.desk.stand.typed == ""
    front_end.press("1")
    assert front_end.desk.stand.typed == "0470"


def test_what_was_typed_is_forgotten_with_its_page() -> None:
    front_end = Door(PHONE, STEP, PHONE)
    front_end.press(*"0470")
    front_end.visit.at = 1
    front_end.desk.show_current_page()
    front_end.visit.at = 2
    front_end.desk.show_current_page()
    assert front_end.desk.stand.typed == ""


def test_the_bell_rings_once_for_a_warning() -> None:
    front_end = Door(STEP)
    front_end.visit.overlay = WARNING
    front_end.desk.show_current_page()
    front_end.desk.show_current_page()
    assert front_end.rung == 1


def test_in_a_window_that_is_too_small_no_key_chooses_and_nothing_is_lost() -> None:
    front_end = Door(PHONE)
    front_end.press(*"04")
    front_end.desk.resize(40, 12)
    front_end.press("1", "enter")
    assert front_end.visit.replies == []
    front_end.desk.resize(60, 18)
    assert front_end.desk.stand.typed == "04"


def test_a_page_for_staff_that_a_small_window_cannot_show_is_left_by_nine() -> None:
    for leave in ("press", "click"):
        front_end = Door(replace(PHONE, broad=True))
        front_end.press("0", "4", "enter", "f10")
        ended = front_end.visit.outcome
        assert ended is None
        assert "9 Back" in "".join(span.text for row in front_end.desk.sheet.rows for span in row)
        getattr(front_end, leave)("9")
        assert front_end.visit.outcome == "left"
        assert not front_end.visit.replies


def test_a_page_that_asks_again_begins_with_an_empty_field() -> None:
    front_end = Door(PHONE, PHONE)
    front_end.press("4", "7", "enter")
    assert front_end.visit.replies == [Typed("47")]
    assert front_end.desk.stand.typed == ""
    front_end.press("1", "enter", after=2)
    assert front_end.visit.replies[-1] == Typed("1")


def test_the_arrow_of_the_bottom_line_takes_a_digit_away_by_either_key_that_shows_it() -> None:
    front_end = Door(PHONE)
    front_end.press(*"047")
    assert "← erases" in "".join(said for said, _ in front_end.desk.sheet.rows[-1])
    front_end.press("left", "backspace")
    assert (front_end.desk.stand.typed, front_end.desk.stand.focus) == ("0", FIELD)


def test_a_second_enter_after_a_slow_submission_opens_nothing() -> None:
    front_end = Door(PHONE)
    front_end.press("4", "7")
    answer = front_end.visit.answer

    def slow(reply: Reply) -> None:
        front_end.now += 2
        answer(reply)

    front_end.visit.answer = slow  # type: ignore[method-assign]
    front_end.press("enter")
    front_end.press("enter", after=0.4)
    assert front_end.visit.replies == [Typed("47")]
    assert not front_end.desk.stand.asked
    front_end.press("enter", after=1)
    assert front_end.desk.stand.asked


def test_what_every_page_has_keeps_its_key_where_an_empty_field_offers_it() -> None:
    for key, reply in (("0", "help"), ("8", "again"), ("9", "back"), ("1", "none")):
        visit = PlayedVisit(language="en")
        visit.choose("come-back")
        desk = Desk(visit.session, lambda: None)
        desk.resize(60, 18)
        desk.press("enter")
        assert [one.id for one in offered(desk.page, desk.stand) if str(one.key) == key] == [reply]
        desk.press(key)
        page = {"0": "help/comeback", "8": "comeback", "9": "intent", "1": "resume/stage"}[key]
        assert visit.page.id == page
