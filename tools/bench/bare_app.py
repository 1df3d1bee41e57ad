"""The measure: a bare Textual app; a digit switches its two screens of a title and four buttons."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Button, Static

TITLES = ("The first page", "The second page")
BUTTONS = ("One button", "Two buttons", "Three buttons", "Four buttons")


class Bare(Screen[None]):
    """A title and four buttons."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.words = title

    def compose(self) -> ComposeResult:
        """The title, then the buttons."""
        yield Static(self.words)
        yield from map(Button, BUTTONS)


class BareApp(App[None]):
    """Switches between its two screens at the digit 1."""

    BINDINGS: ClassVar = [("1", "turn", "")]
    shown = 0

    def on_mount(self) -> None:
        """Shows the first."""
        self.push_screen(Bare(TITLES[0]))

    def action_turn(self) -> None:
        """Shows the other one, freshly made as the kiosk's pages are."""
        self.shown = 1 - self.shown
        self.switch_screen(Bare(TITLES[self.shown]))


if __name__ == "__main__":
    BareApp().run()
