"""The app around the page: keys and clicks arrive, nothing leads out, and a crash says no value."""

import asyncio

import pytest
from kiosk.tui.kiosk_app import Kiosk
from textual.geometry import Offset

from kiosk.view_model.replies import Chose, Onward, Reply, Typed
from kiosk.worker_messages import locate_error
from tests.tui.pages import COVER, END, PHONE, STEP, WELCOME
from tests.tui.room import Room, play
from tests.tui.standin import StandIn

SIZES = ((60, 18), (80, 24), (120, 40), (40, 12))
DENIED = (
    "quit", "help_quit", "screenshot", "suspend_process", "command_palette", "show_help_panel",
    "hide_help_panel", "change_theme", "toggle_dark", "copy_text", "maximize", "minimize",
    "simulate_key", "focus", "bell", "add_class", "push_screen", "pop_screen",
)  # fmt: skip


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_sheet_is_what_is_painted_at_any_size(size: tuple[int, int]) -> None:
    async def act(room: Room) -> None:
        painted = [row.rstrip() for row in room.text()]
        sheet = ["".join(span.text for span in row).rstrip() for row in room.app.desk.sheet.rows]
        assert len(painted) == size[1]
        assert painted[: len(sheet)] == sheet
        assert all(len(row) <= size[0] for row in painted)

    play(StandIn(STEP), act, size)


def test_keys_choose_and_type() -> None:
    async def act(room: Room) -> None:
        await room.press("2")
        await room.press("0", "4", "7", "0", "enter")

    room = play(StandIn(STEP, PHONE), act)
    assert room.visit.replies == [Chose("c2"), Typed("0470")]


def test_the_azerty_row_arrives_as_digits() -> None:
    async def act(room: Room) -> None:
        await room.press("é", "ampersand")

    assert play(StandIn(STEP, STEP), act).visit.replies == [Chose("c2"), Chose("c1")]


def test_a_click_acts_when_it_is_let_go() -> None:
    async def act(room: Room) -> None:
        target = room.app.desk.sheet.targets[1]
        room.now += 5
        await room.pilot.mouse_down(offset=(target.x + 3, target.y))
        assert room.visit.replies == []
        await room.pilot.mouse_up(offset=(target.x + 3, target.y))
        assert room.visit.replies == [Chose("c2")]

    play(StandIn(STEP), act)


def test_the_terminals_cursor_follows_the_focus() -> None:
    async def act(room: Room) -> None:
        for key in ("down", "down", "tab", "tab", "up"):
            await room.press(key)
            sheet = room.app.desk.sheet
            target = next(one for one in sheet.targets if one.key == sheet.focus)
            assert target.holds(room.app.cursor_position)
        before = room.app.cursor_position
        await room.press("up")
        assert room.app.cursor_position != before

    play(StandIn(STEP), act)


def test_the_cursor_stands_where_the_next_digit_appears() -> None:
    async def act(room: Room) -> None:
        x, y = room.app.cursor_position
        await room.press("4")
        assert room.text()[y][x] == "4"
        assert room.app.cursor_position == Offset(x + 1, y)

    play(StandIn(PHONE), act)


def test_nothing_of_textuals_leads_out() -> None:
    async def act(room: Room) -> None:
        before = room.text()
        for key in ("ctrl+q", "ctrl+c", "ctrl+p", "ctrl+z", "ctrl+d", "escape", "f1", "ctrl+o"):
            await room.press(key)
        assert room.text() == before
        for action in DENIED:
            assert not await room.app.run_action(action)
            assert not room.app.check_action(action, ())
        assert room.app.is_running

    room = play(StandIn(END), act)
    assert room.visit.replies == []


def test_no_text_can_be_selected_and_nothing_reaches_a_clipboard() -> None:
    async def act(room: Room) -> None:
        await room.pilot.mouse_down(offset=(4, 4))
        await room.pilot.hover(offset=(30, 8))
        await room.pilot.mouse_up(offset=(30, 8))
        assert not room.app.screen.selections
        room.app.copy_to_clipboard("0470")
        assert room.app.clipboard == ""

    play(StandIn(STEP), act)


def test_time_shows_the_cover_and_a_key_lifts_it() -> None:
    async def act(room: Room) -> None:
        deadline = asyncio.get_running_loop().time() + 5
        while "Your page is covered" not in room.text()[0]:
            assert asyncio.get_running_loop().time() < deadline
            await room.pilot.pause()
        await room.press("1")
        assert "Security keys" in room.text()[0]

    visit = StandIn(STEP)
    visit.due, visit.coming = 0.01, COVER
    assert play(visit, act).visit.replies == [Onward()]


def test_the_app_ends_when_the_visit_does() -> None:
    class Ending(StandIn):
        def answer(self, reply: Reply) -> None:
            super().answer(reply)
            self.outcome = "finished"

    async def act(room: Room) -> None:
        assert room.app.is_running
        await room.press("1")
        assert not room.app.is_running

    play(Ending(END), act)


def test_it_ends_when_the_other_door_is_wanted() -> None:
    class Leaving(StandIn):
        def answer(self, reply: Reply) -> None:
            super().answer(reply)
            self.requested_front_end = "line"

    async def act(room: Room) -> None:
        await room.press("6")
        assert not room.app.is_running

    play(Leaving(WELCOME), act)


def test_a_crash_tells_where_it_was_and_never_a_value() -> None:
    class Broken(StandIn):
        def answer(self, reply: Reply) -> None:
            secret = "0470123456"
            raise ValueError(secret)

    apps: list[Kiosk] = []

    async def act(room: Room) -> None:
        apps.append(room.app)
        await room.press("1")

    with pytest.raises(ValueError, match="0470"):
        play(Broken(STEP), act)
    told = apps[0].crash
    assert told is not None
    assert (told.type, told.file) == ("ValueError", __file__)
    assert "0470" not in repr(told)
    assert apps[0]._exit_renderables == []


def test_a_crash_without_a_trace_can_still_be_told() -> None:
    assert locate_error(KeyError("0470")) == ("KeyError", "", 0)
