"""Going back in the window: the part in which a page was left, and the focus on what was chosen there."""

from kiosk.tui.widgets.controls import READ_ON
from kiosk.view_model.page import Choices
from tests.played_visit import PlayedVisit, answers
from tests.tui.conftest import OpenWindow
from tests.tui.pages import STEP
from tests.tui.window import Window


def open_visit(open_window: OpenWindow, language: str) -> tuple[PlayedVisit, Window]:
    """A visit in a window of the smallest size."""
    visit, window = PlayedVisit(language), open_window(STEP)
    window.reset(visit.session)
    return visit, window


def read_to_the_end(window: Window) -> None:
    """Turn to the last part."""
    while not window.shown().is_last:
        window.press("enter")


def test_every_page_of_a_visit_comes_back_as_it_was_left(open_window: OpenWindow) -> None:
    visit, window = open_visit(open_window, "")
    parts: set[int] = set()
    for page, option, _ in answers("passkey-ipad"):
        shown = visit.page
        assert shown.id == page
        assert isinstance(shown.ask, Choices)
        keys = [str(one.key) for one in shown.ask.options if one.id == option]
        if page.startswith("end"):
            break
        assert keys, page
        read_to_the_end(window)
        left = window.shown().part
        window.press(keys[0])
        while window.shown().part:
            window.press("9")
        window.press("9")
        back = window.shown()
        assert (visit.page.id, back.part, back.focus) == (page, left, keys[0])
        parts.add(left)
        window.press("enter")
    assert parts == {0, 1}
    assert visit.page.id.startswith("end")


def test_help_comes_back_to_the_part_from_which_it_was_asked(open_window: OpenWindow) -> None:
    visit, window = open_visit(open_window, "fr")
    window.press("1")
    while window.shown().parts < 2:
        read_to_the_end(window)
        window.press("1")
    page = visit.page
    for part in (0, 1):
        assert window.shown().part == part
        window.press("0")
        assert visit.page.id != page.id
        window.press("9")
        back = window.shown()
        assert (visit.page.id, back.part) == (page.id, part)
        assert (back.focus == READ_ON) == (part == 0)
        window.press("enter")


def test_a_page_that_is_reached_forwards_begins_with_its_first_part(
    open_window: OpenWindow,
) -> None:
    visit, window = open_visit(open_window, "fr")
    window.press("1")
    while window.shown().parts < 2:
        read_to_the_end(window)
        window.press("1")
    page = visit.page
    read_to_the_end(window)
    window.press("9", "9")
    assert visit.page.id != page.id
    read_to_the_end(window)
    window.press("enter")
    assert visit.page.id == page.id
    assert window.shown().part == 0
