"""Plans how a page stands in a window: its frame, its spacing, its parts, and what stands beside the words.

Nothing here is on the screen yet: widgets are made and measured, and `widgets.page_layout` mounts them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace
from textual.geometry import Size

from kiosk.tui.part_fitting import BlockSize, ChoiceSizes, Fit, fit_page
from kiosk.tui.widgets.band import band_rows
from kiosk.tui.widgets.bar_chart import ChartColumns, arrange_charts
from kiosk.tui.widgets.blocks import BlockWidget, block_widgets
from kiosk.tui.widgets.controls import choice_rows, choice_width
from kiosk.tui.widgets.drawing import DrawnWindow
from kiosk.tui.widgets.key_bar import key_bar_rows
from kiosk.tui.widgets.paragraph import Paragraph, text_rows
from kiosk.tui.widgets.qr_code import QrCodeWidget, qr_widget
from kiosk.tui.widgets.table_rows import shared_columns
from kiosk.view_model.page import (
    BarChart,
    Block,
    Choices,
    Digits,
    Page,
    QrCode,
    ScreenDrawing,
    StepList,
)
from kiosk.view_model.page_languages import page_in_each_language

MIN_SIZE = (60, 18)
"""The smallest window in which a page is shown, in cells."""
READABLE = 66
"""The width at which a line is still easy to read; wider windows get margins."""
EDGE = 4
"""Cells at the right edge of the window that stay blank where something stands beside the words."""
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
QR_GAP = 1
DRAWING_GAP = 3
FIELD_ROWS = 2
"""The row of the field, and the blank one above it; with choices below, one more."""

ROWS_BELOW_CHARTS = 2
"""The choices in one row below charts, with a blank one between."""

SideWidget = DrawnWindow | QrCodeWidget


class Frame(NamedTuple):
    """How a page is framed: `airy` with blank rows around band and keys, a `close` one without the rule.

    `side` are the cells beside the words with the gap before them, 0 for none; `total` those of both together.
    """

    airy: bool
    total: int
    side: int = 0
    close: bool = False

    @property
    def width(self) -> int:
        """The cells of the column of words."""
        return self.total - self.side

    def left_in(self, width: int) -> int:
        """The cells before it in a window: a page with something beside begins where all others do, if it can."""
        centred = (width - self.total) // 2
        if not self.side:
            return centred
        return max(centred, min((width - READABLE) // 2, width - self.total - EDGE))

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

    @property
    def title_width(self) -> int:
        """The cells of the band's text: a close frame leaves those at its right to a QR code."""
        return self.width if self.close else self.total


class PagePlan(NamedTuple):
    """A page in a window: the frame, the fit, the widgets of its blocks, and the one beside them, if any.

    `room` are the rows between band and key bar.
    """

    frame: Frame
    fit: Fit
    blocks: list[BlockWidget]
    room: int
    side: SideWidget | None = None

    @property
    def parts(self) -> int:
        """How many parts the page has."""
        return len(self.fit.parts)


def is_too_small(size: Size) -> bool:
    """Whether a window is too small for any page."""
    return size.width < MIN_SIZE[0] or size.height < MIN_SIZE[1]


def plan_page(page: Page, options: Choices, size: Size) -> PagePlan:
    """How a page stands in a window of this size with these choices; the fewest parts, then the most space.

    A checklist of which the page shows a part is shown whole where all of it has room.
    """
    whole = _with_whole_checklist(page)
    if whole is not page and (plan := _best_plan(whole, options, size)).parts == 1:
        return plan
    return _best_plan(page, options, size)


def _with_whole_checklist(page: Page) -> Page:
    if not any(isinstance(one, StepList) and one.all_lines for one in page.blocks):
        return page
    blocks = (
        StepList(one.all_lines) if isinstance(one, StepList) and one.all_lines else one
        for one in page.blocks
    )
    return replace(page, blocks=tuple(blocks))


def _best_plan(page: Page, options: Choices, size: Size) -> PagePlan:
    for frame, side in _side_frames(page, size):
        plan = _plan(page, options, size, frame, side)
        if plan.parts == 1:
            return plan
    total = min(size.width, BROAD if page.broad else READABLE)
    plans: list[PagePlan] = []
    # Blank rows around band and keys are given up before a page is cut, then columns that line up.
    for lines_up in (True, False):
        for airy in (True, False) if size.height >= TALL else (False,):
            plans.append(_plan(page, options, size, Frame(airy, total), lines_up=lines_up))
            if plans[-1].parts == 1 and not (airy and _lacks_space(page, plans[-1])):
                return plans[-1]
    fewest = min(plan.parts for plan in plans)
    best = [plan for plan in plans if plan.parts == fewest]
    return next((plan for plan in best if not _lacks_space(page, plan)), best[0])


def _lacks_space(page: Page, plan: PagePlan) -> bool:
    """Whether choices touch the rule below them on a page that is to have more space."""
    return page.appearance.space and not plan.fit.spacing.bottom


def _plan(
    page: Page,
    options: Choices,
    size: Size,
    frame: Frame,
    side: SideWidget | None = None,
    *,
    lines_up: bool = True,
) -> PagePlan:
    """The plan in one frame; `lines_up` makes the columns of all tables of the page equal."""
    width = frame.text_width
    # A page in several languages has the same rows and columns in each, so that it stands still under the focus.
    pages = page_in_each_language(page)
    room = size.height - _band_height(page, frame) - _key_bar_height(page, frame)
    blocks, *others = (
        _block_widgets(_blocks_among_words(one, side), width, room, lines_up) for one in pages
    )
    _fill_up(blocks, others, width)
    fit = fit_page(
        [BlockSize(one.rows_in(width), one.joined, one.kept) for one in blocks],
        _choice_sizes([options, *_other_choices(pages)], frame.width),
        field_rows(page, options, width),
        frame.width,
        room,
        more_space=page.appearance.space,
        # Nobody knows yet how to read on: languages are never on a second part.
        in_one_part=page.id.partition("/")[0] == "welcome",
        # Members need the blank rows more than they need a page in one part.
        dense=page.broad,
    )
    return PagePlan(frame, fit, blocks, room, side)


def _other_choices(pages: Sequence[Page]) -> Iterator[Choices]:
    """What a page asks in its other languages."""
    return (one.ask for one in pages[1:] if isinstance(one.ask, Choices))


def _choice_sizes(choices: Iterable[Choices], width: int) -> ChoiceSizes:
    """The rows and cells that each choice needs in whichever language is longest."""
    in_each_language = list(zip(*(one.options for one in choices), strict=True))
    return ChoiceSizes(
        tuple(max(choice_rows(one, width) for one in same) for same in in_each_language),
        tuple(max(map(choice_width, same)) for same in in_each_language),
    )


def _fill_up(
    blocks: Sequence[BlockWidget], others: Iterable[Sequence[BlockWidget]], width: int
) -> None:
    """Give each paragraph blank rows where it is longer in another language."""
    for block, *same in zip(blocks, *others, strict=True):
        if same and isinstance(block, Paragraph):
            block.fill_up(max(one.rows_in(width) for one in same), width)


def _block_widgets(
    blocks: Iterable[Block], width: int, room: int, lines_up: bool
) -> list[BlockWidget]:
    """The widgets of all blocks; charts that follow each other stand in columns, and tables line up."""
    blocks = tuple(blocks)
    columns = shared_columns(blocks) if lines_up else {}
    widgets: list[BlockWidget] = []
    for is_chart, some in groupby(blocks, lambda block: isinstance(block, BarChart)):
        if not is_chart:
            widgets += (widget for block in some for widget in block_widgets(block, width, columns))
            continue
        charts = [block for block in some if isinstance(block, BarChart)]
        above = sum(one.rows_in(width) + (not one.joined) for one in widgets)
        for one in arrange_charts(charts, width, room - 1, above, ROWS_BELOW_CHARTS):
            widgets += (one,) if isinstance(one, ChartColumns) else block_widgets(one, width)
    return widgets


def _side_frames(page: Page, size: Size) -> Iterator[tuple[Frame, SideWidget]]:
    """The frames in which something stands beside all the words, the best first."""
    airy = size.height >= TALL
    for block in page.blocks:
        if isinstance(block, QrCode):
            for one in ((airy, False), (False, False), (False, True)):
                yield from _qr_frame(page, block, size, *one)
        elif isinstance(block, ScreenDrawing) and not page.broad:
            drawn = DrawnWindow(block, READABLE - sum(MARGINS), stacked=True)
            side = DRAWING_GAP + drawn.stand_beside_words(
                size.width - READABLE_BESIDE - DRAWING_GAP - EDGE
            )
            if READABLE_BESIDE + side <= size.width:
                yield Frame(airy, READABLE_BESIDE + side, side), drawn


def _qr_frame(
    page: Page, block: QrCode, size: Size, airy: bool, close: bool
) -> Iterator[tuple[Frame, SideWidget]]:
    """The frame of a QR code; none where there is no room for it beside words."""
    frame = Frame(airy, size.width, 0, close)
    band = 0 if close else _band_height(page, frame)
    rows = size.height - band - _key_bar_height(page, frame)
    code = qr_widget(block.text, size.width - MIN_BESIDE - QR_GAP, rows)
    if code is not None:
        side = code.width + QR_GAP
        total = min(size.width, max(READABLE, side + EASY_BESIDE))
        yield frame._replace(total=total, side=side), code


def _blocks_among_words(page: Page, side: SideWidget | None) -> Iterator[Block]:
    """The blocks under each other: neither the QR codes nor the drawing, where one stands beside the words."""
    beside = type(side)
    # Where no code has room, one sentence stands in its place.
    has_sentence = beside is QrCodeWidget
    for block in page.blocks:
        if isinstance(block, QrCode):
            if has_sentence or not block.small:
                continue
            has_sentence = True
        elif isinstance(block, ScreenDrawing) and beside is DrawnWindow:
            beside = type(None)
            continue
        yield block


def _band_height(page: Page, frame: Frame) -> int:
    blank = 2 * (frame.airy and not frame.close)
    return band_rows(page, frame.title_width) + blank


def _key_bar_height(page: Page, frame: Frame) -> int:
    return key_bar_rows(page, frame.total) + (not frame.close) + frame.airy


def field_rows(page: Page, options: Choices, width: int) -> int:
    """The rows of a field with its two labels and the blank ones around it; 0 on a page without one."""
    if not isinstance(page.ask, Digits):
        return 0
    labels = sum(text_rows(text, width) for text in (page.ask.say, page.ask.form) if text)
    return labels + FIELD_ROWS + bool(options.options)
