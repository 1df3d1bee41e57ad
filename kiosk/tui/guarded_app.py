"""An app that judges each key before Textual looks at it: double presses, held keys, keys that mean nothing."""

from collections.abc import Callable
from typing import Any

from textual import events

from kiosk.tui.cover_screen import CoverScreen
from kiosk.tui.double_press_guard import REPEAT, PressGuard
from kiosk.tui.driver.silent_app import SilentApp
from kiosk.tui.keys import MOVES, key_meaning
from kiosk.tui.page_screen import PageScreen

CLICK = "click"
"""What the guard calls every click and every touch."""


class GuardedApp(SilentApp, inherit_bindings=False):
    """Lets through what is meant; `clock` gives the seconds that the guard against double presses counts."""

    def __init__(self, guard_ms: int, clock: Callable[[], float], **more: Any) -> None:
        """`more` is for Textual's own app."""
        self._clock = clock
        self._guard = PressGuard(guard_ms)
        self._enter_waits = False
        super().__init__(**more)

    @property
    def page_screen(self) -> PageScreen:
        """The screen that is shown now."""
        screen = self.screen
        assert isinstance(screen, PageScreen)
        return screen

    async def on_event(self, event: events.Event) -> None:
        """Judge a key before it goes any further."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            event = _plain_digit(event)
            if not self._lets_through(event):
                return
        await super().on_event(event)

    def _lets_through(self, event: events.Key) -> bool:
        key = key_meaning(event.key, event.character)
        now = self._clock()
        if isinstance(self.screen, CoverScreen):
            self._guard.note(key, now)
            return True
        screen = self.page_screen
        screen.view.key_bar.clear_hint()
        if key != "enter":
            self._press_waiting()
        if not key:
            screen.show_hint()
            screen.touch()
            return False
        if key in MOVES or screen.only_types(key):
            self._guard.note(key, now)
            return True
        judgement = self._guard.judge(key, now)
        self._enter_waits = judgement == "wait"
        if self._enter_waits:
            self.set_timer(REPEAT, self._press_waiting)
        return judgement == "go"

    def _press_waiting(self) -> None:
        """Nothing followed: the Enter that waited was meant."""
        waits, self._enter_waits = self._enter_waits, False
        if waits:
            self.page_screen.press("enter")

    def is_double_click(self) -> bool:
        """Whether a click or a touch comes so soon after the last one that it is not meant."""
        return self._guard.judge(CLICK, self._clock()) == "drop"

    def rest_guard(self) -> None:
        """The page that the last key led to stands there now."""
        self._guard.rest(self._clock())


def _plain_digit(event: events.Key) -> events.Key:
    """The key with an ordinary digit, whatever digits its keyboard has."""
    character = event.character or ""
    if len(character) == 1 and character.isdecimal() and not character.isascii():
        plain = str(int(character))
        return events.Key(plain, plain)
    return event
