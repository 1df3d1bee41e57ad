"""A QR code in its own black and white, whatever colours the page has or has not."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.strip import Strip

from kiosk.services.qr_cells import QrRow, QrStyle, qr_cells
from kiosk.services.qr_code import qr_modules
from kiosk.tui.themes import is_console
from kiosk.tui.widgets.unscrolled import Unscrolled

TRUE_COLOURS = {True: "#000000", False: "#ffffff"}
CONSOLE_COLOURS = {True: "black", False: "white"}


class QrCodeWidget(Unscrolled):
    """A code as cells of background where these have room, else two modules above each other in a cell."""

    ALLOW_SELECT = False

    def __init__(self, rows: tuple[QrRow, ...]) -> None:
        super().__init__()
        self._cells = rows
        self._colours = CONSOLE_COLOURS if is_console() else TRUE_COLOURS
        self.styles.width, self.styles.height = self.width, len(rows)

    @property
    def width(self) -> int:
        """The cells of a row."""
        return len(self._cells[0])

    @property
    def height(self) -> int:
        """The rows."""
        return len(self._cells)

    def get_line_filters(self) -> list[LineFilter]:
        """None: without colours a code would be blank."""
        return []

    def render_line(self, y: int) -> Strip:
        """One row of cells."""
        return Strip(
            [
                Segment(cell.character, self._style(cell.dark_foreground, cell.dark_background))
                for cell in self._cells[y]
            ],
            self.width,
        )

    def _style(self, foreground: bool, background: bool) -> Style:
        return Style.parse(f"{self._colours[foreground]} on {self._colours[background]}")


def qr_widget(text: str, columns: int, rows: int) -> QrCodeWidget | None:
    """The code of a text in the larger style that fits; None where neither does, or no code holds the text."""
    try:
        size = len(qr_modules(text))
    except ValueError:
        return None
    if 2 * size <= columns and size <= rows:
        return QrCodeWidget(_cells(text, "full"))
    # The fonts of the kernel console have no half blocks.
    if is_console() or size > columns or -(-size // 2) > rows:
        return None
    return QrCodeWidget(_cells(text, "half"))


@lru_cache(maxsize=32)
def _cells(text: str, style: QrStyle) -> tuple[QrRow, ...]:
    """The cells of a code; cached, because each frame of a page is tried with it."""
    return qr_cells(qr_modules(text), style)
