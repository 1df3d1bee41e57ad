"""Hands: digits alone, arrows and Enter alone, or a finger alone reach and leave every page."""

from collections.abc import Iterator

import pytest

from kiosk.tui.desk import Desk
from kiosk.tui.guard import Guard
from kiosk.tui.keys import NAMED, meaning
from kiosk.tui.presses import Presses
from kiosk.tui.roomy import roomy
from kiosk.tui.sheet import lay
from kiosk.tui.stand import ENTER, FIELD, begin
from kiosk.view_model.page import OVERLAY_PAGES, Choices, Digits, Page
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply
from tests.accessibility.shown_pages import (
    LARGE,
    SMALLEST,
    USUAL,
    every,
    options_of,
    samples,
    sheets,
)
from tests.played_visit import Clock
from tests.tui.standin import StandIn
from tests.tui.test_terminal import DOOR, NEXT, Terminal

LANGUAGES = ("en", "fr")
FIXED: dict[str, Reply] = {"0": Help(), "8": Again(), "9": Back()}


class Still(StandIn):
    """A page that stays, whatever is answered."""

    def answer(self, reply: Reply) -> None:
        """Keep the reply."""
        self.replies.append(reply)


class Hand:
    """Somebody before a page, who presses real keys by Textual's names, long after each other."""

    def __init__(self, page: Page) -> None:
        self.visit = Still(page)
        self.desk = Desk(self.visit, bell=lambda: None)
        self.desk.resize(*SMALLEST)
        self.clock = Clock()
        self.presses = Presses(self.desk, Guard(500), self.clock)

    def press(self, key: str) -> list[Reply]:
        """The replies that a key makes."""
        self.clock.seconds += 5
        before = len(self.visit.replies)
        self.presses.key(meaning(key, key if len(key) == 1 else None))
        self.presses.settle()
        return self.visit.replies[before:]

    def click(self, cell: tuple[int, int]) -> list[Reply]:
        """The replies that a click makes."""
        self.clock.seconds += 5
        before = len(self.visit.replies)
        self.presses.click(cell, cell)
        return self.visit.replies[before:]

    def turn_back(self) -> None:
        """9, until the first part stands there: only from that one it leads to the page before."""
        while self.desk.sheet.part:
            assert self.press("9") == []

    def read_on(self) -> None:
        """Enter, until the choices stand there."""
        while self.desk.sheet.part < self.desk.sheet.parts - 1:
            assert self.press("enter") == []


def wanted(page: Page) -> dict[str, Reply]:
    """What a page can be answered with, by the key that does it."""
    ask = page.ask if isinstance(page.ask, Choices) else page.ask.empty
    chosen: dict[str, Reply] = {str(one.key): Chose(one.id) for one in ask.options}
    if isinstance(page.ask, Digits):
        return chosen
    return chosen | {key: reply for key, reply in FIXED.items() if key != "9" or page.back}


def kinds(language: str) -> Iterator[Page]:
    """One page for each way in which things stand in the smallest window, covers aside."""
    seen = set[str]()
    for page in (roomy(one, *SMALLEST) for one, _ in samples(language)):
        if page.id not in OVERLAY_PAGES and repr(page.ask) + page.title not in seen:
            seen.add(repr(page.ask) + page.title)
            yield page


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_every_page_each_choice_is_a_target_and_no_two_lie_over_each_other(
    language: str,
) -> None:
    for page, sheet in sheets(language):
        keys = {one.key for one in sheet.targets}
        last = sheet.part == sheet.parts - 1
        if last and isinstance(page.ask, Choices):
            assert set(options_of(page)) <= keys, page.id
        assert keys - {FIELD}, page.id
        if isinstance(page.ask, Choices) and page.id not in OVERLAY_PAGES:
            assert {"0", "8"} <= keys, page.id
            assert ("9" in keys) is page.back, page.id
        taken = [
            (x, one.y + row)
            for one in sheet.targets
            for row in range(one.height)
            for x in range(one.x, one.x + one.width)
        ]
        assert len(taken) == len(set(taken)), page.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_alone_give_every_answer_of_every_kind_of_page(language: str) -> None:
    tried = 0
    for page in kinds(language):
        for key, reply in wanted(page).items():
            hand = Hand(page)
            hand.read_on()
            if isinstance(page.ask, Digits):
                assert hand.press("enter") == [], page.id
            if key == "9":
                hand.turn_back()
            assert hand.press(key) == [reply], (page.id, key)
            tried += 1
    assert tried > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_arrows_and_enter_alone_give_every_answer_too(language: str) -> None:
    for page in kinds(language):
        hand = Hand(page)
        hand.read_on()
        if isinstance(page.ask, Digits):
            hand.press("enter")
        for _ in hand.desk.sheet.targets:
            hand.press("left")
        answers = wanted(page)
        for _ in hand.desk.sheet.targets:
            focus = hand.desk.sheet.focus
            if focus in answers and focus not in FIXED:
                assert hand.press("enter") == [answers.pop(focus)], (page.id, focus)
            hand.press("right")
        assert set(answers) <= set(FIXED), page.id


@pytest.mark.parametrize("key", FIXED)
def test_arrows_and_enter_alone_reach_help_reading_again_and_back(key: str) -> None:
    page = next(page for page in kinds("en") if page.back and isinstance(page.ask, Choices))
    hand = Hand(page)
    for _ in range(30):
        if hand.desk.sheet.focus == key:
            break
        hand.press("down" if key == "0" else "right")
    assert hand.press("enter") == [FIXED[key]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finger_alone_gives_every_answer_too(language: str) -> None:
    for page in kinds(language):
        answers = wanted(page)
        hand = Hand(page)
        hand.read_on()
        if isinstance(page.ask, Digits):
            (enter,) = [one for one in hand.desk.sheet.targets if one.key == ENTER]
            hand.click((enter.x, enter.y))
        if hand.desk.sheet.part:
            answers.pop("9")
        for target in hand.desk.sheet.targets:
            if target.key in answers:
                cell = (target.x + target.width - 1, target.y + target.height - 1)
                assert hand.click(cell) == [answers.pop(target.key)], (page.id, target)
        assert answers == {}, page.id


def test_any_key_and_any_click_lift_a_cover_or_a_warning_and_do_nothing_else() -> None:
    for page in every("en"):
        if page.id in OVERLAY_PAGES:
            for key in ("1", "enter", "right", "x", "f4"):
                assert Hand(page).press(key) == [Onward()], (page.id, key)
            assert Hand(page).click((1, 1)) == [Onward()]


def test_a_press_that_is_let_go_elsewhere_counts_nowhere() -> None:
    page = next(page for page, sheet in samples("en") if len(sheet.targets) > 6)
    hand = Hand(page)
    one, other = hand.desk.sheet.targets[:2]
    hand.presses.click((one.x, one.y), (other.x, other.y))
    assert hand.visit.replies == []


def test_no_key_needs_another_one_held_down() -> None:
    # Ctrl+J and Ctrl+H are how some terminals send Enter and Backspace; back is Shift+Tab or Left.
    chords = {name for name in NAMED if "+" in name} - {"ctrl+j", "ctrl+h", "shift+tab"}
    assert chords == set()
    assert all(meaning(letter, letter) == "" for letter in "abcdefghijklmnopqrstuvwxyzABCXYZ")
    assert meaning("left", None) == "left"


KEYPAD = {b"\x1bOq": NEXT, b"\x1bOr": NEXT, b"\x1bOM": NEXT, "é".encode(): NEXT, b"&": NEXT}
"""What a numeric keypad in application mode and an unshifted French top row send."""


def test_the_numeric_keypad_and_the_top_row_of_a_french_keyboard_choose() -> None:
    terminal = Terminal("STEP", "QUESTION", KIOSK_GUARD="0")
    terminal.expect(DOOR)
    terminal.quiet()
    for sent, page in KEYPAD.items():
        terminal.send(sent)
        terminal.expect(page)
        terminal.send(b"2")
        terminal.expect(DOOR)
        terminal.quiet(0.05)
    terminal.child.close(force=True)


def share(language: str, width: int, height: int) -> float:
    """The share of all choices that are at least 3 rows high and 12 columns wide."""
    large = total = 0
    for page in list(every(language))[::8]:
        stand = begin(page)
        stand.part = 99
        for one in lay(page, stand, width, height).targets:
            if one.key.isdecimal() and one.key in options_of(page):
                total += 1
                large += one.height >= 3 and one.width >= 12
    return large / total


@pytest.mark.parametrize(
    ("size", "min_size"), [(SMALLEST, 0.08), (USUAL, 0.25), (LARGE, 0.90)], ids=str
)
def test_choices_have_3_rows_and_12_columns_where_the_page_has_room(
    size: tuple[int, int], min_size: float
) -> None:
    assert share("en", *size) >= min_size
    assert share("fr", *size) >= min_size


def test_every_choice_and_key_has_12_columns_in_the_smallest_window() -> None:
    for language in LANGUAGES:
        for page, sheet in sheets(language):
            assert [one for one in sheet.targets if one.width < 12] == [], page.id
