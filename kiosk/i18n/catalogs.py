"""Loads the gettext catalog of a language, never a stale one."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from kiosk import paths
from kiosk.content.records import Sentence
from kiosk.files import read_limited
from kiosk.i18n.po_file import MOST_BYTES, read_mo_file, read_po_file
from kiosk.i18n.translator import Translator

DOMAIN = "kiosk"
MOMENT = 2.0
"""Seconds."""


@cache
def load_translator(tag: str) -> Translator:
    """The words of a language; one without a catalogue speaks English."""
    return read_translator(tag, paths.shipped_folder("locales"))


def read_translator(tag: str, folder: Path) -> Translator:
    """The words of a language from a folder of catalogues, which is opened with the first sentence."""
    if tag == "en":
        return Translator(tag)
    return Translator(tag, lambda: load_translations(folder / tag / "LC_MESSAGES" / f"{DOMAIN}.po"))


def load_translations(po: Path) -> NullTranslations:
    """A catalogue: its `.mo` unless the `.po` is newer; nothing where neither can be read."""
    mo = po.with_suffix(".mo")
    try:
        if mo.is_file() and not (po.is_file() and _edited_after(po, mo)):
            return GNUTranslations(BytesIO(read_limited(mo, MOST_BYTES)))
        return compile_catalog(po) if po.is_file() else NullTranslations()
    except Exception:
        # Whatever is wrong with a catalogue, the visit goes on in English; `kiosk check` names it.
        return NullTranslations()


def compile_catalog(po: Path) -> NullTranslations:
    """A `.po` file compiled in memory; its fuzzy translations are left out."""
    from babel.messages.mofile import write_mo

    made = BytesIO()
    write_mo(made, read_po_file(po), use_fuzzy=False)
    made.seek(0)
    return GNUTranslations(made)


def _edited_after(po: Path, mo: Path) -> bool:
    """Installing writes both in any order within a moment, so that only more than that counts."""
    return po.stat().st_mtime > mo.stat().st_mtime + MOMENT


class CatalogEntry(Struct, frozen=True):
    """One translation; a fuzzy one was made for another English sentence."""

    said: str
    fuzzy: bool = False


CatalogEntries = dict[Sentence, CatalogEntry]


def catalog_path(folder: Path, tag: str) -> Path:
    """The file of a language: its `.po`, or the `.mo` where there is only that."""
    po = folder / tag / "LC_MESSAGES" / "kiosk.po"
    mo = po.with_suffix(".mo")
    return mo if mo.is_file() and not po.is_file() else po


def read_catalog(path: Path) -> CatalogEntries:
    """The translations of a file; ValueError if it cannot be read as one."""
    try:
        catalog = read_mo_file(path) if path.suffix == ".mo" else read_po_file(path)
    except Exception as fault:
        # Babel's readers fail in a dozen ways, and each of them means the same here.
        raise ValueError(str(fault)) from None
    return {
        Sentence(one.context or "", str(one.id)): CatalogEntry(str(one.string), one.fuzzy)
        for one in catalog
        if one.id and one.string
    }
