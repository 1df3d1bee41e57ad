"""The rows of a leaf as Textual's own table; it shows where the focus is, and takes no keys itself."""

from rich.text import Text
from textual.widgets import DataTable

from kiosk.tui.sheet import Sheet
from kiosk.tui.stand import ROW
from kiosk.tui.wrap import wide
from kiosk.view_model.page import SelectableTable

SIGN = "▶"
MARGIN = 1
"""Cells before the table: the sign of the focused row stands in its first column."""
MOST = 4
"""Cells between two columns at the most."""


class LeafTable(DataTable[Text]):
    """One leaf at a time, under a head; the focused row has a sign and is reversed."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(cursor_type="row", cell_padding=0, zebra_stripes=False)
        self.can_focus = False
        self._leaf: SelectableTable | None = None
        self._shown = (0, 0)
        self._focused = -1

    def show(self, leaf: SelectableTable, sheet: Sheet) -> None:
        """Show a leaf where the sheet has room for it, and the focus where the sheet has it."""
        rows = [one for one in sheet.targets if one.key.startswith(ROW)]
        self.display = bool(rows)
        if not rows:
            return
        x, y, width = rows[0].x, rows[0].y, rows[0].width
        self.styles.offset = (x + MARGIN, y - 1)
        self.styles.width, self.styles.height = width - MARGIN, len(rows) + 1
        size = (width, len(rows))
        if leaf is not self._leaf or size != self._shown:
            self._leaf, self._shown, self._focused = leaf, size, -1
            self._fill(leaf, width - MARGIN)
        self._point(int(sheet.focus.removeprefix(ROW)) if sheet.focus.startswith(ROW) else -1)

    def _fill(self, leaf: SelectableTable, width: int) -> None:
        self.clear(columns=True)
        widths = [max(map(wide, cells)) for cells in zip(leaf.head, *leaf.rows, strict=True)]
        gap = max(1, min(MOST, (width - 2 - sum(widths)) // max(1, len(widths) - 1)))
        self.add_column("", width=2, key="sign")
        for at, (name, size) in enumerate(zip(leaf.head, widths, strict=True)):
            self.add_column(Text(name), width=size + gap, key=str(at))
        for row, id in zip(leaf.rows, leaf.ids, strict=True):
            self.add_row(Text(""), *(Text(cell, no_wrap=True) for cell in row), key=id)

    def _point(self, row: int) -> None:
        if row == self._focused:
            return
        assert self._leaf is not None
        for at, sign in ((self._focused, ""), (row, SIGN)):
            if at >= 0:
                self.update_cell(self._leaf.ids[at], "sign", Text(sign))
        self._focused = row
        self.show_cursor = row >= 0
        if row >= 0:
            self.move_cursor(row=row)
