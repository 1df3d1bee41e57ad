"""The same answers through both front ends are the same visit."""

import asyncio

import pytest

from kiosk.tui.desk import Desk
from kiosk.tui.guard import Guard
from kiosk.tui.presses import Presses
from tests.front_ends.players import keys_to_type, logged_events, play_lines
from tests.played_visit import ANSWERS, PlayedVisit

FILES = sorted(path.stem for path in ANSWERS.glob("*.txt"))
SIZES = ((60, 18), (120, 40))


def play_keys(name: str, size: tuple[int, int]) -> PlayedVisit:
    """A file of answers played by the keys of the full-screen front end, without a terminal."""
    visit = PlayedVisit()
    desk = Desk(visit.session, bell=lambda: None)
    desk.resize(*size)
    presses = Presses(desk, Guard(0), visit.clock)
    for typed in keys_to_type(visit, name):
        for key in typed or ["enter"]:
            _press(desk, presses, key)
        if len(typed) > 1:
            presses.key("enter")
            presses.settle()
    return visit


def _press(desk: Desk, presses: Presses, key: str) -> None:
    """Press a key, after reading on to the part of the page with the choices."""
    while desk.sheet.part < desk.sheet.parts - 1:
        presses.key("enter")
        presses.settle()
    presses.key(key)
    presses.settle()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", FILES)
def test_both_front_ends_log_the_same(name: str, size: tuple[int, int]) -> None:
    lines, _ = play_lines(name)
    screens = play_keys(name, size)
    heard = [one for one in logged_events(lines) if one[0] != "end"]
    shown = [one for one in logged_events(screens) if one[0] != "end"]
    assert heard == shown
    assert len(heard) > 5


def test_a_whole_visit_in_the_real_app_is_the_same_again() -> None:
    from kiosk.tui.app import Kiosk

    async def drive() -> PlayedVisit:
        visit = PlayedVisit()
        app = Kiosk(visit.session, guard_ms=0)
        async with app.run_test(size=(60, 18)) as pilot:
            for typed in keys_to_type(visit, "final-code"):
                while app.desk.sheet.part < app.desk.sheet.parts - 1:
                    await pilot.press("enter")
                await pilot.press(*(typed or ["enter"]))
                if visit.session.outcome:
                    break
        return visit

    visit = asyncio.run(drive())
    assert visit.session.outcome == "finished"
    assert logged_events(visit) == logged_events(play_lines("final-code")[0])
