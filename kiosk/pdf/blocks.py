"""How each kind of block is written on paper."""

from kiosk.pdf.paper_text import line_below_title, paragraph_words
from kiosk.pdf.sheet import Sheet
from kiosk.view_model.page import (
    Block,
    CodeBoxes,
    ContactDetails,
    Notice,
    Page,
    StepList,
    Table,
    Text,
)
from kiosk.view_model.plain_text import with_colon

SENTENCE_GAP = 0.6
"""The gap between sentences that follow each other, in gaps between blocks."""


def write_page(page: Page, sheet: Sheet) -> None:
    """Title, place and blocks, with gaps between them."""
    sheet.write_title(page.title)
    if below := line_below_title(page):
        sheet.write(below, bold=page.practice)
    above: Block | None = None
    for block in page.blocks:
        if paragraph_words(block, page):
            sheet.pdf.ln(_gap(above, block) * sheet.measure.gap)
            write_block(block, page, sheet)
            above = block


def _gap(above: Block | None, block: Block) -> float:
    """The gap between two blocks, in gaps of the measure; smaller between sentences."""
    both = isinstance(above, Text | Notice) and isinstance(block, Text | Notice)
    return SENTENCE_GAP if both else 1.0


def write_block(block: Block, page: Page, sheet: Sheet) -> None:
    """Write a block below what stands on the sheet."""
    said = paragraph_words(block, page)
    match block:
        case Text(lead=True):
            sheet.write_beside_bar(5, *said, bold=True)
        case Notice(sign="→"):
            sheet.write_step(said[0], "now")
        case Notice():
            sheet.write_beside_bar(2, *said)
        case StepList(lines, caption):
            if caption:
                sheet.write(caption, bold=True)
            for text, line in zip(said[-len(lines) :], lines, strict=True):
                sheet.write_step(text, line.status)
        case CodeBoxes(text="", groups=groups):
            sheet.write(*said)
            sheet.draw_code_boxes(groups)
        case CodeBoxes(text=text, qr=qr):
            sheet.write_code(said[:-1], said[-1], text if qr else "")
        case ContactDetails():
            sheet.write(*said[:1], bold=True)
            sheet.write(*said[1:])
        case Table(rows) if rows and len(rows[0]) > 1:
            names = [with_colon(row[0], page.language) for row in rows]
            sheet.write_rows(
                [(name, text[len(name) :].lstrip()) for name, text in zip(names, said, strict=True)]
            )
        case _:
            sheet.write(*said)
