"""No sentence of a page that a member can reach is too long as it is composed, in any language."""

from collections.abc import Iterator

import pytest

from kiosk.view_model.page import CodeBoxes, Digits, Notice, Page, Table, Text, Wait
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tools.plain_language.checks import MAX_WORDS
from tools.plain_language.rules import count_words, split_sentences


def letter_lines(page: Page) -> tuple[str, ...]:
    """The lines of a letter to be copied, which only a step has."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    return tuple(row[0] for table in tables for row in table.rows if page.id.startswith("step/"))


def prose(page: Page) -> Iterator[str]:
    """The prose of a page: what one only looks at, chooses from or copies left out."""
    yield page.title
    for block in page.blocks:
        match block:
            case Text(say) | Notice(say) | CodeBoxes(say=say):
                yield say
            case Wait():
                yield from (block.say, block.usually, block.at_most, block.until)
            case Table(rows) if all(len(row) == 1 for row in rows) and not letter_lines(page):
                yield from (row[0] for row in rows)
    if isinstance(page.ask, Digits):
        yield page.ask.form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_at_most_20_words(language: str) -> None:
    texts = {one for _, page in pages(language) for one in (*prose(page), *letter_lines(page))}
    assert len(texts) > 1000
    for sentence in (one for text in texts for one in split_sentences(text)):
        assert count_words(sentence) <= MAX_WORDS, sentence
