"""What must hold of a page as the real window shows it."""

import re
from collections.abc import Iterator

from kiosk.tui.widgets.blocks import BlockWidget
from kiosk.tui.widgets.controls import Choice
from kiosk.tui.widgets.digits_field import FIELD
from kiosk.tui.widgets.table import VisitTable
from kiosk.view_model.page import (
    BarChart,
    Block,
    Choices,
    CodeBoxes,
    ContactDetails,
    Notice,
    Page,
    QrCode,
    ScreenDrawing,
    SelectableTable,
    StepList,
    Table,
    Text,
    Wait,
    WebAddress,
)
from tests.tui.window import Window

SLASH = re.compile(r"(?<=/)(?=.)")
"""Where an address is cut."""


def words_of_page(page: Page) -> set[str]:
    """Every word, title and place and choices too."""
    texts = [page.title, page.place]
    texts += [text for block in page.blocks for text in _texts(block)]
    ask = page.ask
    texts += [one.say for one in ask.options] if isinstance(ask, Choices) else [ask.say, ask.form]
    # An address that is longer than a row is cut after a slash.
    return {piece for text in texts for word in text.split() for piece in SLASH.split(word)}


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Text(say) | Notice(say) | CodeBoxes(say):
            yield say
        case Wait(say, usually, at_most, until):
            yield from (say, usually, at_most, until)
        case WebAddress(say, url):
            yield from (say, url)
        case StepList(lines, caption):
            if not block.all_lines:
                # A list of which the page shows a part may be shown whole, without the words about the part.
                yield caption
            for line in lines:
                yield from (str(line.number), line.say, line.word)
        case Table(rows, head):
            yield from (*head, *(cell for row in rows for cell in row))
        case ContactDetails(name, lines, dated, doubt):
            yield from (name, *lines, dated, doubt)
        case ScreenDrawing(window, lines, _, other):
            yield from (window, *(line.say for line in lines), other)
        case BarChart(say, lines):
            yield say
            for bar in lines:
                yield from (bar.name, bar.say)
        case SelectableTable(head, rows):
            # Columns without room are left out; the first ones never are.
            yield from (*head[:2], *(cell for row in rows for cell in row[:2]))
        case QrCode():
            pass


def check_painted(opened: Window, page: Page) -> None:
    """What must hold of a page in the real window: no widget clipped, every word and choice there."""
    painted: list[str] = []
    shown = opened.show(page)
    assert shown.part == 0
    while True:
        assert len(shown.rows) == opened.size[1]
        painted += shown.rows
        column = opened.screen.query_one("#column").region
        key_bar = opened.screen.query_one("#key-bar").region
        assert column.bottom <= key_bar.y, page.id
        for block in opened.screen.query_one("#body").children:
            if block.display:
                assert isinstance(block, BlockWidget)
                assert column.contains_region(block.region), (page.id, block)
                rows = block.rows_in(block.region.width)
                grown = block.region.height > rows and isinstance(block, VisitTable)
                assert block.region.height == rows or grown, (page.id, block)
        for choice in opened.screen.query(Choice):
            if choice.region:
                assert column.contains_region(choice.region), (page.id, choice)
        if shown.is_last:
            break
        shown = opened.read_on()
    ask = opened.screen.page.ask
    keys = [str(one.key) for one in ask.options] if isinstance(ask, Choices) else [FIELD]
    assert set(keys) <= {target.key for target in shown.targets}, page.id
    text = "\n".join(painted)
    missing = {word for word in words_of_page(opened.screen.page) if word not in text}
    assert missing == set(), f"{page.id}: {missing} in\n{text}"
