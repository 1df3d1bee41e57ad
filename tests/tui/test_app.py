"""The app around the pages: keys and clicks arrive, nothing leads out, and a crash says no value."""

import asyncio

import pytest
from textual.app import App

from kiosk.tui.app import KioskApp
from kiosk.view_model.replies import Chose, Help, Onward, Reply, Typed
from kiosk.worker_messages import locate_error
from tests.tui.conftest import OpenWindow
from tests.tui.pages import COVER, END, PHONE, STEP, WELCOME
from tests.tui.standin import StandIn
from tests.tui.window import Window

DENIED = (
    "quit", "help_quit", "screenshot", "suspend_process", "command_palette", "show_help_panel",
    "hide_help_panel", "change_theme", "toggle_dark", "copy_text", "maximize", "minimize",
    "simulate_key", "focus", "bell", "add_class", "push_screen", "pop_screen",
)  # fmt: skip


def test_keys_choose_and_type(open_window: OpenWindow) -> None:
    window = open_window(STEP, PHONE)
    window.press("2", "0", "4", "7", "0", "enter")
    assert window.replies == [Chose("c2"), Typed("0470")]


def test_the_azerty_row_arrives_as_digits(open_window: OpenWindow) -> None:
    window = open_window(STEP, STEP)
    window.press("é", "&")
    assert window.replies == [Chose("c2"), Chose("c1")]


def test_digits_of_another_script_arrive_as_digits(open_window: OpenWindow) -> None:
    window = open_window(STEP, PHONE)
    window.press("２", "٤", "７", "enter")
    assert window.replies == [Chose("c2"), Typed("47")]


def test_the_cursor_follows_the_focus(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    for key in ("down", "down", "tab", "tab", "up"):
        window.press(key)
        shown = window.shown()
        target = next(one for one in shown.targets if one.key == shown.focus)
        assert target.holds(*shown.cursor)
    before = window.shown().cursor
    window.press("up")
    assert window.shown().cursor != before


def test_the_cursor_stands_where_the_next_digit_appears(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    x, y = window.shown().cursor
    window.press("4")
    shown = window.shown()
    assert shown.rows[y][x] == "4"
    assert shown.cursor == (x + 1, y)


def test_no_key_of_textual_leads_out(open_window: OpenWindow) -> None:
    window = open_window(END)
    before = window.shown().rows
    for key in ("ctrl+q", "ctrl+c", "ctrl+p", "ctrl+z", "ctrl+d", "escape", "f1", "ctrl+o"):
        window.press(key)
        shown = window.shown().rows
        assert [*shown[:-2], shown[-1]] == [*before[:-2], before[-1]], key
    assert window.replies == []
    assert window.app.is_running


def test_no_action_of_textual_can_be_run(open_window: OpenWindow) -> None:
    app = open_window(END).app
    assert not any(app.check_action(action, ()) for action in DENIED)
    stock = {name.removeprefix("action_") for name in dir(App) if name.startswith("action_")}
    allowed = {name for name in stock if app.check_action(name, ())}
    assert allowed == {"focus_next", "focus_previous"}


def test_help_that_leads_nowhere_is_answered_by_that_line(open_window: OpenWindow) -> None:
    """On the help page itself, say: a stand-in's pages have no help."""
    window = open_window(STEP)
    window.press("0")
    assert window.replies == [Help()]
    assert window.session.page().labels.no_such_key in window.shown().text


def test_no_text_can_be_selected_and_nothing_reaches_a_clipboard(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    window.click(4, 4, to=(30, 8))
    assert not window.screen.selections
    window.app.copy_to_clipboard("0470")
    assert window.app.clipboard == ""


def test_a_key_that_means_nothing_is_answered_by_a_line_until_the_next_key(
    open_window: OpenWindow,
) -> None:
    window = open_window(STEP)
    said = window.session.page().labels.no_such_key
    for key in ("x", "7", "f1", ")", "."):
        window.press(key)
        assert said in window.shown().text, key
        window.press("down")
        assert said not in window.shown().text, key
    assert window.replies == []


async def covered(window: Window) -> None:
    """Set the timer for idle time, and wait until the cover is shown."""
    window.app._set_idle_timer()
    deadline = asyncio.get_running_loop().time() + 5
    while window.app.page_screen.page is not COVER:
        assert asyncio.get_running_loop().time() < deadline
        await asyncio.sleep(0)


def test_time_shows_the_cover_and_a_key_lifts_it(open_window: OpenWindow) -> None:
    window = open_window(STEP)
    session = window.session
    session.due, session.coming = 0.01, COVER
    window.run(covered(window))
    window.settle()
    assert "Your page is covered" in window.shown().rows[0]
    window.press("1")
    assert "Security keys" in window.shown().rows[0]
    assert window.replies == [Onward()]


def test_the_time_is_looked_at_again_long_before_a_limit(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Timers stand still while the machine sleeps, and the limit may have passed meanwhile."""
    monkeypatch.setattr("kiosk.view_model.session.LONGEST_WAIT", 0.01)
    window = open_window(STEP)
    window.session.due, window.session.coming = 600, COVER
    window.run(covered(window))


def test_a_key_after_a_sleep_of_the_machine_does_not_bring_a_page_back(
    open_window: OpenWindow,
) -> None:
    window = open_window(STEP)
    window.session.due, window.session.coming = 600, COVER
    touched = window.session.touched
    window.press("down")
    assert window.app.page_screen.page is COVER
    assert window.session.touched == touched


def test_the_app_ends_when_the_visit_does_or_wants_the_other_front_end() -> None:
    class Ending(StandIn):
        def answer(self, reply: Reply) -> None:
            super().answer(reply)
            if reply == Chose("c1"):
                self.outcome = "finished"
            else:
                self.requested_front_end = "line"

    for page, key in ((END, "1"), (WELCOME, "6")):
        with Window(Ending(page)) as window:
            assert window.app.is_running
            window.press(key)
            assert not window.app.is_running


def test_a_crash_tells_where_it_was_and_never_a_value() -> None:
    class Broken(StandIn):
        def answer(self, reply: Reply) -> None:
            secret = "0470123456"
            raise ValueError(secret)

    apps: list[KioskApp] = []

    def break_down() -> None:
        with Window(Broken(STEP)) as window:
            apps.append(window.app)
            window.press("1")

    with pytest.raises(ValueError, match="0470"):
        break_down()
    crash = apps[0].crash
    assert crash is not None
    assert (crash.type, crash.file) == ("ValueError", __file__)
    assert "0470" not in repr(crash)
    assert apps[0]._exit_renderables == []


def test_a_crash_without_a_trace_can_still_be_located() -> None:
    assert locate_error(KeyError("0470")) == ("KeyError", "", 0)
