"""Loads the translator of a language from its gettext catalog: the compiled one, unless the `.po` is newer."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from kiosk.content.folders_in_use import folders_in_use
from kiosk.files import read_limited
from kiosk.i18n.po_file import MAX_CATALOG_BYTES, po_path, read_po_file
from kiosk.i18n.po_parser import message_forms
from kiosk.i18n.translator import Translator

SAME_AGE = 2.0
"""Seconds between the times of two files that were installed together, in any order."""


def load_translator(tag: str) -> Translator:
    """The translator of a language in the content in use, loaded once; without a catalog it speaks English."""
    return _load_translator(tag, folders_in_use().locales)


@cache
def _load_translator(tag: str, locales: Path) -> Translator:
    return read_translator(tag, locales)


def read_translator(tag: str, locales: Path) -> Translator:
    """The translator of a language from a folder of locales; its catalog is opened with the first sentence."""
    if tag == "en":
        return Translator(tag)
    return Translator(tag, lambda: load_translations(po_path(locales, tag)))


def load_translations(po: Path) -> NullTranslations:
    """The translations of a catalog: its `.mo` unless the `.po` is newer; none where neither can be read."""
    mo = po.with_suffix(".mo")
    try:
        if mo.is_file() and not (po.is_file() and _edited_after(po, mo)):
            return GNUTranslations(BytesIO(read_limited(mo, MAX_CATALOG_BYTES)))
        return compile_catalog(po) if po.is_file() else NullTranslations()
    except Exception:
        # Whatever is wrong with a catalog, the visit goes on in English; `kiosk check` names it.
        return NullTranslations()


def compile_catalog(po: Path) -> NullTranslations:
    """The translations of a `.po` file, compiled in memory; fuzzy and incomplete ones are left out."""
    return GNUTranslations(BytesIO(compile_mo(po)))


def compile_mo(po: Path) -> bytes:
    """The bytes of the `.mo` file of a `.po` file, without what is fuzzy or incomplete."""
    from babel.messages.mofile import write_mo

    compiled, catalog = BytesIO(), read_po_file(po)
    for message in list(catalog):
        # Babel fills a form that is missing with English, which the rule of another language then chooses.
        if message.pluralizable and not all(message_forms(message)):
            catalog.delete(message.id, message.context)
    write_mo(compiled, catalog, use_fuzzy=False)
    return compiled.getvalue()


def _edited_after(po: Path, mo: Path) -> bool:
    """Whether the `.po` was changed after the `.mo` was made, and not merely installed after it."""
    return po.stat().st_mtime > mo.stat().st_mtime + SAME_AGE
