"""The book for reviewers: its pages and their order, and the PDF as poppler reads it back."""

import re
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk.tui.page_pictures import picture_pages
from tests.built_once import built_once
from tests.conftest import needs
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tests.pdf.poppler import asked, info
from tests.played_visit import NOON, shipped_content
from tools.review_book.book_pages import BookPage, book_pages
from tools.review_book.book_pdf import COLUMNS, ROWS
from tools.review_book.book_texts import FOLDER, read_book_texts
from tools.review_book.chapters import chapters, order_ids
from tools.review_book.main import main
from tools.review_book.remarks_table import read_table, write_table
from tools.review_book.screen_drawing import undrawn_characters

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
            return asked("pdftotext", "-layout", path, "-"), info(path)

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
def test_every_page_of_the_kiosk_is_in_the_book_once(language: str) -> None:
    reached = {one.id for _, one in pages(language)}
    held = [id for one in book(language) for id in (one.page.id, *one.also)]
    assert len(set(held)) == len(held)
    assert reached - set(held) == set()
    assert [one.number for one in book(language)] == list(range(1, len(book(language)) + 1))
    assert {one.page.language for one in book(language)} == {language}


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
def test_the_pdf_has_every_id_once_and_every_number_in_order(language: str) -> None:
    text, said = made(language)
    assert said["Page size"].endswith("(A4)")
    assert said["Title"] == read_book_texts(language).title
    sheets = text.split("\f")[:-1]
    assert len(sheets) == int(said["Pages"])
    words = text.split()
    for one in book(language):
        for id in (one.page.id, *one.also):
            if "/" in id:
                assert words.count(id) == 1, id
    heads = [sheet.split()[:1] for sheet in sheets[1:]]
    numbers = [int(head[0]) for head in heads if head and re.fullmatch(r"\d+", head[0])]
    assert [number for number, _ in groupby(numbers)] == [one.number for one in book(language)]


@pytest.mark.slow("pdf")
@each_language
def test_the_words_of_each_page_are_on_its_sheet(language: str) -> None:
    sheets: dict[int, str] = {}
    for sheet in made(language)[0].split("\f")[1:]:
        number = sheet.split()[:1]
        if number and number[0].isdecimal():
            sheets[int(number[0])] = sheets.get(int(number[0]), "") + sheet
    for one in book(language):
        on_paper = "".join(sheets[one.number].split())
        assert "".join(one.page.title.split()) in on_paper, one.page.id
        assert read_book_texts(language).remarks.split()[0] in on_paper


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["xx"]) == 2
    assert "use one of" in capsys.readouterr().err
    assert main([]) == 2
    assert "Name a language" in capsys.readouterr().err
