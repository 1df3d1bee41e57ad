"""Translations as tables or JSON, to be merged into a catalog."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kiosk.files import read_text
from kiosk.i18n.placeholders import has_stray_brace, placeholders
from kiosk.i18n.po_file import MAX_CATALOG_BYTES
from tools.translations.catalog_file import CatalogMessage


class TranslationRow(Struct, frozen=True):
    """A translation for a context, and the English that the translator saw, if that was written down."""

    context: str
    said: str
    english: str = ""


def read_table(path: Path) -> list[TranslationRow]:
    """The pieces of a file.

    JSON is `{context: translation}`; any other file has lines of context, English and translation with
    tabs between them, or of context and translation alone. Lines that begin with # are remarks.
    """
    text = read_text(path, MAX_CATALOG_BYTES)
    if path.suffix == ".json":
        return [TranslationRow(context, said) for context, said in json.loads(text).items() if said]
    rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    full = [row for row in rows if row and not row[0].startswith("#") and row[-1].strip()]
    return [TranslationRow(row[0], row[-1].strip(), row[1] if len(row) > 2 else "") for row in full]


def merge_table(
    messages: Iterable[CatalogMessage], pieces: Iterable[TranslationRow]
) -> tuple[list[CatalogMessage], list[str]]:
    """The messages with the pieces in them, and what is wrong with the pieces left out.

    What is still open takes the words of a message that says the same in English.
    """
    given = {piece.context: piece for piece in pieces}
    complaints: list[str] = []
    found: list[CatalogMessage] = []
    for message in messages:
        piece = given.pop(message.sentence.context, None)
        wrong = _wrong(message, piece) if piece else ""
        if wrong:
            complaints.append(f"{message.sentence.context}: {wrong}")
        elif piece:
            message = replace(message, said=piece.said, previous="")
        found.append(message)
    known = {one.sentence.english: one.said for one in found if one.said and not one.fuzzy}
    found = [_echoed(message, known) for message in found]
    complaints += [f"{context}: nothing in the content has this context." for context in given]
    return found, complaints


def open_rows(messages: Iterable[CatalogMessage]) -> Iterator[str]:
    """What is left to translate, each English sentence once, as lines of a table.

    The old words of a changed sentence stand before it as a remark.
    """
    seen: set[str] = set()
    for message in messages:
        if message.sentence.english in seen:
            continue
        if message.fuzzy or not message.said:
            seen.add(message.sentence.english)
        if message.fuzzy:
            yield f"# was\t{message.previous}\t{message.said}"
        if message.fuzzy or not message.said:
            yield f"{message.sentence.context}\t{message.sentence.english}\t"


def _echoed(message: CatalogMessage, known: dict[str, str]) -> CatalogMessage:
    if message.said and not message.fuzzy:
        return message
    said = known.get(message.sentence.english)
    return replace(message, said=said, previous="") if said else message


def _wrong(message: CatalogMessage, piece: TranslationRow) -> str:
    english = message.sentence.english
    if piece.english and piece.english != english:
        return f"the English has changed to: {english}"
    if placeholders(piece.said) != placeholders(english) or has_stray_brace(piece.said):
        return f"the names in braces differ from those of: {english}"
    return ""
