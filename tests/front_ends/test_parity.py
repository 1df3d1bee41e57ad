"""The same answers through both doors are the same visit."""

import asyncio

import pytest

from kiosk.tui.desk import Desk
from kiosk.tui.guard import Guard
from kiosk.tui.presses import Presses
from tests.front_ends.players import keys, play_lines, told
from tests.played_visit import ANSWERS, PlayedVisit

FILES = sorted(path.stem for path in ANSWERS.glob("*.txt"))
SIZES = ((60, 18), (120, 40))


def play_keys(name: str, size: tuple[int, int]) -> PlayedVisit:
    """A visit through the full-screen door's own keys, without a terminal."""
    visit = PlayedVisit()
    desk = Desk(visit.session, bell=lambda: None)
    desk.resize(*size)
    presses = Presses(desk, Guard(0), visit.clock)
    for said in keys(visit, name):
        for key in said or ["enter"]:
            _press(desk, presses, key)
        if len(said) > 1:
            presses.key("enter")
            presses.settle()
    return visit


def _press(desk: Desk, presses: Presses, key: str) -> None:
    """A key, after reading on to where the choices stand."""
    while desk.sheet.part < desk.sheet.parts - 1:
        presses.key("enter")
        presses.settle()
    presses.key(key)
    presses.settle()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", FILES)
def test_both_doors_tell_the_logbook_the_same(name: str, size: tuple[int, int]) -> None:
    lines, _ = play_lines(name)
    screens = play_keys(name, size)
    heard = [one for one in told(lines) if one[0] != "end"]
    shown = [one for one in told(screens) if one[0] != "end"]
    assert heard == shown
    assert len(heard) > 5


def test_a_whole_visit_in_a_real_app_is_the_same_again() -> None:
    from kiosk.tui.app import Kiosk

    async def drive() -> PlayedVisit:
        visit = PlayedVisit()
        app = Kiosk(visit.session, guard_ms=0)
        async with app.run_test(size=(60, 18)) as pilot:
            for said in keys(visit, "final-code"):
                while app.desk.sheet.part < app.desk.sheet.parts - 1:
                    await pilot.press("enter")
                await pilot.press(*(said or ["enter"]))
                if visit.session.outcome:
                    break
        return visit

    visit = asyncio.run(drive())
    assert visit.session.outcome == "finished"
    assert told(visit) == told(play_lines("final-code")[0])
