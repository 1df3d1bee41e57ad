"""Loads one language from its catalogue, never from a stale one."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from kiosk import paths
from kiosk.files import read_limited
from kiosk.words.po_file import MOST_BYTES, read_po_file
from kiosk.words.words import Words

DOMAIN = "kiosk"
MOMENT = 2.0
"""Seconds."""


@cache
def load(tag: str) -> Words:
    """The words of a language; one without a catalogue speaks English."""
    return read(tag, paths.shipped("locales"))


def read(tag: str, folder: Path) -> Words:
    """The words of a language from a folder of catalogues, which is opened with the first sentence."""
    if tag == "en":
        return Words(tag)
    return Words(tag, lambda: translations(folder / tag / "LC_MESSAGES" / f"{DOMAIN}.po"))


def translations(po: Path) -> NullTranslations:
    """A catalogue: its `.mo` unless the `.po` is newer; nothing where neither can be read."""
    mo = po.with_suffix(".mo")
    try:
        if mo.is_file() and not (po.is_file() and _edited_after(po, mo)):
            return GNUTranslations(BytesIO(read_limited(mo, MOST_BYTES)))
        return compiled(po) if po.is_file() else NullTranslations()
    except Exception:
        # Whatever is wrong with a catalogue, the visit goes on in English; `kiosk check` names it.
        return NullTranslations()


def compiled(po: Path) -> NullTranslations:
    """A `.po` file compiled in memory; its fuzzy translations are left out."""
    from babel.messages.mofile import write_mo

    made = BytesIO()
    write_mo(made, read_po_file(po), use_fuzzy=False)
    made.seek(0)
    return GNUTranslations(made)


def _edited_after(po: Path, mo: Path) -> bool:
    """Installing writes both in any order within a moment, so that only more than that counts."""
    return po.stat().st_mtime > mo.stat().st_mtime + MOMENT
