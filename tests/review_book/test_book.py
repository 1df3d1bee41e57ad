"""The book for reviewers: its pages and their order, and the PDF as poppler reads it back."""

from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.validation import all_messages
from kiosk.paths import CONTENT
from kiosk.pdf.layout import SHEETS
from kiosk.staff.router import BUILDERS
from kiosk.tui.page_pictures import picture_pages
from tests.built_once import built_once
from tests.conftest import needs
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tests.pdf.poppler import asked, info
from tests.played_visit import NOON, shipped_content
from tools.review_book.book_pages import BookPage, book_pages
from tools.review_book.book_pdf import GUTTER, MARGIN, ROW_HEIGHT
from tools.review_book.book_texts import FOLDER, read_book_texts
from tools.review_book.chapters import chapters, order_ids
from tools.review_book.main import main
from tools.review_book.page_rows import COLUMNS, ROWS, rows_for_paper
from tools.review_book.remarks_table import read_table, write_table
from tools.review_book.screen_drawing import Grid, undrawn_characters
from tools.review_book.unshown_sentences import unshown_sentences

MOST_UNSHOWN = 270
"""Sentences that no page of the book shows may become fewer, and not more."""

MOST_SHEETS = 220
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def book(language: str) -> tuple[BookPage, ...]:
    return built_once(f"book-{language}", lambda: book_pages(language, shipped_content(), NOON))


@cache
def made(language: str) -> tuple[str, dict[str, str]]:
    """The text of the PDF of a language, sheets apart by form feeds, and what the file says of itself."""
    needs("pdftotext", "poppler-utils")

    def built() -> tuple[str, dict[str, str]]:
        with TemporaryDirectory() as folder:
            path = Path(folder, "book.pdf")
            assert main([language, "--output", str(path)]) == 0
            return asked("pdftotext", "-raw", path, "-"), info(path)

    return built_once(f"book-pdf-{language}", built)


def test_pages_stand_in_the_order_of_visits() -> None:
    ids = ["home", "term/eid", "step/account/add-key", "trouble/no-email", "verdict", "intent"]
    ids += ["device/form", "before/account", "step/account/open-eu-login", "path/new-phone"]
    ids += ["step/new-phone/old-phone", "welcome", "finished/account", "stage/account", "new/page"]
    ordered = order_ids(ids, shipped_content())
    assert list(ordered) == list(chapters(shipped_content()))
    assert [id for some in ordered.values() for id in some] == [
        *("welcome", "intent", "new/page", "before/account", "device/form", "verdict"),
        *("stage/account", "step/account/open-eu-login", "step/account/add-key"),
        *("finished/account", "path/new-phone", "step/new-phone/old-phone"),
        *("trouble/no-email", "term/eid", "home"),
    ]


@each_language
def test_the_book_has_its_own_words_in_each_language_of_the_kiosk(language: str) -> None:
    texts = read_book_texts(language)
    kinds = {chapter.partition("/")[0] for chapter in chapters(shipped_content())}
    assert set(texts.chapters) == kinds
    assert (FOLDER / f"{language}.toml").is_file()
    # The introduction is half a page.
    assert 80 < sum(len(text.split()) for text in texts.introduction) < 260


def test_a_language_without_words_of_its_own_has_the_english_ones() -> None:
    assert read_book_texts("de") == read_book_texts("en")


@pytest.mark.slow("pdf")
@each_language
def test_every_page_of_the_kiosk_is_in_the_book(language: str) -> None:
    reached = {one.id for _, one in pages(language)}
    held = {id for one in book(language) for id in (one.page.id, *one.also)}
    assert reached - held == set()
    assert {f"staff/{kind}" for kind in BUILDERS} - held <= {
        "staff/newpin",
        "staff/save",
        "staff/change",
    }
    assert {"staff/setup", "slip/account", "slip/wait", "guide"} <= held
    also = [id for one in book(language) for id in one.also]
    assert len(set(also)) == len(also)
    assert not set(also) & {one.page.id for one in book(language) if not one.member}
    assert [one.number for one in book(language)] == list(range(1, len(book(language)) + 1))
    assert {one.page.language for one in book(language)} == {language}


@pytest.mark.slow("pdf")
@each_language
def test_every_sentence_of_the_catalog_is_on_a_page_or_in_the_list(language: str) -> None:
    shown = {said.context for one in book(language) for said in one.sentences}
    unshown = unshown_sentences(book(language), CONTENT, load_translator(language))
    listed = {one.context for one in unshown}
    assert {one.context for _, one in all_messages(CONTENT)} - shown == listed
    assert len(listed) == len(unshown) <= MOST_UNSHOWN
    assert all(one.text.strip() and one.place.strip() for one in unshown)


@pytest.mark.slow("pdf")
@each_language
def test_a_page_is_shown_again_only_for_a_sentence_that_is_nowhere_else(language: str) -> None:
    met, counts = set[str](), dict[str, int]()
    for one in book(language):
        for context in {said.context for said in one.sentences}:
            counts[context] = counts.get(context, 0) + 1
    for one in book(language):
        if one.page.id in met:
            assert any(counts[said.context] == 1 for said in one.sentences if said.context)
        met.add(one.page.id)


@pytest.mark.slow("pdf")
def test_chapters_are_whole_and_in_their_order() -> None:
    met = [chapter for chapter, _ in groupby(book("en"), lambda one: one.chapter)]
    assert met == list(chapters(shipped_content()))


@pytest.mark.slow("pdf")
@each_language
def test_every_sentence_of_the_table_stands_on_its_page(language: str, tmp_path: Path) -> None:
    for one in book(language):
        assert one.sentences, one.page.id
    contexts = [said.context for one in book(language) for said in one.sentences]
    assert len([context for context in contexts if context]) > 0.9 * len(contexts)
    path = tmp_path / "table.csv"
    path.write_bytes(write_table(book(language), language))
    assert read_table(path) == []


@pytest.mark.slow("pdf")
@each_language
def test_every_character_of_every_page_can_be_drawn(language: str) -> None:
    pictures = picture_pages([one.page for one in book(language)], (COLUMNS, ROWS))
    undrawn = {one for parts in pictures for part in parts for one in undrawn_characters(part)}
    assert undrawn == set()


@pytest.mark.slow("pdf")
@each_language
def test_a_page_needs_little_more_height_than_its_words(language: str) -> None:
    pictures = picture_pages([one.page for one in book(language)], (COLUMNS, ROWS))
    rows = [rows_for_paper(parts) for parts in pictures]
    assert sum(map(len, rows)) / len(rows) < 18
    for some in rows:
        texts = ["".join(segment.text for segment in row).strip() for row in some]
        assert texts[0]
        assert texts[-1]
        assert not any(not one and not after for one, after in pairwise(texts))


def test_the_words_of_pages_are_readable_on_paper() -> None:
    column = (SHEETS["a4"].width - 2 * MARGIN - GUTTER) / 2
    assert Grid(0, 0, (column - 2) / COLUMNS, ROW_HEIGHT).font_size >= 9


@pytest.mark.slow("pdf")
@each_language
def test_the_pdf_has_every_id_and_every_title_on_few_sheets(language: str) -> None:
    text, said = made(language)
    assert said["Page size"].endswith("(A4)")
    assert said["Title"] == read_book_texts(language).title
    assert int(said["Pages"]) <= MOST_SHEETS
    words, run = set(text.split()), "".join(text.split())
    for one in book(language):
        assert {one.page.id, *one.also} <= words
        assert "".join(one.page.title.split()) in run, one.page.id
    assert run.count("".join(read_book_texts(language).remarks.split())) == len(book(language))


@pytest.mark.slow("pdf")
def test_a_chapter_by_itself_keeps_the_numbers_of_the_whole_book(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    needs("pdftotext", "poppler-utils")
    path, table = tmp_path / "words.pdf", tmp_path / "words.csv"
    asked_for = ["en", "--chapter", "words", "--output", str(path), "--remarks", str(table)]
    assert main(asked_for) == 0
    own = [one for one in book("en") if one.chapter == "words"]
    assert f"{len(own)} pages" in capsys.readouterr().out
    text = asked("pdftotext", "-raw", path, "-")
    assert f"{own[0].number} – {own[-1].number}" in text
    assert {one.page.id for one in own} <= set(text.split())
    assert "staff/menu" not in text
    numbers = {row.partition(",")[0] for row in table.read_text("utf-8-sig").splitlines()[1:]}
    assert {str(one.number) for one in own} == {one for one in numbers if one.isdecimal()}


def test_an_unknown_chapter_is_answered_with_the_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["en", "--chapter", "xx"]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert "stage/account" in told
    assert "staff, unshown" in told


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["xx"]) == 2
    assert "use one of" in capsys.readouterr().err
    assert main([]) == 2
    assert "Name a language" in capsys.readouterr().err
