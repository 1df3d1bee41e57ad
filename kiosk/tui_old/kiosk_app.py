"""The Textual app around the one screen: nothing of a stock app that leads out of the kiosk is left."""

import asyncio
import gc
import sys
from collections.abc import Callable
from time import monotonic
from typing import Any

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from kiosk.tui.desk import Desk
from kiosk.tui.guard import Guard
from kiosk.tui.kiosk_screen import KioskScreen
from kiosk.tui.palettes import colourless, palette, sheets, sixteen
from kiosk.tui.presses import Presses
from kiosk.tui.signals import obey
from kiosk.view_model.session import Session
from kiosk.worker_messages import ErrorLocation, locate_error


class Kiosk(App[None], inherit_bindings=False):
    """A visit on the terminal; `clock` gives the seconds that the guard against double presses counts."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS = set()  # noqa: RUF012
    ALLOW_SELECT = False
    TITLE = "EU Login"

    def __init__(
        self,
        visit: Session,
        guard_ms: int = 500,
        clock: Callable[[], float] = monotonic,
        on_ready: Callable[[], None] = lambda: None,
    ) -> None:
        self.crash: ErrorLocation | None = None
        self._tell_ready = on_ready
        self.desk = Desk(visit, self.bell)
        self._presses = Presses(self.desk, Guard(guard_ms), clock)
        plain = sixteen() or colourless()
        super().__init__(
            driver_class=_driver(), css_path=sheets(self.desk.page.broad), ansi_color=plain
        )
        self.animation_level = "none"

    def get_css_variables(self) -> dict[str, str]:
        """Textual's own, and the palette of the page."""
        return super().get_css_variables() | palette(self.desk.page.appearance.palette)

    def get_default_screen(self) -> Screen[None]:
        """The one screen."""
        return KioskScreen(self.desk, self._presses)

    def on_mount(self) -> None:
        """The driver is there: now signals are obeyed, and stray errors heard."""
        if not self.is_headless:
            obey(self.exit)
            asyncio.get_running_loop().set_exception_handler(self._stray)

    def on_ready(self) -> None:
        """The first page is painted: what was made for it is never looked at by the collector again."""
        gc.freeze()
        gc.enable()
        if self._driver is not None:
            # Textual's own driver does not ask.
            self._driver.awake = True  # type: ignore[attr-defined]
        self._tell_ready()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No action of Textual's is ever wanted here: quit, palette, screenshot, copy and the rest."""
        return False

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing reaches a clipboard, this one's or the terminal's."""

    def panic(self, *renderables: Any) -> None:
        """End without a word."""
        self.crash = self.crash or ErrorLocation("panic", "", 0)
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        """End without a traceback, which would show what somebody typed."""
        self.crash = self.crash or locate_error(error)
        self._return_code = 1
        if self.is_headless and self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def _stray(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)


def _driver() -> type[Driver] | None:
    """The hardened driver where there is one; else Textual's own."""
    if not sys.platform.startswith("linux"):
        return None
    from kiosk.tui.driver import HardenedLinuxDriver

    return HardenedLinuxDriver
