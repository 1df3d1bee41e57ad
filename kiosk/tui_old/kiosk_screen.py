"""The one screen of the kiosk: keys and clicks in, pages out, and a single timer."""

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer

from kiosk.tui.desk import Desk
from kiosk.tui.guard import REPEAT
from kiosk.tui.keys import meaning
from kiosk.tui.page_view import PageView
from kiosk.tui.presses import Presses
from kiosk.tui.stand import leaf_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kiosk.tui.leaf_table import LeafTable

LEAST = 0.05
"""Seconds until a tick at the soonest, so that time that is up cannot spin."""


class KioskScreen(Screen[None], inherit_bindings=False):
    """Hands what happens to the desk, and its sheet to the page view."""

    ALLOW_SELECT = False
    AUTO_FOCUS = None

    def __init__(self, desk: Desk, presses: Presses) -> None:
        super().__init__()
        self._desk = desk
        self._presses = presses
        self._down = (0, 0)
        self._idle: Timer | None = None
        self._view = PageView()
        self._table: LeafTable | None = None
        self._palette = desk.page.appearance.palette

    def compose(self) -> ComposeResult:
        """The page view, and nothing else."""
        yield self._view

    def on_mount(self) -> None:
        """The first page is there already; time begins to count."""
        self._arm()

    def on_resize(self, event: events.Resize) -> None:
        """The same page in another window."""
        self._desk.resize(*event.size)
        self._show()

    def on_key(self, event: events.Key) -> None:
        """A key is pressed."""
        event.stop()
        self._presses.key(meaning(event.key, event.character))
        if self._presses.waiting:
            self.set_timer(REPEAT, self._settle)
        self._after()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press counts when it is let go."""
        self._down = (event.screen_x, event.screen_y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A click, where it was let go."""
        self._presses.click(self._down, (event.screen_x, event.screen_y))
        self._after()

    def _settle(self) -> None:
        self._presses.settle()
        self._after()

    def _tick(self) -> None:
        if self._desk.visit.tick() and not self._desk.visit.outcome:
            self._desk.show_current_page()
        self._after()

    def _after(self) -> None:
        visit = self._desk.visit
        if visit.outcome or visit.requested_front_end:
            self.app.exit()
            return
        self._arm()
        self._show()

    def _arm(self) -> None:
        if self._idle is not None:
            self._idle.stop()
        wait = self._desk.visit.seconds_until_change()
        self._idle = None if wait is None else self.set_timer(max(wait, LEAST), self._tick)

    def _show(self) -> None:
        palette = self._desk.page.appearance.palette
        if palette != self._palette:
            self._palette = palette
            self.app.refresh_css(animate=False)
        self._view.show(self._desk.sheet)
        self._show_leaf()

    def _show_leaf(self) -> None:
        """The rows of a leaf lie over the room that its sheet has for them."""
        leaf = leaf_of(self._desk.page)
        if self._table is not None and (leaf is None or not self._desk.sheet.parts):
            self._table.display = False
        elif leaf is not None and self._table is None:
            # Members never see a table of that kind, and need not wait for it.
            from kiosk.tui.leaf_table import LeafTable

            self._table = LeafTable()
            self.mount(self._table)
            self.call_after_refresh(self._show_leaf)
        elif leaf is not None and self._table is not None:
            self._table.show(leaf, self._desk.sheet)
