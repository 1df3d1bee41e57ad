"""A copy of the content that a test may break, and its report."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message

from kiosk import paths
from kiosk.i18n.po_parser import message_forms, message_ids
from tools.content_check.report import ContentReport, check_content
from tools.translations.catalog_update import settle, update_catalog
from tools.translations.po_format import EditedCatalog, catalog_text, write_edited
from tools.translations.template import build_template

DAY = date(2026, 3, 1)


class ContentCopy:
    """A copy of the content and a whole French catalog, to break in one place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "content"
        self.locales = folder / "locales"
        shutil.copytree(paths.CONTENT, self.folder)
        self.french = self.locales / "fr" / "LC_MESSAGES" / "kiosk.po"
        self.french.parent.mkdir(parents=True)
        self.french.write_text(whole_french_catalog(), encoding="utf-8")

    def translate(self, change: Callable[[Message], None] = lambda message: None) -> None:
        """Translate the content as it stands by its English words, but for a change."""
        catalog = english_catalog(self.folder)
        for message in catalog.texts():
            change(message)
        write_edited(self.french, catalog)

    def replace(self, file: str, old: str, new: str) -> None:
        """Break a file in one place."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def report(self, day: date = DAY) -> ContentReport:
        """The report of `scripts/check-content`, as on a day."""
        return check_content(self.folder, self.locales, day)


def english_catalog(folder: Path) -> EditedCatalog:
    """A French catalog of a content folder, which translates each sentence by its English words."""
    catalog = EditedCatalog("fr")
    update_catalog(catalog, build_template(folder))
    for message in catalog.texts():
        settle(message, [message_ids(message)[-1]] * len(message_forms(message)))
    return catalog


@cache
def whole_french_catalog() -> str:
    """A catalog that translates every sentence of the shipped content by its English words."""
    return catalog_text(english_catalog(paths.CONTENT))
