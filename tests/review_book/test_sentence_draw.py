"""A draw of sentences: the same by the same seed, each message once, none too short to be judged."""

import pytest
from msgspec.structs import replace

from tests.pages import page
from tools.review_book.book_pages import BookPage
from tools.review_book.main import main
from tools.review_book.recording_translator import SaidSentence
from tools.review_book.sentence_draw import draw_sentences

SENTENCES = tuple(SaidSentence(f"page.{n}", f"This is sentence number {n}.") for n in range(40))
SHORT = SaidSentence("page.short", "Go on")
PAGES = tuple(
    BookPage(n + 1, "arrival", replace(page(), id=f"page-{n}"), (*said, SHORT), ())
    for n, said in enumerate((SENTENCES[:20], SENTENCES[10:30], SENTENCES))
)


def drawn(count: int, seed: int) -> list[tuple[str, str]]:
    return [
        (one.page.id, said.context)
        for one in draw_sentences(PAGES, count, seed)
        for said in one.sentences
    ]


def test_the_same_seed_draws_the_same_and_another_one_others() -> None:
    assert drawn(12, 7) == drawn(12, 7)
    assert drawn(12, 7) != drawn(12, 8)


def test_each_message_is_drawn_once_at_most_and_where_it_stands_first() -> None:
    all_of_them = drawn(100, 1)
    assert len(all_of_them) == len({context for _, context in all_of_them}) == 40
    assert ("page-0", "page.15") in all_of_them
    assert ("page-2", "page.35") in all_of_them


def test_what_is_too_short_to_be_judged_is_not_drawn() -> None:
    assert "page.short" not in {context for _, context in drawn(100, 1)}


def test_a_draw_without_a_table_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["fr", "--draw", "60"]) == 2
    assert capsys.readouterr().err == (
        "Name the table of the draw, as in: --draw 60 --remarks draw.csv.\n"
    )
