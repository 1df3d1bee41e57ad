"""The screen that idle time lays over any page; whatever is pressed takes it away."""

from textual import events

from kiosk.tui.messages import Pressed, Replied
from kiosk.tui.page_screen import PageScreen
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Onward


class CoverScreen(PageScreen):
    """A cover or a warning; the page under it stays as it is, with its focus and its entry."""

    def __init__(self, page: Page, *, is_marked: bool) -> None:
        super().__init__(page, is_marked=is_marked)
        self._lifted = False

    def on_key(self, event: events.Key) -> None:
        """Any key lifts it, and does nothing else."""
        event.stop()
        event.prevent_default()
        self._lift()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """So does the mouse or a finger, wherever it is."""
        event.stop()
        self._lift()

    def on_pressed(self, message: Pressed) -> None:
        """A click on its choice has lifted it already."""
        message.stop()

    def _lift(self) -> None:
        if not self._lifted:
            self._lifted = True
            self.app.post_message(Replied(Onward()))
