"""The parts of a page in a window: band, body, field, choices, key bar, and what stands beside the words."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget

from kiosk.tui.fitting import BlockSize, ChoiceSizes, Fit, fit_page
from kiosk.tui.widgets.band import Band
from kiosk.tui.widgets.body import Body
from kiosk.tui.widgets.controls import Choice
from kiosk.tui.widgets.digits_field import DigitsField, EntryRow
from kiosk.tui.widgets.drawing import DrawnWindow
from kiosk.tui.widgets.key_bar import EnterState, KeyBar
from kiosk.tui.widgets.paragraph import HangingText, Paragraph
from kiosk.tui.widgets.qr_code import QrCodeWidget
from kiosk.tui.widgets.unscrolled import Box, Rows
from kiosk.view_model.page import Choices, Digits, Page, QrCode, ScreenDrawing

MIN_SIZE = (60, 18)
"""The smallest window in which a page is shown, in cells."""
READABLE = 66
"""The width at which a line is still easy to read; wider windows get margins."""
READABLE_BESIDE = 60
"""The same for words beside a drawing."""
BROAD = 120
"""The width beyond which a row of a table is hard to follow with the eye, for pages of the staff."""
TALL = 24
"""Rows from which band and key bar get blank rows of their own, unless these cost a part more."""
MARGINS = (3, 2)
"""Cells before and after every paragraph: before it so many that digits stand under words."""
MIN_BESIDE = 26
"""Cells that words need beside a QR code: what the code of an address leaves of 60."""
EASY_BESIDE = 32
"""Cells that they get where the window has them."""
SIDE_GAP = 1
DRAWING_GAP = 3
FIELD_ROWS = 2
"""The row of the field, and the blank one above it; with choices below, one more."""


class Frame(NamedTuple):
    """How a page is framed: `airy` with blank rows around band and keys, a `close` one without the rule.

    `side` are the cells beside the words, 0 for none; `total` those of words and side together.
    """

    airy: bool
    total: int
    side: int = 0
    close: bool = False

    @property
    def width(self) -> int:
        """The cells of the column of words."""
        return self.total - self.side

    @property
    def margins(self) -> tuple[int, int]:
        """The cells before and after every paragraph."""
        if not self.side or self.width >= READABLE_BESIDE:
            return MARGINS
        return (MARGINS[0] if self.width >= EASY_BESIDE else 1, 0)

    @property
    def text_width(self) -> int:
        """The cells of a paragraph."""
        return self.width - sum(self.margins)


class PageLayout(Box):
    """Holds the widgets of a page, and arranges them for the window."""

    def __init__(self) -> None:
        super().__init__()
        self.key_bar = KeyBar()
        self.is_filled = False
        self.is_too_small = False
        self.parts = 1
        self._band = Band()
        self._body = Body()
        self._labels = [Paragraph(classes="-strong"), Paragraph(classes="-soft")]
        self._entry_slot = Rows(*self._labels, id="entry")
        self._entry: EntryRow | None = None
        self._choice_grid = Box(id="choices")
        self._column = Rows(self._body, self._entry_slot, self._choice_grid, id="column")
        self._side = Box(id="side")
        self._too_small = Paragraph(classes="too-small")
        self._page: Page | None = None
        self._options = Choices(())
        self._fit: Fit | None = None
        self._arranged: object = None

    def compose(self) -> ComposeResult:
        """Band, words, what stands beside them, keys; and the request for a larger window."""
        yield self._band
        yield self._column
        yield self._side
        yield self.key_bar
        yield self._too_small

    @property
    def choices(self) -> list[Choice]:
        """The choices that the page offers now."""
        return [one for one in self._all_choices() if one.display]

    @property
    def field(self) -> DigitsField | None:
        """The field of the page, if it has one."""
        return self._entry.field if self._entry is not None else None

    def _all_choices(self) -> list[Choice]:
        return [one for one in self._choice_grid.children if isinstance(one, Choice)]

    # What the page says

    def show_page(self, page: Page, options: Choices, *, keep_entry: bool) -> None:
        """Take another page; `keep_entry` keeps what was typed."""
        self._page, self._arranged, self.is_filled = page, None, True
        self.set_class(page.broad, "-broad")
        self._too_small.replace(HangingText(page.labels.too_small))
        self._show_entry(page, keep=keep_entry)
        self.key_bar.show_page(page)
        self.show_choices(options)

    def show_choices(self, options: Choices) -> None:
        """Offer these choices; the widgets of the choices before are used again."""
        self._options, self._arranged = options, None
        known = self._all_choices()
        for choice, option in zip(known, options.options, strict=False):
            choice.take(option)
        new = [Choice(option) for option in options.options[len(known) :]]
        if new:
            self._choice_grid.mount_all(new)
        for at, choice in enumerate((*known, *new)):
            choice.display = at < len(options.options)
            choice.set_class(at == len(options.options) - 1, "-last")

    def _show_entry(self, page: Page, *, keep: bool) -> None:
        ask = page.ask
        if isinstance(ask, Digits):
            for label, text in zip(self._labels, (ask.say, ask.form), strict=True):
                label.replace(HangingText(text))
                label.display = bool(text)
            if self._entry is None or not keep:
                self._remove_entry()
                self._entry = EntryRow(ask)
                self._entry_slot.mount(self._entry)
            self._entry.field.ask = ask
        else:
            self._remove_entry()
        self._entry_slot.display = self._entry is not None

    def _remove_entry(self) -> None:
        if self._entry is not None:
            self._entry.remove()
            self._entry = None

    # Where it stands

    def fit_window(self, size: Size) -> None:
        """Find the most space that the page has in a window of this size, and the parts that it needs."""
        page = self._page
        assert page is not None
        self.is_too_small = size.width < MIN_SIZE[0] or size.height < MIN_SIZE[1]
        self.screen.set_class(self.is_too_small, "-too-small")
        if self.is_too_small or self._arranged == size:
            return
        self._arranged = size
        for frame, side in self._frames(page, size):
            fit = self._fit_page(page, frame, size)
            if side is None or len(fit.parts) == 1:
                self._apply(frame, fit, side)
                return

    def _frames(self, page: Page, size: Size) -> Iterator[tuple[Frame, Widget | None]]:
        """The frames to try: with something beside the words first, then with the fewest parts."""
        airy = size.height >= TALL
        for block in page.blocks:
            if isinstance(block, QrCode):
                for one in ((airy, False), (False, False), (False, True)):
                    yield from self._qr_frame(block, size, *one)
            elif isinstance(block, ScreenDrawing) and not page.broad:
                drawn = DrawnWindow(block, READABLE - sum(MARGINS), stacked=True)
                total = READABLE_BESIDE + DRAWING_GAP + drawn.width
                if total <= size.width:
                    yield Frame(airy, total, DRAWING_GAP + drawn.width), drawn
        total = min(size.width, BROAD if page.broad else READABLE)
        plain, close = Frame(airy, total), Frame(False, total)
        parts = [len(self._fit_page(page, one, size).parts) for one in (plain, close)]
        yield (close if parts[1] < parts[0] else plain), None

    def _qr_frame(
        self, block: QrCode, size: Size, airy: bool, close: bool
    ) -> Iterator[tuple[Frame, Widget]]:
        """The QR code beside all the words of the page; nothing where there is no room for both."""
        band = 0 if close else self._band_rows(size.width, airy)
        rows = size.height - band - self._key_rows(size.width, airy, close)
        code = QrCodeWidget(block.text, size.width - MIN_BESIDE - SIDE_GAP, rows)
        side = code.code_width + SIDE_GAP
        if not code.is_drawn or side + MIN_BESIDE > size.width or code.code_height > rows:
            return
        total = min(size.width, max(READABLE, side + EASY_BESIDE))
        yield Frame(airy, total, side, close), code

    def _band_rows(self, width: int, airy: bool) -> int:
        assert self._page is not None
        return self._band.show_page(self._page, width) + 2 * airy

    def _key_rows(self, width: int, airy: bool, close: bool) -> int:
        return self.key_bar.rows_in(width) + (not close) + airy

    def _fit_page(self, page: Page, frame: Frame, size: Size) -> Fit:
        """The spacing and the parts of the page in a frame; its body is filled for that."""
        beside = frame.side > 0
        self._body.show_blocks(page, frame.text_width, beside=beside)
        title = frame.width if frame.close else frame.total
        band = self._band_rows(title, frame.airy)
        room = size.height - band - self._key_rows(frame.total, frame.airy, frame.close)
        choices = self.choices
        return fit_page(
            [BlockSize(*one) for one in self._body.sizes(frame.text_width)],
            ChoiceSizes(
                tuple(one.rows_in(frame.width) for one in choices),
                tuple(one.width for one in choices),
            ),
            self._field_rows(frame.text_width),
            frame.width,
            room,
            more_space=page.appearance.space,
            # Nobody knows yet how to read on: languages are never on a second part.
            in_one_part=page.id == "welcome",
        )

    def _field_rows(self, width: int) -> int:
        if self._entry is None:
            return 0
        labels = sum(one.rows_in(width) for one in self._labels if one.display)
        return labels + FIELD_ROWS + bool(self.choices)

    def _apply(self, frame: Frame, fit: Fit, side: Widget | None) -> None:
        """Put the frame and the fit onto the widgets."""
        self._fit, self.parts = fit, len(fit.parts)
        if not self._column.has_class(spacing := f"-{fit.spacing.name}"):
            self._column.set_classes(spacing)
        self.screen.set_class(frame.airy, "-airy")
        self.screen.set_class(frame.close, "-close")
        self.screen.set_class(frame.side > 0, "-beside")
        left = (self.app.size.width - frame.total) // 2
        before, after = frame.margins
        self._column.styles.width = frame.width
        self._column.styles.margin = (0, 0, 0, left)
        self._body.styles.padding = (0, after, 0, before)
        self._entry_slot.styles.padding = (0, after, 0, 0)
        for label in self._labels:
            label.styles.padding = (0, 0, 0, before)
        self._band.set_frame(left, frame.width if frame.close else frame.total, close=frame.close)
        self.key_bar.set_frame(left, frame.total)
        grid = self._choice_grid.styles
        grid.grid_size_columns = len(fit.columns)
        grid.grid_columns = tuple(map(str, fit.columns))
        self._show_side(side, left + frame.width, frame)

    def _show_side(self, side: Widget | None, x: int, frame: Frame) -> None:
        self._side.remove_children()
        self._side.display = side is not None
        if side is None:
            return
        gap = DRAWING_GAP if isinstance(side, DrawnWindow) else SIDE_GAP
        top = 0 if frame.close else self._band.rows + 2 * frame.airy
        if not frame.close and self._fit is not None and isinstance(side, DrawnWindow):
            top += self._fit.spacing.top
        self._side.styles.offset = (x + gap, top)
        self._side.mount(side)

    def show_part(self, part: int) -> None:
        """Show the blocks of one part; the last one has the field and the choices."""
        if self._fit is None or self.is_too_small:
            return
        last = part >= self.parts - 1
        self._body.show_range(*self._fit.parts[min(part, self.parts - 1)])
        self._entry_slot.display = last and self._entry is not None
        self._choice_grid.display = last and bool(self._options.options)
        assert self._page is not None
        labels = self._page.labels
        text = labels.part.format(part=part + 1, parts=self.parts) if self.parts > 1 else ""
        self.key_bar.show_part(text)

    def announce(self, state: EnterState) -> None:
        """Let the key bar say what Enter does, and the field show whether it has the focus."""
        self.key_bar.show_enter(state)
        if self._entry is not None:
            self._entry.show_focus(focused=state.fills)
