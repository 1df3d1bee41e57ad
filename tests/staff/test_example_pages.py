"""The staff pages with made-up visits, as readers of single pages see them."""

import tempfile
from pathlib import Path

import pytest

from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.staff.example_pages import SHOWN_FOLDER, ExampleStaffPages
from kiosk.staff.router import BUILDERS
from kiosk.view_model.page import Page
from kiosk.view_model.plain_text import page_lines
from tests.played_visit import NOON, shipped_content
from tests.staff.pins import cheapen


def shown(language: str = "en") -> tuple[Page, ...]:
    office = Office(languages=(language,))
    return tuple(
        ExampleStaffPages(shipped_content(), office, load_translator, language, NOON).pages()
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_staff_page_is_shown_and_names_no_folder_of_this_computer(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheapen(monkeypatch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    pages = shown(language)
    assert {page.id.split("/")[1] for page in pages} >= set(BUILDERS)
    assert {page.language for page in pages} == {language}
    told = "\n".join(line for page in pages for line in page_lines(page, 1000))
    assert SHOWN_FOLDER in told
    assert str(tmp_path) not in told
    assert list(tmp_path.iterdir()) == []


def test_the_first_page_of_an_id_shows_it_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    cheapen(monkeypatch)
    first: dict[str, Page] = {}
    for page in shown():
        first.setdefault(page.id, page)
    assert "PIN" in " ".join(page_lines(first["staff/pin"]))
    assert "the kiosk trusts it" in " ".join(page_lines(first["staff/clock"]))
    assert "passkey" in " ".join(page_lines(first["staff/visits"]))
