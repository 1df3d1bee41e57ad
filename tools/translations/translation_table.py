"""Translations as a table or as JSON, which translators fill in and which are merged into a catalog."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kiosk.files import read_text
from kiosk.i18n.placeholders import has_same_placeholders
from kiosk.i18n.po_file import MAX_CATALOG_BYTES
from tools.translations.po_messages import CatalogMessage


class TranslationRow(Struct, frozen=True):
    """A translation (`said`) for a context, and the English sentence that the translator saw, if it is known."""

    context: str
    said: str
    english: str = ""


def read_table(path: Path) -> list[TranslationRow]:
    """The translations of a file.

    JSON is `{context: translation}`; any other file has lines of context, English and translation with tabs
    between them, or of context and translation alone. Lines that begin with # are comments; rows without a
    translation are left out.
    """
    text = read_text(path, MAX_CATALOG_BYTES)
    if path.suffix == ".json":
        return [TranslationRow(context, said) for context, said in json.loads(text).items() if said]
    rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    full = [row for row in rows if row and not row[0].startswith("#") and row[-1].strip()]
    return [TranslationRow(row[0], row[-1].strip(), row[1] if len(row) > 2 else "") for row in full]


def merge_table(
    messages: Iterable[CatalogMessage], rows: Iterable[TranslationRow]
) -> tuple[list[CatalogMessage], list[str]]:
    """The messages with these translations, and complaints about the rows that were left out.

    A message that is still open takes the translation of one with the same English sentence.
    """
    row_by_context = {row.context: row for row in rows}
    complaints: list[str] = []
    merged: list[CatalogMessage] = []
    for message in messages:
        row = row_by_context.pop(message.sentence.context, None)
        complaint = _find_mismatch(message, row) if row else ""
        if complaint:
            complaints.append(f"{message.sentence.context}: {complaint}")
        elif row:
            message = replace(message, said=row.said, previous="")
        merged.append(message)
    known = {one.sentence.english: one.said for one in merged if one.said and not one.fuzzy}
    merged = [_fill_from_same(message, known) for message in merged]
    complaints += [
        f"{context}: nothing in the content has this context." for context in row_by_context
    ]
    return merged, complaints


def open_rows(messages: Iterable[CatalogMessage]) -> Iterator[str]:
    """What is left to translate, as lines of a table, each English sentence once.

    The previous sentence and its translation stand before a changed one as a comment.
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


def _fill_from_same(message: CatalogMessage, known: dict[str, str]) -> CatalogMessage:
    if message.said and not message.fuzzy:
        return message
    said = known.get(message.sentence.english)
    return replace(message, said=said, previous="") if said else message


def _find_mismatch(message: CatalogMessage, row: TranslationRow) -> str:
    english = message.sentence.english
    if row.english and row.english != english:
        return f"the English has changed to: {english}"
    if not has_same_placeholders(row.said, english):
        return f"the names in braces differ from those of: {english}"
    return ""
