"""A catalogue of translations as it stands in its file."""

from pathlib import Path

from msgspec import Struct

from kiosk.content.records import Sentence
from kiosk.words.po_file import read_mo_file, read_po_file


class Entry(Struct, frozen=True):
    """One translation; a fuzzy one was made for another English sentence."""

    said: str
    fuzzy: bool = False


Entries = dict[Sentence, Entry]


def catalogue_file(folder: Path, tag: str) -> Path:
    """The file of a language: its `.po`, or the `.mo` where there is only that."""
    po = folder / tag / "LC_MESSAGES" / "kiosk.po"
    mo = po.with_suffix(".mo")
    return mo if mo.is_file() and not po.is_file() else po


def read_entries(path: Path) -> Entries:
    """The translations of a file; ValueError if it cannot be read as one."""
    try:
        catalog = read_mo_file(path) if path.suffix == ".mo" else read_po_file(path)
    except Exception as fault:
        # Babel's readers fail in a dozen ways, and each of them means the same here.
        raise ValueError(str(fault)) from None
    return {
        Sentence(one.context or "", str(one.id)): Entry(str(one.string), one.fuzzy)
        for one in catalog
        if one.id and one.string
    }
