"""Reads gettext catalogs, `.po` and `.mo`: where the file of a language is, and the translations in it."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.content.shared_records import Sentence
from kiosk.files import read_limited, read_text
from kiosk.i18n.plural_rule import PluralRule, declared_rule
from kiosk.i18n.po_parser import (
    message_forms,
    message_ids,
    parse_catalog,
    require_whole_lines,
)

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

DOMAIN = "kiosk"
"""The gettext domain: the name of the catalog files."""

MAX_CATALOG_BYTES = 10_000_000
"""Bytes of one catalog: twenty times as many as the French one has."""


class CatalogEntry(Struct, frozen=True):
    """One translation; a fuzzy one was made for another English sentence, and is not shown.

    A sentence that counts has several forms, of which some may be missing (""); all others have one.
    """

    forms: tuple[str, ...]
    fuzzy: bool = False

    @property
    def said(self) -> str:
        """The text; of a sentence that counts, the form for many."""
        return self.forms[-1]


CatalogEntries = dict[Sentence, CatalogEntry]


def po_path(locales: Path, tag: str) -> Path:
    """The `.po` file of a language in a folder of locales; it may not exist."""
    return locales / tag / "LC_MESSAGES" / f"{DOMAIN}.po"


def catalog_path(locales: Path, tag: str) -> Path:
    """The catalog of a language: its `.po`, or the `.mo` where there is only that, as in an installed wheel."""
    po = po_path(locales, tag)
    mo = po.with_suffix(".mo")
    return mo if mo.is_file() and not po.is_file() else po


def language_of(path: Path) -> str:
    """The language of a catalog, by the folder that it is in."""
    return path.parent.parent.name


def read_po_file(path: Path) -> "Catalog":
    """A `.po` file, with or without a byte order mark; OSError, ValueError or PoFileError where it is none."""
    return parse_catalog(read_text(path, MAX_CATALOG_BYTES), language_of(path))


def read_declared_rule(path: Path) -> PluralRule | str | None:
    """The plural rule that a `.po` file declares, as `declared_rule` gives it."""
    return declared_rule(read_text(path, MAX_CATALOG_BYTES))


def read_mo_file(path: Path) -> "Catalog":
    """A `.mo` file; the exceptions of Babel's reader where it is none."""
    from babel.messages.mofile import read_mo

    return read_mo(BytesIO(read_limited(path, MAX_CATALOG_BYTES)))


def read_catalog(path: Path) -> CatalogEntries:
    """The translations of a `.po` or `.mo` file; ValueError if it cannot be read as one."""
    try:
        if path.suffix == ".mo":
            return _entries(read_mo_file(path))
        return dict(_po_entries(read_text(path, MAX_CATALOG_BYTES), language_of(path)))
    except Exception as fault:
        # Babel's readers fail with a dozen kinds of exception, and each of them means the same here.
        raise ValueError(str(fault)) from None


@lru_cache(maxsize=2)
def _po_entries(text: str, tag: str) -> CatalogEntries:
    # A check reads a catalog twice: for what is missing, and for what its sentences are like.
    require_whole_lines(text)
    return _entries(parse_catalog(text, tag))


def _entries(catalog: "Catalog") -> CatalogEntries:
    said = ((message, message_forms(message)) for message in catalog if message.id)
    return {
        sentence_of(message): CatalogEntry(forms, message.fuzzy)
        for message, forms in said
        if any(forms)
    }


def sentence_of(message: "Message") -> Sentence:
    """The sentence that a message of a catalog translates."""
    return Sentence(message.context or "", *message_ids(message))
