"""A trial of a language with cases: a German catalog of some pages, made as a translator makes one."""

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.i18n.catalogs import load_translator, read_translator
from kiosk.i18n.po_file import po_path
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Office
from kiosk.journey.example_pages import ExampleVisits
from kiosk.journey.journey import Journey
from kiosk.journey.state import State
from kiosk.paths import CONTENT
from kiosk.view_model.page import Page
from kiosk.view_model.plain_text import plain_page
from tests.played_visit import NOON, shipped_content
from tools.translations.po_format import EditedCatalog, write_edited
from tools.translations.template import build_template
from tools.translations.translation_table import merge_table, read_table

FORMS = ("accusative", "dative")
TABLE = Path(__file__).with_name("german_trial.tsv")


def german_content() -> Content:
    """The shipped content with German as one more language, which has the words around pages from English."""
    content = shipped_content()
    german = replace(content.languages["en"], tag="de", name="Deutsch", forms=FORMS)
    return replace(content, languages={**content.languages, "de": german})


def write_german(locales: Path) -> tuple[Path, list[str]]:
    """The catalog of the trial in a folder of locales, and what was wrong with its table."""
    catalog = EditedCatalog("de")
    for message in build_template(CONTENT, FORMS).texts():
        catalog[message.id] = message
    complaints = merge_table(list(catalog.texts()), read_table(TABLE))
    path = po_path(locales, "de")
    write_edited(path, catalog)
    return path, complaints


class GermanPages:
    """Pages of the kiosk in an office that offers German first."""

    def __init__(self, locales: Path) -> None:
        write_german(locales)
        content = german_content()

        @cache
        def words(tag: str) -> Translator:
            return read_translator(tag, locales) if tag == "de" else load_translator(tag)

        journey = Journey(content.languages, lambda: content, Office(languages=("de", "en")), words)
        self._visits = ExampleVisits(journey, content, "de", NOON)
        self._states: dict[str, State] = {}
        for example in self._visits.pages():
            self._states.setdefault(example.page.id, example.state)

    def page(self, id: str, **facts: str) -> Page:
        """A page as the first visit that meets it shows it, with other facts about the member."""
        state = self._states[id]
        position = replace(state.position, facts={**state.position.facts, **facts})
        return self._visits.render(replace(state, position=position), id)

    def text(self, id: str, **facts: str) -> str:
        """All that stands on a page, which is in German as a whole."""
        page = self.page(id, **facts)
        assert page.language == "de", f"{id} is in {page.language}"
        told = plain_page(page)
        return "\n".join([*told.head, *told.body, *told.offer])
