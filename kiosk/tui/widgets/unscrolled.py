"""What all widgets of a page have in common: they never scroll."""

from textual.containers import Container, Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class Unscrolled(Widget):
    """A widget whose content never scrolls.

    Textual 8.2.8 lays the whole screen out a second time whenever the size of a widget's content changed, because
    scrollbars could have come or gone; here none can.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def on_unmount(self) -> None:
        """Let go of the painted rows: Textual 8.2.8 remembers 1,024 removed widgets with all of theirs."""
        self.refresh()


class Rows(Vertical, Unscrolled):
    """Widgets under each other."""


class Columns(Horizontal, Unscrolled):
    """Widgets beside each other."""


class Box(Container, Unscrolled):
    """Widgets as the stylesheet arranges them."""
