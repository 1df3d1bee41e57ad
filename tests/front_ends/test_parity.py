"""The same answers through both front ends are the same visit."""

from collections.abc import Iterator

import pytest

from tests.front_ends.players import keys_to_type, logged_events, play_lines
from tests.played_visit import ANSWERS, PlayedVisit
from tests.sampling import sampled
from tests.tui.window import Window

FILES = sorted(path.stem for path in ANSWERS.glob("*.txt"))
SIZES = {name: (60, 18) if at % 4 else (120, 40) for at, name in enumerate(FILES)}
"""The window of each file; in a large one no page has a second part to read on to."""


@pytest.fixture(scope="module")
def opened() -> Iterator[Window]:
    """A window for all visits, which stays open when one of them ends; nothing is painted, for speed."""
    with Window(PlayedVisit().session, guard=0) as shown, pytest.MonkeyPatch.context() as patch:
        patch.setattr(shown.app, "exit", lambda: None)
        patch.setattr(shown.screen, "_refresh_layout", lambda *_, **__: None)
        yield shown


def play_keys(name: str, opened: Window) -> PlayedVisit:
    """A file of answers played by the keys of the full-screen front end."""
    visit = PlayedVisit()
    opened.reset(visit.session, guard=0)
    if opened.shown_size != SIZES[name]:
        opened.resize(*SIZES[name])
    for typed in keys_to_type(visit, name):
        while not opened.screen.is_last_part:
            opened.press("enter")
        opened.press(*(typed or ["enter"]))
        if len(typed) > 1:
            opened.press("enter")
    return visit


@pytest.mark.parametrize("name", sampled(FILES, 3))
def test_both_front_ends_log_the_same(name: str, opened: Window) -> None:
    lines, _ = play_lines(name)
    screens = play_keys(name, opened)
    heard = [one for one in logged_events(lines) if one[0] != "end"]
    shown = [one for one in logged_events(screens) if one[0] != "end"]
    assert heard == shown
    assert len(heard) > 5


def test_a_visit_that_is_over_ends_the_app() -> None:
    visit = PlayedVisit()
    with Window(visit.session, guard=0) as opened:
        for typed in keys_to_type(visit, "final-code"):
            assert opened.app.is_running
            while not opened.screen.is_last_part:
                opened.press("enter")
            opened.press(*(typed or ["enter"]))
            if visit.session.outcome:
                break
        assert visit.session.outcome == "finished"
        assert not opened.app.is_running
    assert logged_events(visit) == logged_events(play_lines("final-code")[0])
