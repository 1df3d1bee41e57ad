"""Rows of a long table for staff on Textual's own table; Enter opens the focused row."""

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from kiosk.tui.messages import Pressed, Touched
from kiosk.tui.widgets.controls import SIGN
from kiosk.tui.wrap import wide
from kiosk.view_model.page import SelectableTable

ROW = "row"
"""With its number behind it, the key of a row."""
MAX_GAP = 4
"""Cells between two columns at the most."""
SIGN_WIDTH = 2


class VisitTable(DataTable[Text], inherit_bindings=False):
    """Rows under a head; the focused one has a sign and is reversed. Columns without room are left out."""

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False
    joined = False
    kept = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move_row(1)"),
        Binding("up", "move_row(-1)"),
    ]

    def __init__(self, block: SelectableTable) -> None:
        super().__init__(cursor_type="row", cell_padding=0, zebra_stripes=False)
        self.block = block
        self._filled_width = 0
        self._marked = -1

    def rows_in(self, width: int) -> int:
        """The rows of all of it, with the head; in a window with more it takes what is left."""
        return len(self.block.rows) + 1

    @property
    def focused_line(self) -> int:
        """The line of the widget in which the focused row stands; the head is line 0."""
        return self.cursor_row + 1 - self.scroll_offset.y

    def fill_width(self) -> None:
        """Fill it for the width that the layout gave it.

        No Resize says so reliably: Textual 8.2.8 sends none to a new widget when any `region` was read before its
        first layout.
        """
        if self.size.width != self._filled_width:
            at = self.cursor_row if self._filled_width else self.block.at
            self._fill(self.size.width, at)

    def become(self, other: "VisitTable") -> None:
        """Show what another table, not yet mounted, would show; the same rows keep the focused one."""
        old, self.block = self.block, other.block
        if old != self.block:
            at = self.cursor_row if old.ids == self.block.ids else self.block.at
            self._fill(self.size.width, at)

    def _fill(self, width: int, at: int) -> None:
        """Show as many columns as have room in so many cells, with the focus on a row."""
        if not width:
            return
        self._filled_width, self._marked = width, -1
        self.clear(columns=True)
        block = self.block
        widths = [max(map(wide, cells)) for cells in zip(block.head, *block.rows, strict=True)]
        count = len(widths)
        while count > 1 and sum(widths[:count]) + count - 1 > width - SIGN_WIDTH:
            count -= 1
        spare = width - SIGN_WIDTH - sum(widths[:count])
        gap = max(1, min(MAX_GAP, spare // max(1, count - 1)))
        self.add_column("", width=SIGN_WIDTH, key="sign")
        for number in range(count):
            self.add_column(Text(block.head[number]), width=widths[number] + gap, key=str(number))
        for row, id in zip(block.rows, block.ids, strict=True):
            cells = (Text(cell, no_wrap=True) for cell in row[:count])
            self.add_row(Text(""), *cells, key=id)
        self.move_cursor(row=at)
        self._mark()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Show or hide the sign."""
        super().watch_has_focus(_has_focus)
        self._mark()

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """The focus moved to another row."""
        event.stop()
        self._mark()
        self.post_message(Touched())

    def action_move_row(self, step: int) -> None:
        """The next row up or down; beyond the last one the focus leaves the table."""
        row = self.cursor_row + step
        if 0 <= row < self.row_count:
            self.move_cursor(row=row)
        elif step > 0:
            self.screen.focus_next()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """A click opens its row."""
        event.stop()
        self.post_message(Pressed(f"{ROW}{event.cursor_row}", clicked=True))

    def _mark(self) -> None:
        row = self.cursor_row if self.has_focus else -1
        self.show_cursor = self.has_focus
        if row == self._marked or not self.row_count:
            return
        for at, sign in ((self._marked, ""), (row, SIGN)):
            if 0 <= at < self.row_count:
                self.update_cell(self.block.ids[at], "sign", Text(sign))
        self._marked = row
