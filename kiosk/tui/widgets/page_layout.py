"""The widgets of a page: band, body, field, choices, key bar, and what stands beside the words."""

from textual.app import ComposeResult
from textual.geometry import Size

from kiosk.tui.page_plan import DRAWING_GAP, QR_GAP, PagePlan, is_too_small, plan_page
from kiosk.tui.widgets.band import Band
from kiosk.tui.widgets.body import Body
from kiosk.tui.widgets.controls import Choice
from kiosk.tui.widgets.digits_field import DigitsField, EntryRow
from kiosk.tui.widgets.drawing import DrawnWindow
from kiosk.tui.widgets.key_bar import EnterState, KeyBar
from kiosk.tui.widgets.paragraph import HangingText, Paragraph
from kiosk.tui.widgets.table import VisitTable
from kiosk.tui.widgets.unscrolled import Box, Rows
from kiosk.view_model.page import Choices, Digits, Page


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
        self._plan: PagePlan | None = None
        self._planned: object = None

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

    @property
    def table(self) -> VisitTable | None:
        """The table of the part that is shown, if it has one."""
        return self._body.table

    def _all_choices(self) -> list[Choice]:
        return [one for one in self._choice_grid.children if isinstance(one, Choice)]

    def show_page(self, page: Page, options: Choices, *, keep_entry: bool) -> None:
        """Take another page; `keep_entry` keeps what was typed."""
        self._page, self._planned, self.is_filled = page, None, True
        self._too_small.replace(HangingText(page.labels.too_small))
        self._show_entry(page, keep=keep_entry)
        self.key_bar.show_page(page)
        self.show_choices(options)

    def change_language(self, page: Page, options: Choices, size: Size) -> None:
        """Show the same page in another of its languages: all stands where it stood."""
        self._page = page
        self.key_bar.show_page(page)
        self.show_choices(options)
        self.fit_window(size)
        self.show_part(self.parts - 1)

    def show_choices(self, options: Choices) -> None:
        """Offer these choices; the widgets of the choices before are used again."""
        self._options, self._planned = options, None
        known = self._all_choices()
        for choice, option in zip(known, options.options, strict=False):
            choice.take(option)
        new = [Choice(option) for option in options.options[len(known) :]]
        if new:
            self._choice_grid.mount_all(new)
        for at, choice in enumerate((*known, *new)):
            choice.display = at < len(options.options)

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

    def fit_window(self, size: Size) -> None:
        """Arrange the page for a window of this size."""
        assert self._page is not None
        self.is_too_small = is_too_small(size)
        self.screen.set_class(self.is_too_small, "-too-small")
        if not self.is_too_small and self._planned != size:
            self._planned = size
            self._apply(plan_page(self._page, self._options, size), size)

    def _apply(self, plan: PagePlan, size: Size) -> None:
        """Put a plan onto the widgets."""
        assert self._page is not None
        self._plan, self.parts = plan, plan.parts
        frame, spacing = plan.frame, f"-{plan.fit.spacing.name}"
        self._body.show_blocks(plan.blocks)
        if not self._column.has_class(spacing):
            self._column.set_classes(spacing)
        self.screen.set_class(frame.airy, "-airy")
        self.screen.set_class(frame.close, "-close")
        left = frame.left_in(size.width)
        before, after = frame.margins
        self._column.styles.width = frame.width
        self._column.styles.margin = (0, 0, 0, left)
        self._body.styles.padding = (0, after, 0, before)
        for label in self._labels:
            label.styles.padding = (0, after, 0, before)
        self._band.show_page(self._page, left, frame.title_width, close=frame.close)
        self.key_bar.set_frame(left, frame.total)
        grid = self._choice_grid.styles
        grid.grid_size_columns = len(plan.fit.columns)
        grid.grid_columns = tuple(map(str, plan.fit.columns))
        last_line = (len(self._options.options) - 1) // len(plan.fit.columns)
        for at, choice in enumerate(self.choices):
            choice.set_class(at // len(plan.fit.columns) == last_line, "-last")
        self._show_side(plan, left + frame.width)

    def _show_side(self, plan: PagePlan, x: int) -> None:
        if self._side.children:
            self._side.remove_children()
        self._side.display = plan.side is not None
        if plan.side is None:
            return
        is_drawing = isinstance(plan.side, DrawnWindow)
        top = 0 if plan.frame.close else self._band.rows + 2 * plan.frame.airy
        if is_drawing:
            top += plan.fit.spacing.top
        self._side.styles.offset = (x + (DRAWING_GAP if is_drawing else QR_GAP), top)
        self._side.mount(plan.side)

    def show_part(self, part: int) -> None:
        """Show the blocks of one part; the last one has the field and the choices."""
        if self._plan is None or self.is_too_small:
            return
        assert self._page is not None
        last = part >= self.parts - 1
        self._body.show_range(*self._plan.fit.parts[min(part, self.parts - 1)])
        self.set_class(self.table is not None, "-table")
        self._entry_slot.display = last and self._entry is not None
        self._choice_grid.display = last and bool(self._options.options)
        labels = self._page.labels
        text = labels.part.format(part=part + 1, parts=self.parts) if self.parts > 1 else ""
        self.key_bar.show_part(text, reads_on=not last)

    def announce(self, state: EnterState) -> None:
        """Let the key bar say what Enter does, and the field show whether it has the focus."""
        self.key_bar.show_enter(state)
        if self._entry is not None:
            self._entry.show_focus(focused=state.fills)
