"""The widgets of each kind of block: one for each line, so that a page can be cut between any two."""

from collections.abc import Callable, Iterator
from typing import Any

from kiosk.tui.widgets.bar_chart import ChartColumns, bar_chart_widgets
from kiosk.tui.widgets.drawing import DrawnWindow
from kiosk.tui.widgets.paragraph import Paragraph, Span
from kiosk.tui.widgets.table import VisitTable
from kiosk.tui.widgets.table_rows import SharedColumns, table_rows
from kiosk.tui.wrap import wide
from kiosk.view_model import page
from kiosk.view_model.plain_text import group_characters

GAP = 2
"""Cells between two columns."""

BlockWidget = Paragraph | DrawnWindow | VisitTable | ChartColumns
"""The widgets that stand in the body of a page."""

STEP_STYLES = {"done": "done", "now": "now", "later": "soft", "not-yet": "soft"}


def block_widgets(
    block: page.Block, width: int, columns: SharedColumns | None = None
) -> list[BlockWidget]:
    """The widgets of a block in a column of so many cells, in their order; all but the last are joined.

    `columns` are the widths that the tables of a page have in common.
    """
    if isinstance(block, page.Table):
        widgets: list[BlockWidget] = [*table_rows(block, width, columns or {})]
    else:
        widgets = list(BUILDERS[type(block)](block, width))
    for one in widgets[:-1]:
        if isinstance(one, Paragraph):
            one.joined = True
            one.add_class("-joined", update=False)
    return widgets


def _text(block: page.Text, width: int) -> Iterator[BlockWidget]:
    yield Paragraph(block.say, classes="-lead" if block.lead else "", kept=block.heads)


def _notice(block: page.Notice, width: int) -> Iterator[BlockWidget]:
    yield Paragraph(block.say, prefix=[Span(f"{block.sign or '!'}  ", "sign")], classes="-strong")


def _wait(block: page.Wait, width: int) -> Iterator[BlockWidget]:
    if block.say:
        yield Paragraph(block.say, classes="-strong", kept=True)
    times = [text for text in (block.usually, block.at_most, block.until) if text]
    for text in times:
        yield Paragraph(text, kept=text is not times[-1])


def _contact(block: page.ContactDetails, width: int) -> Iterator[BlockWidget]:
    yield Paragraph(block.name, classes="-strong", kept=True)
    for line in block.lines:
        yield Paragraph(line, kept=bool(block.doubt or block.dated) or line is not block.lines[-1])
    if block.doubt:
        yield Paragraph(block.doubt, prefix=[Span("?  ", "sign")], kept=bool(block.dated))
    if block.dated:
        yield Paragraph(block.dated, classes="-soft")


def _web_address(block: page.WebAddress, width: int) -> Iterator[BlockWidget]:
    if block.say:
        yield Paragraph(block.say, kept=True)
    yield Paragraph(block.url, prefix=[Span("→  ", "sign")], classes="-url")


def _steps(block: page.StepList, width: int) -> Iterator[BlockWidget]:
    if block.caption:
        yield Paragraph(block.caption, classes="-soft", kept=True)
    word = max((wide(line.word) for line in block.lines), default=0)
    number = max((len(str(line.number)) for line in block.lines), default=1)
    for line in block.lines:
        arrow = "→" if line.status == "now" else " "
        status = f"{line.word}{' ' * (word - wide(line.word))}  {arrow} {line.number:>{number}}  "
        yield Paragraph(
            line.say,
            prefix=[Span(status, STEP_STYLES[line.status])],
            classes="-now" if line.status == "now" else "",
        )


def _code(block: page.CodeBoxes, width: int) -> Iterator[BlockWidget]:
    """A code that is known in digits beside what it is for; else a dot for each character, in brackets."""
    if len("".join(block.text.split())) == sum(block.groups):
        shown = [group_characters(block.text, block.groups)]
    else:
        shown = list(_bracketed(block))
    row = (2 * "\N{NO-BREAK SPACE}").join(shown)
    label = f"{block.say:<3}" if wide(block.say) <= 3 else block.say
    if wide(label) + GAP + wide(row) <= width:
        yield Paragraph(row, prefix=[Span(f"{label}{' ' * GAP}", "label")], classes="-strong")
        return
    if block.say:
        yield Paragraph(block.say, kept=True)
    rows = [row] if wide(row) <= width else shown
    for one in rows:
        yield Paragraph(one, classes="-strong", kept=one is not rows[-1])


def _bracketed(block: page.CodeBoxes) -> Iterator[str]:
    characters = [one for one in block.text if not one.isspace()]
    for size in block.groups:
        group, characters = characters[:size], characters[size:]
        # The spaces do not break: a group stays on one row.
        inside = "\N{NO-BREAK SPACE}".join(group + ["•"] * (size - len(group)))
        yield f"[\N{NO-BREAK SPACE}{inside}\N{NO-BREAK SPACE}]"


def _drawing(block: page.ScreenDrawing, width: int) -> Iterator[BlockWidget]:
    yield DrawnWindow(block, width)


def _qr_code(block: page.QrCode, width: int) -> Iterator[BlockWidget]:
    """The sentence that stands in its place where the window has no room for the code."""
    yield Paragraph(block.small)


def _selectable_table(block: page.SelectableTable, width: int) -> Iterator[BlockWidget]:
    yield VisitTable(block)


BUILDERS: dict[type, Callable[[Any, int], Iterator[BlockWidget]]] = {
    page.Text: _text,
    page.StepList: _steps,
    page.Notice: _notice,
    page.CodeBoxes: _code,
    page.Wait: _wait,
    page.ContactDetails: _contact,
    page.ScreenDrawing: _drawing,
    page.WebAddress: _web_address,
    page.QrCode: _qr_code,
    page.SelectableTable: _selectable_table,
    page.BarChart: bar_chart_widgets,
}
"""What builds the widgets of each kind of block but a table, which may share its columns with others."""
