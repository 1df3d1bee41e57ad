"""Digits alone, arrows and Enter alone, or a finger alone reach and leave every page."""

import sys
from collections.abc import Iterable, Iterator

import pytest
from msgspec.structs import replace

from kiosk.tui.keys import NAMED_KEYS, key_meaning
from kiosk.tui.widgets.controls import SIGN, Pressable
from kiosk.tui.widgets.digits_field import FIELD
from kiosk.tui.widgets.key_bar import Rule
from kiosk.view_model.page import OVERLAY_PAGES, Choices, Digits, Page
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply
from tests.accessibility.shown_pages import (
    LARGE,
    SMALLEST,
    USUAL,
    PlannedPage,
    every,
    open_page,
    plan_all,
    plans,
    samples,
)
from tests.languages import LANGUAGES
from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import wait_until
from tests.tui.pages import QUESTION as NEXT_PAGE
from tests.tui.pages import STEP as FIRST_PAGE
from tests.tui.standin import StandIn
from tests.tui.window import Target, Window

FIXED: dict[str, Reply] = {"0": Help(), "8": Again(), "9": Back()}


class Unchanging(StandIn):
    """A page that stays, whatever is answered."""

    def answer(self, reply: Reply) -> None:
        """Keep the reply."""
        self.replies.append(reply)


class Keyboard:
    """Somebody who answers pages in the smallest window, by key or by touch, long after each other."""

    def __init__(self, opened: Window) -> None:
        self.window = opened

    @property
    def focus(self) -> str:
        """The key of what has the focus, "" for the field or nothing."""
        focused = self.window.screen.focused
        return focused.key if isinstance(focused, Pressable) else ""

    def press(self, key: str) -> list[Reply]:
        """The replies that a key makes."""
        before = len(self.window.session.replies)
        self.window.press(key)
        return list(self.window.session.replies[before:])

    def click(self, x: int, y: int, to: tuple[int, int] | None = None) -> list[Reply]:
        """The replies that a click makes."""
        before = len(self.window.session.replies)
        self.window.click(x, y, to)
        return list(self.window.session.replies[before:])

    def open(self, page: Page) -> None:
        """A page from its beginning to its choices, those that an empty field offers too."""
        open_page(self.window, page)
        self.read_on()
        if isinstance(page.ask, Digits):
            assert self.press("down") == [], page.id

    def read_on(self) -> None:
        """Enter, until the choices stand there."""
        while not self.window.screen.is_last_part:
            assert self.press("enter") == []

    def turn_back(self) -> None:
        """9, until the first part stands there: only from that one it leads to the page before."""
        while self.window.screen.part:
            assert self.press("9") == []


@pytest.fixture(scope="module")
def keyboard() -> Iterator[Keyboard]:
    """A window whose pages stay."""
    with Window(Unchanging(FIRST_PAGE), SMALLEST) as opened:
        yield Keyboard(opened)


def wanted(page: Page) -> dict[str, Reply]:
    """What a page can be answered with, by the key that does it."""
    ask = page.ask if isinstance(page.ask, Choices) else page.ask.empty
    chosen: dict[str, Reply] = {str(one.key): Chose(one.id) for one in ask.options}
    if isinstance(page.ask, Digits):
        return chosen
    return chosen | {key: reply for key, reply in FIXED.items() if key != "9" or page.back}


def kinds() -> list[Page]:
    """One page for each way in which it can be answered, covers aside."""
    found: dict[object, Page] = {}
    for one in samples():
        plan, page = one.plan, one.page
        if page.id not in OVERLAY_PAGES:
            way = (type(page.ask), len(wanted(page)), plan.parts, len(plan.fit.columns) > 1)
            found.setdefault((*way, bool(plan.options.default)), page)
    return list(found.values())


def overlaps(targets: tuple[Target, ...]) -> list[tuple[Target, Target]]:
    """Targets that lie over each other."""
    return [
        (one, other)
        for at, one in enumerate(targets)
        for other in targets[at + 1 :]
        if one.region.overlaps(other.region)
    ]


@pytest.mark.parametrize("size", [SMALLEST, USUAL, LARGE], ids=str)
def test_on_every_page_each_choice_is_a_target_and_no_two_lie_over_each_other(
    size: tuple[int, int],
) -> None:
    assert len(samples(size)) >= 15
    for one in samples(size):
        page, targets = one.page, one.shown.targets
        keys = [target.key for target in targets]
        assert len(keys) == len(set(keys)), page.id
        if one.shown.is_last and isinstance(page.ask, Choices):
            assert {str(option.key) for option in one.plan.options.options} <= set(keys), page.id
        assert set(keys) - {FIELD}, page.id
        if isinstance(page.ask, Choices) and page.id not in OVERLAY_PAGES:
            fixed = [key for key in keys if key in FIXED]
            assert fixed == ["0", "8", "9"][: 2 + page.back], page.id
        assert overlaps(targets) == [], page.id
        assert all(target.region.bottom <= size[1] for target in targets), page.id


def test_digits_alone_give_every_answer_of_every_kind_of_page(keyboard: Keyboard) -> None:
    tried = 0
    for page in kinds():
        keyboard.open(page)
        for key, reply in wanted(page).items():
            if reply == Back():
                keyboard.turn_back()
            else:
                keyboard.read_on()
            assert keyboard.press(key) == [reply], (page.id, key)
            tried += 1
    assert tried > 100


def test_arrows_and_enter_alone_give_every_answer_too(keyboard: Keyboard) -> None:
    for page in kinds():
        keyboard.open(page)
        screen = keyboard.window.screen
        for _ in screen.focus_chain:
            keyboard.press("left")
        answers = wanted(page)
        for _ in screen.focus_chain:
            focus = keyboard.focus
            if focus in answers and focus not in FIXED:
                assert keyboard.press("enter") == [answers.pop(focus)], (page.id, focus)
            keyboard.press("right")
        assert set(answers) <= set(FIXED), page.id


@pytest.mark.parametrize("key", FIXED)
def test_arrows_and_enter_alone_reach_help_reading_again_and_back(
    key: str, keyboard: Keyboard
) -> None:
    for page in kinds():
        keyboard.open(page)
        # On the last of several parts, 9 leads to the part before.
        if page.back and isinstance(page.ask, Choices) and not keyboard.window.screen.part:
            break
    for _ in range(30):
        if keyboard.focus == key:
            break
        keyboard.press("down" if key == "0" else "right")
    assert keyboard.press("enter") == [FIXED[key]]


def test_a_finger_alone_gives_every_answer_too(keyboard: Keyboard) -> None:
    """On the last cell of each target: the blank rows under a choice belong to it."""
    for page in kinds():
        answers = wanted(page)
        if isinstance(page.ask, Digits):
            # A click on Enter would hand in what stands there to be mended.
            page = replace(page, ask=replace(page.ask, text=""))
        open_page(keyboard.window, page)
        while not keyboard.window.screen.is_last_part or isinstance(page.ask, Digits):
            (enter,) = [one for one in keyboard.window.shown().targets if is_enter(one)]
            assert keyboard.click(enter.region.x, enter.region.y) == [], page.id
            if keyboard.window.screen.is_last_part and keyboard.window.screen.offers:
                break
        if keyboard.window.screen.part:
            answers.pop("9", None)
        for target in keyboard.window.shown().targets:
            if target.key in answers:
                cell = target.region.right - 1, target.region.bottom - 1
                assert keyboard.click(*cell) == [answers.pop(target.key)], (page.id, target)
                keyboard.read_on()
        assert answers == {}, page.id


def is_enter(target: Target) -> bool:
    """Whether it is the item of the key bar that says what Enter does."""
    return target.key in ("enter", "more")


def test_a_press_on_the_rule_counts_as_one_on_the_key_below(keyboard: Keyboard) -> None:
    page = next(page for page in kinds() if page.back and isinstance(page.ask, Choices))
    keyboard.open(page)
    (rule,) = keyboard.window.screen.query(Rule)
    for target in keyboard.window.shown().targets:
        if target.key in FIXED and not keyboard.window.screen.part:
            cell = target.region.x + 1, rule.region.y
            assert target.region.y == rule.region.bottom
            assert keyboard.click(*cell) == [FIXED[target.key]], target


def test_any_key_and_any_click_lift_a_cover_or_a_warning_and_do_nothing_else() -> None:
    covers = [page for page in every("en") if page.id in OVERLAY_PAGES]
    assert len(covers) == 4
    with Window(StandIn(FIRST_PAGE), SMALLEST) as opened:
        lifted = 0
        for page in covers:
            for key in ("1", "enter", "right", "x", "f4", "") if page is covers[0] else ("1", ""):
                opened.show(page)
                if key:
                    opened.press(key)
                else:
                    opened.click(1, 1)
                lifted += 1
                assert opened.session.replies == [Onward()] * lifted, (page.id, key)
                assert opened.screen.page == FIRST_PAGE


def test_a_press_that_is_let_go_elsewhere_counts_nowhere(keyboard: Keyboard) -> None:
    keyboard.open(next(page for page in kinds() if len(wanted(page)) > 6))
    one, other, *_ = (target.region for target in keyboard.window.shown().targets)
    assert keyboard.click(one.x, one.y, to=(other.x, other.y)) == []
    assert keyboard.click(one.x, one.y, to=(0, 0)) == []
    assert len(keyboard.click(one.x, one.y, to=(one.right - 1, one.bottom - 1))) == 1


def test_no_key_needs_another_one_held_down() -> None:
    # Ctrl+J and Ctrl+H are how some terminals send Enter and Backspace; back is Shift+Tab or Left.
    chords = {name for name in NAMED_KEYS if "+" in name} - {"ctrl+j", "ctrl+h", "shift+tab"}
    assert chords == set()
    assert all(key_meaning(one, one) == "" for one in "abcdefghijklmnopqrstuvwxyzABCXYZ")
    assert key_meaning("left", None) == "left"


KEYPAD = ("\x1bOq", "\x1bOr", "\x1bOM", "é".encode().decode("latin-1"), "&")
"""What a numeric keypad in application mode and an unshifted French top row send: 1, 2, Enter, 2, 1."""


def test_the_numeric_keypad_and_the_top_row_of_a_french_keyboard_choose() -> None:
    command = [sys.executable, "-m", "tests.tui.play", "STEP", "QUESTION"]
    with Kiosk(command, PYTHONPATH=":".join(sys.path), KIOSK_GUARD="0") as kiosk:
        wait_until(lambda: takes_keys(kiosk))
        for sent in KEYPAD:
            kiosk.shows(FIRST_PAGE.title)
            kiosk.press(sent)
            kiosk.shows(NEXT_PAGE.title)
            kiosk.press("2")
        kiosk.shows(FIRST_PAGE.title)


def takes_keys(kiosk: Kiosk) -> bool:
    """Whether the focus moves: what is pressed before the first page stands is not meant for it."""
    kiosk.press("\t")
    return f"{SIGN} 0" in kiosk.appearance()


def share(planned: Iterable[PlannedPage]) -> float:
    """The share of all choices that are at least 3 rows high and 12 columns wide."""
    large = total = 0
    for plan in planned:
        columns, spacing = plan.fit.columns, plan.fit.spacing
        last_line = (len(plan.choice_rows) - 1) // len(columns)
        for at, rows in enumerate(plan.choice_rows):
            is_last = at // len(columns) == last_line
            height = rows + (spacing.bottom if is_last else spacing.between)
            total += 1
            large += height >= 3 and columns[at % len(columns)] >= 12
    return large / total


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("size", "least"), [(SMALLEST, 0.065), (USUAL, 0.17), (LARGE, 0.91)], ids=str
)
def test_choices_have_3_rows_and_12_columns_where_the_page_has_room(
    size: tuple[int, int], least: float, language: str
) -> None:
    if size == SMALLEST:
        planned = plans(language)
    else:
        planned = tuple(plan for page in every(language)[::7] for plan in plan_all(page, size))
    assert share(planned) >= least


def test_every_choice_and_key_has_12_columns_in_the_smallest_window() -> None:
    for one in samples():
        narrow = [target for target in one.shown.targets if target.region.width < 12]
        assert narrow == [], (one.page.id, one.page.language)
    for plan in (plan for language in LANGUAGES for plan in plans(language)):
        assert min(plan.fit.columns) >= 12, plan.page.id
