"""A leaf where it stands among other blocks: the plain table that it is."""

from kiosk.tui.blocks.table import table
from kiosk.tui.rows import Piece
from kiosk.view_model.page import SelectableTable, Table


def leaf(block: SelectableTable, width: int) -> Piece:
    """Its rows under their head."""
    return table(Table(block.rows, block.head), width)
