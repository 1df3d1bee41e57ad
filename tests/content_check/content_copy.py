"""A copy of the content that a test may break, and its report."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk import paths
from kiosk.i18n.validation import all_messages
from tools.content_check.report import ContentReport, check_content
from tools.translations.po_messages import CatalogMessage, update_messages, write_messages

DAY = date(2026, 3, 1)


class ContentCopy:
    """A copy of the content and a whole French catalog, to break in one place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "content"
        self.locales = folder / "locales"
        shutil.copytree(paths.CONTENT, self.folder)
        self.french = self.locales / "fr" / "LC_MESSAGES" / "kiosk.po"
        self.french.parent.mkdir(parents=True)
        self.french.write_bytes(whole_french_catalog())

    def translate(
        self, change: Callable[[CatalogMessage], CatalogMessage] = lambda message: message
    ) -> None:
        """Translate the content as it stands by its English words, but for a change."""
        write_messages(self.french, "fr", [change(one) for one in english_messages(self.folder)])

    def replace(self, file: str, old: str, new: str) -> None:
        """Break a file in one place."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def report(self, day: date = DAY) -> ContentReport:
        """The report of `scripts/check-content`, as on a day."""
        return check_content(self.folder, self.locales, day)


def english_messages(folder: Path) -> list[CatalogMessage]:
    """A message for each sentence of a content folder, whose translation is the English sentence."""
    return [
        CatalogMessage(one.sentence, one.file, one.sentence.english)
        for one in update_messages([], all_messages(folder))
    ]


@cache
def whole_french_catalog() -> bytes:
    """A catalog that translates every sentence of the shipped content by its English words."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "kiosk.po")
        write_messages(file, "fr", english_messages(paths.CONTENT))
        return file.read_bytes()
