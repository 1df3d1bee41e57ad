"""Every page that a member can reach is short and plain as it is composed, in every language."""

from collections.abc import Iterator

import pytest

from kiosk.paths import CONTENT
from kiosk.view_model.page import CodeBoxes, Digits, Notice, Page, Table, Text, Wait
from tests.journey.test_pages import LANGUAGES, pages
from tools.plain_language.checks import AIMED_WORDS, MAX_WORDS, measure_sentences
from tools.plain_language.page_texts import MAX_LETTER_WORDS, MAX_PAGE_WORDS
from tools.plain_language.rules import count_instructions, count_words, load_rules, split_sentences

SLIP_PAGE = "home"
"""The slip is taken home on paper: it need not be read through at once."""


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
def test_a_page_has_at_most_60_words(language: str) -> None:
    for _, page in pages(language):
        if page.id != SLIP_PAGE:
            assert sum(map(count_words, prose(page))) <= MAX_PAGE_WORDS, list(prose(page))
        assert sum(map(count_words, letter_lines(page))) <= MAX_LETTER_WORDS, page.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_tells_one_thing_to_do_in_at_most_20_words(language: str) -> None:
    rules = load_rules(CONTENT)[0][language]
    texts = {one for _, page in pages(language) for one in (*prose(page), *letter_lines(page))}
    for sentence in (one for text in texts for one in split_sentences(text)):
        assert count_words(sentence) <= MAX_WORDS, sentence
        assert count_instructions(sentence, rules) <= 1, sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_have_fewer_than_9_words_on_average_and_few_go_beyond_12(language: str) -> None:
    found = measure_sentences({one for _, page in pages(language) for one in prose(page)})
    print(f"{language}: {found}")
    assert found.sentences > 1000
    assert found.mean < 9
    assert found.over_aim < found.sentences / 10, AIMED_WORDS
