"""An app that ends without a traceback, which would show what somebody typed.

All private names of Textual 8.2.8 outside the driver are here and nowhere else.
"""

import asyncio
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.driver import Driver

from kiosk.operating_system import has_linux_terminal
from kiosk.worker_messages import ErrorLocation, locate_error


class SilentApp(App[None], inherit_bindings=False):
    """Ends at the first error; `crash` then says where that was, and nothing else."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS = set()  # noqa: RUF012
    ALLOW_SELECT = False

    crash: ErrorLocation | None = None

    def panic(self, *renderables: Any) -> None:
        """End without a word."""
        self.crash = self.crash or ErrorLocation("panic", "", 0)
        self._close_messages_no_wait()

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing reaches a clipboard, this one's or the terminal's."""

    def take_keys(self) -> None:
        """From now on keys count: what was typed before was not meant for the page."""
        if self._driver is not None:
            # Textual's own driver does not ask.
            self._driver.awake = True  # type: ignore[attr-defined]

    def catch_stray_errors(self) -> None:
        """Hear errors of tasks that nobody waits for."""
        asyncio.get_running_loop().set_exception_handler(self._end_at_stray_error)

    def painted_strips(self) -> tuple[tuple[Segment, ...], ...]:
        """The rows of the screen on top, each as the segments that a terminal would be sent."""
        return tuple(tuple(strip) for strip in self.screen._compositor.render_strips())

    def _handle_exception(self, error: Exception) -> None:
        """End without a traceback; tests with a pilot get the error itself."""
        self.crash = self.crash or locate_error(error)
        self._return_code = 1
        if self.is_headless and self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def _end_at_stray_error(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)


def hardened_driver() -> type[Driver] | None:
    """The hardened driver where there is one; else Textual's own."""
    if not has_linux_terminal():
        return None
    from kiosk.tui.driver.hardened_driver import HardenedLinuxDriver

    return HardenedLinuxDriver
