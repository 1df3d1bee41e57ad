"""The blocks of a page under each other; a paragraph of the page before is used again for the next one."""

from collections.abc import Sequence

from textual.widget import Widget

from kiosk.tui.widgets.blocks import BlockWidget
from kiosk.tui.widgets.paragraph import Paragraph
from kiosk.tui.widgets.table import VisitTable
from kiosk.tui.widgets.unscrolled import Rows


class Body(Rows):
    """Shows the widgets of some blocks, all or a range of them."""

    def __init__(self) -> None:
        super().__init__(id="body")
        self._shown: list[BlockWidget] = []

    @property
    def table(self) -> VisitTable | None:
        """The table that is shown, if any."""
        return next(
            (one for one in self._shown if isinstance(one, VisitTable) and one.display), None
        )

    def show_blocks(self, new: Sequence[BlockWidget]) -> None:
        """Show these widgets, not yet mounted: each takes the place of one before, or gives it its content."""
        paragraphs: list[Paragraph] = []
        tables: list[VisitTable] = []
        others: list[Widget] = []
        for child in self.children:
            if type(child) is Paragraph:
                paragraphs.append(child)
            elif isinstance(child, VisitTable):
                tables.append(child)
            else:
                others.append(child)
        if not any(isinstance(one, VisitTable) for one in new):
            others, tables = [*others, *tables], []
        self.remove_children(others)
        self._shown = []
        waiting: list[BlockWidget] = []
        for one in new:
            kept: BlockWidget
            if type(one) is Paragraph and paragraphs:
                kept = paragraphs.pop(0)
                kept.become(one)
            elif isinstance(one, VisitTable) and tables:
                # It keeps the focus.
                kept = tables.pop()
                kept.become(one)
            else:
                waiting.append(one)
                self._shown.append(one)
                continue
            if waiting:
                self.mount_all(waiting, before=kept)
                waiting = []
            self._shown.append(kept)
        if waiting:
            self.mount_all(waiting)
        for left in paragraphs:
            left.display = False

    def show_range(self, first: int, after: int) -> None:
        """Show some of the widgets, by their indexes, and hide the others."""
        for at, one in enumerate(self._shown):
            one.display = first <= at < after
