"""docs/reviews: what readers of the review book said of each page, in each language, and what was done."""

from functools import cache
from pathlib import Path

import pytest

from tests.built_once import built_once
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON, shipped_content
from tools.review_book.book_pages import book_pages

FOLDER = Path(__file__).parents[2] / "docs/reviews"
DRAWN, MOST_UNNATURAL = 60, 2
VERDICTS = {"natural", "unnatural"}
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, without its head: page id, worst sentence, remark, what was done."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines[1:])


@each_language
def test_every_page_of_a_visit_has_one_row(language: str) -> None:
    ids = [row[0] for row in table(language)]
    assert len(ids) == len(set(ids))
    assert {page.id for _, page in pages(language)} - set(ids) == set()


@pytest.mark.slow("pdf")
@each_language
def test_the_rows_are_the_pages_of_the_book(language: str) -> None:
    book = built_once(f"book-{language}", lambda: book_pages(language, shipped_content(), NOON))
    held = {id for one in book for id in (one.page.id, *one.also)}
    assert {row[0] for row in table(language)} == held


@each_language
def test_each_row_says_what_was_remarked_and_what_was_done(language: str) -> None:
    remarked = 0
    for page, sentence, remark, done in table(language):
        assert done.strip(), page
        assert bool(sentence.strip()) == (remark != "none"), page
        remarked += bool(sentence)
    assert remarked > 100


@each_language
def test_of_the_60_sentences_drawn_two_are_unnatural_at_most_and_each_has_its_reason(
    language: str,
) -> None:
    drawn = table(f"draw-{language}")
    assert len({row[1] for row in drawn}) == len(drawn) == DRAWN
    assert sum(row[3] == "unnatural" for row in drawn) <= MOST_UNNATURAL
    for _, message, sentence, verdict, reason in drawn:
        assert sentence.strip(), message
        assert verdict in VERDICTS, message
        assert bool(reason.strip()) or verdict == "natural", message
