"""The blocks of a page under each other; a paragraph of the page before is used again for the next one."""

from collections.abc import Iterator

from textual.widget import Widget

from kiosk.tui.widgets.blocks import block_widgets
from kiosk.tui.widgets.drawing import DrawnWindow
from kiosk.tui.widgets.paragraph import Paragraph
from kiosk.tui.widgets.table import VisitTable
from kiosk.tui.widgets.unscrolled import Rows
from kiosk.view_model.page import Block, Page, QrCode, ScreenDrawing

BlockWidget = Paragraph | DrawnWindow | VisitTable


class Body(Rows):
    """Shows the widgets of some blocks, all or a range of them."""

    def __init__(self) -> None:
        super().__init__(id="body")
        self._shown: list[BlockWidget] = []
        self._filled: object = None

    def show_blocks(self, page: Page, width: int, *, beside: bool) -> None:
        """Show the blocks of a page in so many cells; with one `beside` the words, without that."""
        key = (page.blocks, width, beside)
        if key == self._filled:
            return
        self._filled = key
        new = [one for block in _blocks(page, beside) for one in block_widgets(block, width)]
        self._fill([one for one in new if isinstance(one, BlockWidget)])

    def _fill(self, new: list[BlockWidget]) -> None:
        pool: list[Paragraph] = []
        others: list[Widget] = []
        for child in self.children:
            if type(child) is Paragraph:
                pool.append(child)
            else:
                others.append(child)
        self.remove_children(others)
        self._shown = []
        waiting: list[BlockWidget] = []
        for one in new:
            if type(one) is Paragraph and pool:
                kept = pool.pop(0)
                kept.become(one)
                if waiting:
                    self.mount_all(waiting, before=kept)
                    waiting = []
                self._shown.append(kept)
            else:
                waiting.append(one)
                self._shown.append(one)
        if waiting:
            self.mount_all(waiting)
        for left in pool:
            left.display = False

    def sizes(self, width: int) -> Iterator[tuple[int, bool, bool]]:
        """The rows of each widget, whether it is joined to the next one, and whether it is kept with that."""
        return ((one.rows_in(width), one.joined, one.kept) for one in self._shown)

    def show_range(self, first: int, after: int) -> None:
        """Show some of the widgets, by their indexes, and hide the others."""
        for at, one in enumerate(self._shown):
            one.display = first <= at < after


def _blocks(page: Page, beside: bool) -> Iterator[Block]:
    """The blocks that stand among the words: no QR code, and no drawing that stands beside them."""
    drawings = 0
    for block in page.blocks:
        if isinstance(block, QrCode):
            continue
        if isinstance(block, ScreenDrawing) and beside and not drawings:
            drawings += 1
            continue
        yield block
