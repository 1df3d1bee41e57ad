"""How pages stand in windows, by the sizes of their blocks and choices alone, which are small enough to keep."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual.geometry import Size

from kiosk.tui.available_choices import with_available_choices
from kiosk.tui.page_plan import field_rows, plan_page
from kiosk.tui.part_fitting import BlockSize, Fit
from kiosk.tui.widgets.blocks import BlockWidget
from kiosk.tui.widgets.controls import choice_rows
from kiosk.tui.widgets.drawing import DrawnWindow
from kiosk.tui.widgets.paragraph import Paragraph
from kiosk.view_model.page import Choices, Page

WindowSize = tuple[int, int]
SIZES: tuple[WindowSize, ...] = ((60, 18), (80, 24), (120, 40))


class PlannedPage(NamedTuple):
    """A page in a window: `blocks` in their order, the rows of each of its choices, of its field, of the room."""

    id: str
    fit: Fit
    blocks: tuple[BlockSize, ...]
    choices: tuple[int, ...]
    field: int
    room: int

    @property
    def parts(self) -> int:
        """How many parts it has."""
        return len(self.fit.parts)

    @property
    def ending(self) -> int:
        """The rows of field and choices, with the blank ones that belong to them."""
        if not self.choices:
            return self.field
        count, spacing = len(self.fit.columns), self.fit.spacing
        lines = [max(self.choices[at : at + count]) for at in range(0, len(self.choices), count)]
        blank = spacing.before + spacing.between * (len(lines) - 1) + spacing.bottom
        return self.field + sum(lines) + blank

    def rows(self, first: int, after: int) -> int:
        """The rows of some blocks as the beginning of a part, without blank ones below the last of them."""
        blocks, gap = self.blocks[first:after], self.fit.spacing.gap
        blank = sum(not one.joined for one in blocks[:-1]) * gap
        return self.fit.spacing.top + sum(one.rows for one in blocks) + blank

    def part_rows(self, part: int) -> int:
        """The rows of a part, of the last one with the choices."""
        first, after = self.fit.parts[part]
        rows = self.rows(first, after)
        if part < self.parts - 1:
            return rows
        below = self.blocks[first:after]
        gap = self.fit.spacing.gap if below and not below[-1].joined else 0
        return rows + gap + self.ending

    def is_half_empty(self, part: int) -> bool:
        """Whether a part but the last is less than half full though a whole block more could stand on it.

        The rows of a chart or a table are joined blocks, better kept together; no part ends with a heading.
        """
        first, after = self.fit.parts[part]
        if 2 * self.part_rows(part) >= self.room:
            return False
        later = range(after + 1, len(self.blocks))
        last = ((end, self.blocks[end - 1]) for end in later)
        ends = [end for end, block in last if not (block.joined or block.kept)]
        return bool(ends) and self.rows(first, ends[0]) <= self.room


def planned_pages(pages: Iterable[Page]) -> dict[WindowSize, tuple[PlannedPage, ...]]:
    """All pages as they stand in windows of each size, in their order."""
    planned: dict[WindowSize, list[PlannedPage]] = {size: [] for size in SIZES}
    # Page by page: a QR code is computed once for all windows.
    for page in pages:
        for size in SIZES:
            planned[size].extend(plan_variants(page, size))
    return {size: tuple(found) for size, found in planned.items()}


def plan_variants(page: Page, size: WindowSize) -> Iterator[PlannedPage]:
    """A page in a window; one with a field twice: alone, and with what the empty field offers."""
    page = with_available_choices(page, *size)
    ask = page.ask
    for options in (ask,) if isinstance(ask, Choices) else (Choices(()), ask.empty):
        plan = plan_page(page, options, Size(*size))
        width = plan.frame.text_width
        yield PlannedPage(
            page.id,
            plan.fit,
            tuple(BlockSize(one.rows_in(width), one.joined, one.kept) for one in plan.blocks),
            tuple(choice_rows(one, plan.frame.width) for one in options.options),
            field_rows(page, options, width),
            plan.room,
        )


def planned_text(page: Page, size: WindowSize) -> str:
    """The words of all parts of a page in a window, in their order, in one line."""
    assert isinstance(page.ask, Choices)
    plan = plan_page(page, page.ask, Size(*size))
    parts = (block for first, after in plan.fit.parts for block in plan.blocks[first:after])
    return " ".join(" ".join(_block_text(block) for block in parts).split())


def _block_text(block: BlockWidget) -> str:
    if isinstance(block, DrawnWindow):
        return " ".join((*(line.say for line in block.block.lines), block.block.other))
    if isinstance(block, Paragraph):
        return "".join(span.text for span in block.content.prefix) + block.text
    return ""
