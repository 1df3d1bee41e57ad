"""Translations as a table or as JSON, which translators fill in and which are merged into a catalog."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Message
from msgspec import Struct

from kiosk.files import read_text
from kiosk.i18n.placeholders import has_placeholders_of, has_same_placeholders
from kiosk.i18n.po_file import MAX_CATALOG_BYTES
from kiosk.i18n.po_parser import message_forms, message_ids
from tools.translations.catalog_update import settle, wording_before


class TranslationRow(Struct, frozen=True):
    """A translation (`said`) for a context, and the English sentence that the translator saw, if it is known.

    The forms of a sentence that counts have a row each, whose contexts end in `[0]`, `[1]` …
    """

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


def merge_table(messages: Sequence[Message], rows: Iterable[TranslationRow]) -> list[str]:
    """Put these translations into the messages, and return complaints about the rows that were left out.

    A message that is still open takes the translation of one with the same English sentence.
    """
    row_by_context = {row.context: row for row in rows}
    complaints: list[str] = []
    for message in messages:
        found = [row_by_context.pop(context, None) for context in form_contexts(message)]
        given = [row for row in found if row]
        if complaint := next(filter(None, (_find_mismatch(message, row) for row in given)), ""):
            complaints.append(f"{message.context}: {complaint}")
        elif given:
            old = message_forms(message)
            _fill(message, [row.said if row else old[n] for n, row in enumerate(found)])
    known = {message_ids(one): message_forms(one) for one in messages if _is_done(one)}
    for message in messages:
        if not _is_done(message) and message_ids(message) in known:
            _fill(message, known[message_ids(message)])
    complaints += [
        f"{context}: nothing in the content has this context." for context in row_by_context
    ]
    return complaints


def open_rows(messages: Iterable[Message]) -> Iterator[str]:
    """What is left to translate, as lines of a table, each English sentence once.

    The previous sentence and its translation stand before a changed one as a comment. One whose wording alone has
    changed is listed too: its translation is in use, and may be better.
    """
    seen: set[tuple[str, ...]] = set()
    for message in messages:
        ids, forms = message_ids(message), message_forms(message)
        before = wording_before(message) or " / ".join(message.previous_id)
        if (_is_done(message) and not wording_before(message)) or ids in seen:
            continue
        seen.add(ids)
        if message.fuzzy or wording_before(message):
            yield f"# was\t{before}\t{' / '.join(forms)}"
        for number, context in enumerate(form_contexts(message)):
            yield f"{context}\t{ids[min(number, len(ids) - 1)]}\t"


def form_contexts(message: Message) -> list[str]:
    """The contexts of the rows for a message: its own, or one for each of its forms."""
    context = message.context or ""
    if not message.pluralizable:
        return [context]
    return [f"{context}[{number}]" for number in range(len(message_forms(message)))]


def _is_done(message: Message) -> bool:
    return all(message_forms(message)) and not message.fuzzy


def _fill(message: Message, forms: Sequence[str]) -> None:
    """Give a message its forms; where some are still missing, it stays as open as it was."""
    if all(forms):
        settle(message, forms)
    else:
        message.string = tuple(forms)


def _find_mismatch(message: Message, row: TranslationRow) -> str:
    ids = message_ids(message)
    if row.english and row.english not in ids:
        return f"the English has changed to: {' / '.join(ids)}"
    alike = has_placeholders_of if message.pluralizable else has_same_placeholders
    if not alike(row.said, ids[-1]):
        return f"the names in braces differ from those of: {ids[-1]}"
    return ""
