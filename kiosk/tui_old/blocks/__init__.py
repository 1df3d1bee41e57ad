"""The blocks of a page as rows: one small file for each kind."""

from collections.abc import Callable
from typing import Any

from kiosk.tui.blocks.address import address
from kiosk.tui.blocks.bars import bars
from kiosk.tui.blocks.contact import contact
from kiosk.tui.blocks.drawing import drawing
from kiosk.tui.blocks.leaf import leaf
from kiosk.tui.blocks.notice import notice
from kiosk.tui.blocks.qr_code import qr_code
from kiosk.tui.blocks.shape import shape
from kiosk.tui.blocks.steps import steps
from kiosk.tui.blocks.table import table
from kiosk.tui.blocks.text import text
from kiosk.tui.blocks.wait import wait
from kiosk.tui.rows import Piece
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
    page.QrCode: qr_code,
    page.SelectableTable: leaf,
    page.BarChart: bars,
}


def draw(block: page.Block, width: int) -> Piece:
    """Any block as rows of at most `width` cells."""
    return KINDS[type(block)](block, width)
