"""A bare Textual app, the measure of the kiosk: a digit switches its two screens of a title and four buttons."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Button, Static

from tools.bench.bare_words import BUTTONS, TITLES


class BareScreen(Screen[None]):
    """A title and four buttons."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading = title

    def compose(self) -> ComposeResult:
        """Show the title, then the buttons."""
        yield Static(self.heading)
        yield from map(Button, BUTTONS)


class BareApp(App[None]):
    """Switches between its two screens at the digit 1."""

    BINDINGS: ClassVar = [("1", "switch", "")]
    shown = 0

    def on_mount(self) -> None:
        """Show the first screen."""
        self.push_screen(BareScreen(TITLES[0]))

    def action_switch(self) -> None:
        """Show the other screen, made anew as the kiosk's pages are."""
        self.shown = 1 - self.shown
        self.switch_screen(BareScreen(TITLES[self.shown]))


if __name__ == "__main__":
    BareApp().run()
