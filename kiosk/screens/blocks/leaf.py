"""A leaf where it stands among other blocks: the plain table that it is."""

from kiosk.screens.blocks.table import table
from kiosk.screens.rows import Piece
from kiosk.waist.blocks import Leaf, Table


def leaf(block: Leaf, width: int) -> Piece:
    """Its rows under their head."""
    return table(Table(block.rows, block.head), width)
