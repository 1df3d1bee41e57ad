"""A catalogue of translations as it stands in its file."""

from pathlib import Path

from msgspec import Struct

from kiosk.catalog.sentence import Sentence


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
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import read_po

    try:
        with path.open("rb") as file:
            compiled = path.suffix == ".mo"
            catalog = read_mo(file) if compiled else read_po(file, abort_invalid=True)
    except Exception as fault:
        # Babel's readers fail in a dozen ways, and each of them means the same here.
        raise ValueError(str(fault)) from None
    return {
        Sentence(one.context or "", str(one.id)): Entry(str(one.string), one.fuzzy)
        for one in catalog
        if one.id and one.string
    }
