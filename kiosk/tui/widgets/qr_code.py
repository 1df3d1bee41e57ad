"""A QR code in its own black and white, whatever colours the page has or has not."""

from itertools import zip_longest

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.strip import Strip

from kiosk.services.qr_code import qr_modules
from kiosk.tui.themes import is_console
from kiosk.tui.widgets.unscrolled import Unscrolled

DARK, LIGHT = "#000000", "#ffffff"


class QrCodeWidget(Unscrolled):
    """A code: one module is two cells of background, or half a cell where the window has no room for that."""

    ALLOW_SELECT = False

    def __init__(self, text: str, columns: int, rows: int) -> None:
        super().__init__()
        try:
            self._modules = qr_modules(text)
        except ValueError:
            self._modules = ()
        size = len(self._modules)
        # The fonts of the kernel console have no half blocks.
        self.is_whole = is_console() or (2 * size <= columns and size <= rows)
        self.code_width = 2 * size if self.is_whole else size
        self.code_height = size if self.is_whole else -(-size // 2)
        self.styles.width, self.styles.height = self.code_width, self.code_height

    @property
    def is_drawn(self) -> bool:
        """Whether there is a code for the text at all."""
        return bool(self._modules)

    def get_line_filters(self) -> list[LineFilter]:
        """None: without colours a code would be blank."""
        return []

    def render_line(self, y: int) -> Strip:
        """One row of modules, or two above each other."""
        if self.is_whole:
            row = self._modules[y]
            return Strip([Segment("  ", _style(dark, dark)) for dark in row], self.code_width)
        upper = self._modules[2 * y]
        lower = self._modules[2 * y + 1] if 2 * y + 1 < len(self._modules) else ()
        pairs = zip_longest(upper, lower, fillvalue=False)
        return Strip([Segment("▀", _style(*pair)) for pair in pairs], self.code_width)


def _style(upper: bool, lower: bool) -> Style:
    """The colours of a cell: its letter paints the upper half, its ground the lower one."""
    if is_console():
        names = ("black" if one else "white" for one in (upper, lower))
    else:
        names = (DARK if one else LIGHT for one in (upper, lower))
    return Style.parse("{} on {}".format(*names))
