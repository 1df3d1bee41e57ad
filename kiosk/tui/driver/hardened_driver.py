"""The terminal driver for Linux: it reads and writes no more than a kiosk needs.

What touches private parts of Textual 8.2.8 in input and output is here and nowhere else.
"""

import os
from time import monotonic
from typing import Any

from textual import constants, events, messages
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from kiosk.tui.driver.input_filter import ESC
from kiosk.tui.driver.keypad import APPLICATION_MODE, CONSOLE_KEYPAD, KEYPAD, NUMERIC_MODE
from kiosk.tui.driver.terminal_reader import read_units

WELCOME = (
    events.Key,
    events.MouseDown,
    events.MouseUp,
    events.MouseMove,
    messages.TerminalSupportsSynchronizedOutput,
)
MOST = 50
"""Keys that are believed within one second."""
CURSOR, CURSOR_BACK = "\x1b[2 q\x1b[?25h", "\x1b[0 q"
"""A cursor that does not blink, and the terminal's own again."""
CONSOLE, CONSOLE_BACK = "\x1b[?17;0;64c\x1b[?25h", "\x1b[?0c"
"""The same on the kernel console; what only calls itself one, as a screen reader may, takes it amiss."""

SHOWN = "\x1b[?25h"


class HardenedLinuxDriver(LinuxDriver):
    """Keys, clicks and the size of the window in, pages out; the cursor is shown.

    `awake` is false until the first page stands: what was typed before was not meant for it.
    """

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        constants.DISABLE_KITTY_KEY = True  # type: ignore[misc]
        self._console = os.environ.get("TERM") == "linux"
        self._shape = (CONSOLE, CONSOLE_BACK) if self._console else (CURSOR, CURSOR_BACK)
        if self._console and not _virtual(1):
            self._shape = SHOWN, ""
        self._wake, self._waker = os.pipe()
        self._second, self._keys = 0.0, 0
        self.awake = False

    @property
    def can_suspend(self) -> bool:
        """A kiosk has no shell to go to."""
        return False

    def start_application_mode(self) -> None:
        """Show the cursor, which screen readers and braille displays follow; let the keypad type its digits."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(self._shape[0])
        self.write(APPLICATION_MODE)
        self.flush()

    def stop_application_mode(self) -> None:
        """Give cursor and keypad back as they were."""
        self.write(NUMERIC_MODE)
        self.write(self._shape[1])
        super().stop_application_mode()

    def disable_input(self) -> None:
        """Wake the input thread, so that the end does not wait for it."""
        os.write(self._waker, b"!")
        super().disable_input()

    def run_input_thread(self) -> None:
        """Read until the end; what the parser cannot take is dropped, and reading goes on."""
        parser = XTermParser()
        keypad = CONSOLE_KEYPAD if self._console else KEYPAD
        known = ANSI_SEQUENCES_KEYS.keys() | keypad.keys()
        for unit in read_units(self.fileno, self._wake, known):
            if unit == ESC:
                self.process_message(events.Key("escape", ESC))
                continue
            try:
                for message in parser.feed(keypad.get(unit, unit)):
                    self.process_message(message)
            except Exception:
                parser = XTermParser()
        if not self.exit_event.is_set():
            self.send_message(messages.ExitApp())

    def _request_terminal_sync_mode_support(self) -> None:
        if not self._console:
            super()._request_terminal_sync_mode_support()

    def _query_in_band_window_resize(self) -> None:
        """The window's size comes by signal; one that comes with the keys could be any."""

    def process_message(self, message: Message) -> None:
        """Hand on what is welcome: no paste, no reports, no surrogates, no more keys than hands press."""
        if not isinstance(message, WELCOME):
            return
        if isinstance(message, events.InputEvent) and not self.awake:
            return
        if isinstance(message, events.Key) and not self._believed(message):
            return
        super().process_message(message)

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """A kiosk opens no browser."""

    def deliver_binary(self, *given: Any, **options: Any) -> None:
        """A kiosk writes no files."""

    def _believed(self, key: events.Key) -> bool:
        now = monotonic()
        if now - self._second > 1:
            self._second, self._keys = now, 0
        self._keys += 1
        text = f"{key.key}{key.character or ''}"
        return self._keys <= MOST and not any("\ud800" <= sign <= "\udfff" for sign in text)


def _virtual(terminal: int) -> bool:
    """Whether a terminal is one of the kernel's own."""
    try:
        return os.ttyname(terminal).removeprefix("/dev/tty").isdecimal()
    except OSError:
        return False
