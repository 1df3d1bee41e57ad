"""What stands together at the end of a page: its choices, or its field and what an empty one offers."""

from typing import NamedTuple

from kiosk.tui.air import Air
from kiosk.tui.field import caret, field
from kiosk.tui.options import Target, offer
from kiosk.tui.rows import BLANK, Chunk
from kiosk.tui.stand import FIELD, Stand, offered
from kiosk.view_model.page import Digits, Page


class Tail(NamedTuple):
    """Chunks, targets counted from the first cell, and where the next digit appears, if anywhere."""

    chunks: tuple[Chunk, ...]
    targets: tuple[Target, ...]
    caret: tuple[int, int] | None = None

    @property
    def height(self) -> int:
        """Its rows."""
        return sum(map(len, self.chunks))


def tail(page: Page, stand: Stand, width: int, air: Air) -> Tail:
    """The tail of a page with so much air."""
    options = offered(page, stand)
    choices = offer(options, stand.focus, air.widths, air.between)
    if not isinstance(page.ask, Digits):
        above = (BLANK,) * air.before
        chunks = (above + choices.chunks[0], *choices.chunks[1:]) if options else ()
        return Tail(chunks, _below(choices.targets, air.before))
    entry = field(page.ask, stand.typed, stand.focus == FIELD, width)
    y = len(entry) - 1
    targets = (Target(FIELD, 0, y, width, 1), *_below(choices.targets, y + 2))
    chunks = ((*entry, BLANK), *choices.chunks) if options else (entry,)
    return Tail(chunks, targets, (caret(page.ask, stand.typed, width), y))


def _below(targets: tuple[Target, ...], rows: int) -> tuple[Target, ...]:
    return tuple(one._replace(y=one.y + rows) for one in targets)
