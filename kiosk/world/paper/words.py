"""The words on paper: those of the screen, the lines and the voice, one paragraph a line."""

from msgspec.structs import replace

from kiosk.view_model.page import Block, Page, StepList
from kiosk.view_model.plain_text import block_paragraphs


def words(page: Page) -> list[str]:
    """The page as plain paragraphs; none gets a full stop that it has not, for codes are copied from paper."""
    return [*head(page), *(said for block in page.blocks for said in paragraphs(block, page))]


def head(page: Page) -> tuple[str, ...]:
    """The title, then where one is if the page says so."""
    return tuple(filter(None, (page.title, page.place)))


def paragraphs(block: Block, page: Page) -> tuple[str, ...]:
    """What a block says; its signs are drawn, and nothing is in capitals throughout."""
    said = (one.replace(" · ", ", ") for one in block_paragraphs(_calm(block), page.language))
    return tuple(one.removeprefix("! ") for one in said if one.strip())


def _calm(block: Block) -> Block:
    """A checklist whose words for done and to do are written as other words are."""
    if not isinstance(block, StepList):
        return block
    lines = (replace(line, word=line.word.capitalize()) for line in block.lines)
    return replace(block, lines=tuple(lines))
