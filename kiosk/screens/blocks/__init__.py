"""The blocks of a page as rows: one small file for each kind."""

from collections.abc import Callable
from typing import Any

from kiosk.screens.blocks.address import address
from kiosk.screens.blocks.bars import bars
from kiosk.screens.blocks.contact import contact
from kiosk.screens.blocks.drawing import drawing
from kiosk.screens.blocks.leaf import leaf
from kiosk.screens.blocks.notice import notice
from kiosk.screens.blocks.shape import shape
from kiosk.screens.blocks.square import square
from kiosk.screens.blocks.steps import steps
from kiosk.screens.blocks.table import table
from kiosk.screens.blocks.text import text
from kiosk.screens.blocks.wait import wait
from kiosk.screens.rows import Piece
from kiosk.view_model import page

KINDS: dict[type, Callable[[Any, int], Piece]] = {
    page.Text: text,
    page.StepList: steps,
    page.Notice: notice,
    page.CodeBoxes: shape,
    page.Wait: wait,
    page.Table: table,
    page.ContactDetails: contact,
    page.ScreenDrawing: drawing,
    page.WebAddress: address,
    page.QrCode: square,
    page.SelectableTable: leaf,
    page.BarChart: bars,
}


def draw(block: page.Block, width: int) -> Piece:
    """Any block as rows of at most `width` cells."""
    return KINDS[type(block)](block, width)
