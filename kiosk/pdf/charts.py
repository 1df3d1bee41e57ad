"""Bar charts on paper: all on one sheet, in two columns, each bar under its words."""

from fpdf.enums import RenderStyle

from kiosk.pdf.layout import Measure
from kiosk.pdf.paper_text import head_words, paragraph_words
from kiosk.pdf.sheet import Sheet
from kiosk.view_model.page import BarChart, ChartRow, Page

CHART_MEASURES = tuple(Measure(half / 2, half * 0.9, 1.3, half / 2) for half in range(22, 7, -1))
"""From 11 points on, for staff who read at a table; smaller where the charts need more room."""

COLUMN_GAP = 0.06
"""Between the two columns, in widths of the text area."""

BAR_HEIGHT = 0.35
"""In font sizes."""


def has_charts(page: Page) -> bool:
    """Whether a page has bar charts."""
    return any(isinstance(block, BarChart) for block in page.blocks)


def write_charts(page: Page, sheet: Sheet) -> None:
    """Title and sentences over the full width, and below them the charts in two columns of like height."""
    name, *rest = head_words(page)
    sheet.write_title(name)
    sheet.write(*rest)
    for block in page.blocks:
        if not isinstance(block, BarChart):
            sheet.write(*paragraph_words(block, page))
    sheet.pdf.ln(sheet.measure.gap)
    charts = [block for block in page.blocks if isinstance(block, BarChart)]
    left, right = sheet.pdf.l_margin, sheet.pdf.r_margin
    column = sheet.pdf.epw * (1 - COLUMN_GAP) / 2
    top = sheet.pdf.get_y()
    half = sum(_line_count(chart) for chart in charts) / 2
    # In their order, the first half of their lines to the left.
    first = [one for at, one in enumerate(charts) if _lines_to_middle(charts, at) <= half]
    bottoms = []
    for at, shown in enumerate((first, charts[len(first) :])):
        sheet.pdf.set_left_margin(left if at == 0 else sheet.pdf.w - right - column)
        sheet.pdf.set_right_margin(sheet.pdf.w - left - column if at == 0 else right)
        sheet.pdf.set_y(top)
        for chart in shown:
            _write_chart(chart, sheet)
        bottoms.append(sheet.pdf.get_y())
    sheet.pdf.set_left_margin(left)
    sheet.pdf.set_right_margin(right)
    sheet.pdf.set_y(max(bottoms))


def _line_count(chart: BarChart) -> int:
    return 2 + 2 * len(chart.lines)


def _lines_to_middle(charts: list[BarChart], at: int) -> float:
    return sum(map(_line_count, charts[:at])) + _line_count(charts[at]) / 2


def _write_chart(chart: BarChart, sheet: Sheet) -> None:
    sheet.write(chart.say, bold=True)
    for row in chart.lines:
        _write_row(row, sheet)
    sheet.pdf.ln(sheet.measure.gap)


def _write_row(row: ChartRow, sheet: Sheet) -> None:
    """The name, its words to the right of it or else below it, and the bar under both."""
    pdf, size = sheet.pdf, sheet.measure.font_size
    sheet.write(row.name)
    words = pdf.get_string_width(row.say)
    if row.say and pdf.get_string_width(row.name) + words + size <= pdf.epw:
        pdf.set_y(pdf.get_y() - sheet.measure.line_height)
        sheet.write(row.say, indent=pdf.epw - words - 0.01)
    elif row.say:
        sheet.write(row.say)
    if row.share > 0:
        pdf.rect(
            pdf.l_margin,
            pdf.get_y(),
            max(1.0, pdf.epw * row.share),
            size * BAR_HEIGHT,
            style=RenderStyle.F,
        )
    pdf.ln(size * BAR_HEIGHT * 1.8)
