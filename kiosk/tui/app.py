"""The full-screen front end: the Textual app of one visit."""

import gc
import threading
from collections.abc import Callable
from time import monotonic

from textual import events
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from kiosk.events import LARGER_TEXT
from kiosk.tui.available_choices import has_choices_that_need_room, with_available_choices
from kiosk.tui.cover_screen import CoverScreen
from kiosk.tui.driver.signals import obey
from kiosk.tui.driver.silent_app import hardened_driver
from kiosk.tui.guarded_app import GuardedApp
from kiosk.tui.messages import Pressed, Replied, Touched
from kiosk.tui.page_screen import PageScreen
from kiosk.tui.themes import (
    has_few_colours,
    is_colourless,
    kiosk_themes,
    stylesheets,
    theme_name,
)
from kiosk.view_model.page import OVERLAY_PAGES, Page
from kiosk.view_model.printable_page import printable_page
from kiosk.view_model.replies import Chose, Reply
from kiosk.view_model.session import Session, seconds_until_look
from kiosk.worker_messages import ErrorLocation, locate_error

MIN_DELAY = 0.05
"""Seconds until a tick at the soonest, so that time that is up cannot spin."""

LARGER_WITHIN = 3.0
"""Seconds within which the letters become larger, where they can: longer than `SETFONT_TIMEOUT`."""

WANTED_ACTIONS = frozenset(
    {
        "press",
        "type",
        "move",
        "step",
        "choose",
        "speak",
        "focus_next",
        "focus_previous",
        "delete_left",
        "move_row",
    }
)
"""The actions of this front end; none of Textual's own is left: quit, screenshot, copy."""


class KioskApp(GuardedApp, inherit_bindings=False):
    """Shows the pages of a session and hands it the replies; `clock` gives the seconds that the guard counts.

    `on_ready` is called once the first page is painted, `on_look` whenever the time of the next look is set.
    """

    TITLE = "EU Login"

    def __init__(
        self,
        session: Session,
        guard_ms: int = 500,
        clock: Callable[[], float] = monotonic,
        on_ready: Callable[[], None] = lambda: None,
        on_look: Callable[[], None] = lambda: None,
    ) -> None:
        self.session = session
        self._report_ready, self._report_look = on_ready, on_look
        self._idle: Timer | None = None
        super().__init__(
            guard_ms,
            clock,
            driver_class=hardened_driver(),
            css_path=stylesheets(),
            ansi_color=has_few_colours() or is_colourless(),
        )
        self.animation_level = "none"
        for theme in kiosk_themes():
            self.register_theme(theme)
        self.theme = theme_name(session.page().appearance.palette)

    def get_default_screen(self) -> Screen[None]:
        """The screen of all pages."""
        return PageScreen(self._available_page(), self.answer, self.is_double_click)

    def on_mount(self) -> None:
        """The driver is there: now signals are obeyed, and stray errors heard."""
        if not self.is_headless:
            obey(self.exit)
            self.catch_stray_errors()
        self._set_idle_timer()

    def on_ready(self) -> None:
        """The first page is painted: what was made for it is never looked at by the collector again."""
        gc.freeze()
        gc.enable()
        self.take_keys()
        self._report_ready()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action is one of this front end's own."""
        return action in WANTED_ACTIONS

    def answer(self, reply: Reply) -> None:
        """Hand a reply to the session, and show what it shows then."""
        said = self.session.answer(reply)
        self.show_current_page()
        if said:
            self.page_screen.view.key_bar.show_hint([said])
        self.rest_guard()
        if isinstance(reply, Chose) and reply.option == LARGER_TEXT:
            size = self.size
            self.set_timer(LARGER_WITHIN, lambda: self.explain_size(size))

    def explain_size(self, before: Size) -> None:
        """Say that the text is no larger, where the window still has the size that it had before."""
        if self.size == before:
            self.page_screen.explain_size()

    def on_replied(self, message: Replied) -> None:
        """A cover was taken away."""
        self.answer(message.reply)

    def on_touched(self, message: Touched) -> None:
        """Somebody is there, though perhaps too late: after a sleep of the machine."""
        if self.session.tick():
            self.show_current_page()
            return
        self.session.touch()
        self._set_idle_timer()

    def on_pressed(self, message: Pressed) -> None:
        """A press that no screen took means nothing."""
        message.stop()

    def on_resize(self, event: events.Resize) -> None:
        """A window of another size: some pages have other choices or blocks there."""
        page = self.session.page()
        if page.broad or has_choices_that_need_room(page):
            self.call_later(self.show_current_page)

    def show_current_page(self) -> None:
        """Show what the session shows now, or end with it."""
        if self.session.outcome or self.session.requested_front_end:
            self.exit()
            return
        self._set_idle_timer()
        page = self._available_page()
        palette = theme_name(page.appearance.palette)
        if palette != self.theme:
            self.theme = palette
        covered = isinstance(self.screen, CoverScreen)
        if page.id in OVERLAY_PAGES:
            self._show_cover(page, covered=covered)
            return
        if covered:
            # What lay under it is as it was: its part, its focus, its entry.
            self.pop_screen()
        screen = self.page_screen
        if page != screen.page:
            screen.show_page(page)

    def _show_cover(self, page: Page, *, covered: bool) -> None:
        if not covered:
            self.push_screen(CoverScreen(page, is_marked=self.page_screen.is_marked))
            if page.id == "warning":
                self.bell()
        elif page != self.page_screen.page:
            if page.id == "warning" != self.page_screen.page.id:
                self.bell()
            self.page_screen.show_page(page)

    def _available_page(self) -> Page:
        # Before anything is laid out: every text of this front end comes from a page.
        return with_available_choices(printable_page(self.session.page()), *self.size)

    def _set_idle_timer(self) -> None:
        if self._idle is not None:
            self._idle.stop()
        delay = max(seconds_until_look(self.session), MIN_DELAY)
        self._idle = self.set_timer(delay, self._tick)
        self._report_look()

    def _tick(self) -> None:
        if self.session.tick():
            self.show_current_page()
        else:
            self._set_idle_timer()


def run(
    session: Session,
    guard_ms: int = 500,
    on_crash: Callable[[ErrorLocation], None] | None = None,
    on_ready: Callable[[], None] = lambda: None,
    on_look: Callable[[], None] = lambda: None,
) -> None:
    """Show a session on the terminal until it is over, wants the other front end, or a signal ends it.

    A crash ends it too, without a word on the terminal: `on_crash` is told where it was; without one, SystemExit
    is raised. `on_ready` is called once the first page is painted, `on_look` whenever the app has set the time
    at which it looks at the session again.
    """
    gc.disable()
    threading.excepthook = lambda _: None
    try:
        app = KioskApp(session, guard_ms, on_ready=on_ready, on_look=on_look)
        app.run()
        crash = app.crash
    except Exception as error:
        crash = locate_error(error)
    finally:
        gc.enable()
    if crash is None:
        if not (session.outcome or session.requested_front_end):
            session.end("signal")
    elif on_crash is None:
        raise SystemExit(1)
    else:
        on_crash(crash)
