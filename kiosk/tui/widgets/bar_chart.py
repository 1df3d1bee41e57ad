"""Figures as bars of whole characters, the words beside each; charts stand in two columns where there is room."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult

from kiosk.tui.widgets.paragraph import Paragraph, Span
from kiosk.tui.widgets.unscrolled import Columns, Rows
from kiosk.tui.wrap import fit, wide
from kiosk.view_model.page import BarChart, ChartRow

BAR = "█"
ELLIPSIS = "…"
MIN_BAR, MAX_BAR = 4, 16
"""Cells of the longest bar."""
GAPS = 3
"""Blank cells: before the name, after it, and after the bar."""
COLUMN_GAP = 2
"""Cells between two columns of charts."""


def bar_chart_widgets(block: BarChart, width: int) -> Iterator[Paragraph]:
    """The title, then one line a bar."""
    yield Paragraph(block.say, classes="-strong", kept=bool(block.lines))
    names = max((wide(row.name) for row in block.lines), default=0)
    words = max((wide(row.say) for row in block.lines), default=0)
    names = min(names, max(MIN_BAR, width - words - MIN_BAR - GAPS))
    bar = max(MIN_BAR, min(MAX_BAR, width - names - words - GAPS))
    for row in block.lines:
        yield _bar(row, names, bar)


def chart_width(block: BarChart) -> int:
    """The cells in which each bar has one row, and nothing of it is cut."""
    names = max((wide(row.name) for row in block.lines), default=0)
    words = max((wide(row.say) for row in block.lines), default=0)
    return max(names + words + MIN_BAR + GAPS, wide(block.say))


def _bar(row: ChartRow, size: int, longest: int) -> Paragraph:
    name = row.name
    if wide(name) > size:
        name = name[: fit(name, size - 1)].rstrip() + ELLIPSIS
    bar = BAR * max(1, round(row.share * longest)) if row.share > 0 else ""
    return Paragraph(
        row.say,
        prefix=[
            Span(f" {name}{' ' * (size - wide(name))} "),
            Span(f"{bar}{' ' * (longest - len(bar))} ", "now"),
        ],
    )


class ChartColumns(Columns):
    """Charts in two columns, read down the left one first; a page is never cut inside it.

    Nothing of a chart is cut in a column of `chart_width` cells.
    """

    joined = False
    kept = False

    def __init__(
        self, left: Sequence[BarChart], right: Sequence[BarChart], width: int, gap: int = 1
    ) -> None:
        """`gap` are the blank rows between two charts of a column."""
        super().__init__()
        self._charts = (left, right)
        self._gap = gap
        self._widths = _column_widths(left, right, width)

    @property
    def fits(self) -> bool:
        """Whether both columns have room."""
        return bool(self._widths)

    def rows_in(self, width: int) -> int:
        """The rows of the longer column."""
        return max(_chart_rows(one, self._gap) for one in self._charts)

    def compose(self) -> ComposeResult:
        """The two columns."""
        for column, (charts, width) in enumerate(zip(self._charts, self._widths, strict=True)):
            bars = Rows(*self._bars(charts, width))
            bars.styles.width = width
            bars.styles.margin = (0, 0, 0, COLUMN_GAP * column)
            yield bars

    def _bars(self, charts: Sequence[BarChart], width: int) -> Iterator[Paragraph]:
        for chart in charts:
            for bar in bar_chart_widgets(chart, width):
                yield bar
            if chart is not charts[-1]:
                bar.styles.margin = (0, 0, self._gap, 0)


def arrange_charts(
    charts: Sequence[BarChart], width: int, height: int, above: int, below: int
) -> Iterator[ChartColumns | BarChart]:
    """Charts that follow each other: as many in two columns as `height` rows hold, then the next ones.

    `above` are the rows that the first ones share a part with, `below` the rows under the last ones. A chart that
    finds no other beside it comes as it is.
    """
    while charts:
        columns, count = _most_in_columns(charts, width, height - above, below)
        yield columns or charts[0]
        charts, above = charts[count:], 0


def _most_in_columns(
    charts: Sequence[BarChart], width: int, height: int, below: int
) -> tuple[ChartColumns | None, int]:
    for count in range(len(charts), 1, -1):
        is_last = count == len(charts)
        rows = height - below if is_last else height
        # Without blank rows all of them may have room.
        for gap in (1, 0) if is_last else (1,):
            cuts = (
                ChartColumns(charts[:at], charts[at:count], width, gap) for at in range(1, count)
            )
            fitting = [one for one in cuts if one.fits and one.rows_in(width) <= rows]
            if fitting:
                return min(fitting, key=lambda one: one.rows_in(width)), count
    return None, 1


def _column_widths(
    left: Sequence[BarChart], right: Sequence[BarChart], width: int
) -> tuple[int, ...]:
    """The cells of both columns, equal ones where these do; none where there is no room."""
    half = (width - COLUMN_GAP) // 2
    needed = [max(map(chart_width, charts)) for charts in (left, right)]
    if max(needed) <= half:
        return (half, half)
    spare = width - COLUMN_GAP - sum(needed)
    return (needed[0], needed[1] + spare) if spare >= 0 else ()


def _chart_rows(charts: Sequence[BarChart], gap: int) -> int:
    return sum(len(one.lines) + 1 for one in charts) + gap * (len(charts) - 1)
