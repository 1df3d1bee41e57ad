"""The words of a page on paper: those of the screen, of line mode and of the voice, one paragraph a line."""

from msgspec.structs import replace

from kiosk.view_model.page import Block, Page, StepList
from kiosk.view_model.plain_text import block_paragraphs


def paper_words(page: Page) -> list[str]:
    """The words of a page as plain paragraphs, sheet by sheet.

    No full stops are added, since codes are copied from paper.
    """
    return [
        *head_words(page),
        *(said for block in page.blocks for said in paragraph_words(block, page)),
        *(said for sheet in page.further_sheets for said in paper_words(sheet)),
    ]


def head_words(page: Page) -> tuple[str, ...]:
    """The title, and the line below it."""
    return tuple(filter(None, (page.title, line_below_title(page))))


def line_below_title(page: Page) -> str:
    """The place in the journey, in practice behind the word for that; "" where the page has neither."""
    return " · ".join(filter(None, (page.practice_word, page.place)))


def paragraph_words(block: Block, page: Page) -> tuple[str, ...]:
    """The words of a block, without the signs that are drawn, and with no word in capitals."""
    paragraphs = (
        paragraph.replace(" · ", ", ")
        for paragraph in block_paragraphs(_without_capitals(block), page.language)
    )
    return tuple(paragraph.removeprefix("! ") for paragraph in paragraphs if paragraph.strip())


def _without_capitals(block: Block) -> Block:
    """A checklist whose words for done and to do, capitals on the screen, are written as other words are."""
    if not isinstance(block, StepList):
        return block
    lines = (replace(line, word=line.word.capitalize()) for line in block.lines)
    return replace(block, lines=tuple(lines))
