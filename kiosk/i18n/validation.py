"""Checks the English sentences of the content, and the translations of each language."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.content_files import all_sentences
from kiosk.content.problem import Problem
from kiosk.content.shared_records import Sentence
from kiosk.i18n.placeholders import has_same_placeholders, has_stray_brace, placeholders
from kiosk.i18n.po_file import CatalogEntries, catalog_path, read_catalog
from kiosk.i18n.translator import PHRASES
from kiosk.printable import describe_unprintable

BREAKABLE_SPACE = re.compile(r" [?!:;»]|« ")
"""A plain space beside a French sign: the line could break there, and the sign would stand alone."""

PHRASES_FILE = "i18n/translator.py"
"""Where the sentences of the code itself stand; all others are in files of the content."""

DEVICE_FIELDS = frozenset(["device", "on_device", "device_name"])
"""The fields that hold the member's device."""

PAGE_FIELDS = frozenset((
    "country", "date", "first", "kind", "last", "method", "name", "names", "note", "number", "of", "path",
    "seconds", "stage", "state", "step", "time", "title", "until", "verdict", "window",
))  # fmt: skip
"""The fields that page builders fill in the sentences of some pages."""

SourcedSentences = Iterable[tuple[str, Sentence]]
"""Sentences, each with the file that it stands in."""

UPDATE = "Run scripts/translate update, then translate what it leaves open."


class LanguageReport(Struct, frozen=True):
    """A language: how many sentences lack a translation or have a fuzzy one, and all that is wrong in its file."""

    tag: str
    missing: int
    fuzzy: int
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return f"{self.tag}: {self.missing} missing, {self.fuzzy} fuzzy"


def check_language(locales: Path, tag: str, sourced: SourcedSentences) -> LanguageReport:
    """Check the translations of these sentences; one that stands in two contexts counts twice."""
    wanted = list(dict.fromkeys(sentence for _, sentence in sourced))
    path = catalog_path(locales, tag)
    file = f"locales/{path.relative_to(locales).as_posix()}"
    try:
        entries = read_catalog(path) if path.is_file() else {}
    except ValueError as fault:
        broken = Problem(file, "", f"Not readable: {fault}.", "Mend that line.")
        return LanguageReport(tag, len(wanted), 0, (broken,))
    present = [entries[sentence] for sentence in wanted if sentence in entries]
    problems = (
        *_check_entries(file, entries, wanted),
        *find_unprintable_translations(file, entries),
        *(_find_breakable_spaces(file, entries) if tag == "fr" else ()),
    )
    fuzzy = sum(entry.fuzzy for entry in present)
    return LanguageReport(tag, len(wanted) - len(present), fuzzy, problems)


def _check_entries(file: str, entries: CatalogEntries, wanted: list[Sentence]) -> Iterator[Problem]:
    for sentence in wanted:
        entry = entries.get(sentence)
        if entry is None:
            yield Problem(file, sentence.context, "The translation is missing.", UPDATE)
        elif entry.fuzzy:
            fault = "The English sentence has changed since it was translated."
            yield Problem(file, sentence.context, fault, UPDATE)
        elif not entry.said.strip():
            yield Problem(file, sentence.context, "The translation says nothing.", UPDATE)
        elif not has_same_placeholders(entry.said, sentence.english):
            fault = f"Its names in braces differ from those of: {sentence.english}"
            yield Problem(file, sentence.context, fault, "Use the same names.")
    for sentence in entries.keys() - set(wanted):
        fault = "Nothing in the content says this any more."
        yield Problem(file, sentence.context, fault, "Run scripts/translate update.")


def find_unprintable_translations(file: str, entries: CatalogEntries) -> Iterator[Problem]:
    """A problem for each translation with a character that may not be shown."""
    for sentence, entry in entries.items():
        if fault := describe_unprintable([entry.said]):
            yield Problem(file, sentence.context, fault, "Write that translation anew.")


def _find_breakable_spaces(file: str, entries: CatalogEntries) -> Iterator[Problem]:
    for sentence, entry in entries.items():
        if BREAKABLE_SPACE.search(entry.said):
            fault = "A space beside ? ! : ; « or » may break."
            yield Problem(file, sentence.context, fault, "Use a no-break space.", notice=True)


def check_english(sourced: SourcedSentences, content: Content) -> list[Problem]:
    """Placeholders that nothing fills, stray braces, and contexts that two different sentences use."""
    every = list(sourced)
    return [*_check_placeholders(every, content), *_find_shared_contexts(every)]


def _check_placeholders(sourced: SourcedSentences, content: Content) -> Iterator[Problem]:
    known = DEVICE_FIELDS | PAGE_FIELDS | set(content.labels)
    for file, sentence in sourced:
        for name in sorted(placeholders(sentence.english) - known):
            remedy = "Use an id of labels.tsv, device, on_device or device_name."
            yield Problem(file, sentence.context, f"Nobody fills {{{name}}}.", remedy)
        if has_stray_brace(sentence.english):
            remedy = "Write a name between both braces, or none."
            yield Problem(file, sentence.context, "A brace stands alone.", remedy)


def _find_shared_contexts(sourced: SourcedSentences) -> Iterator[Problem]:
    first_use: dict[str, tuple[str, str]] = {}
    for file, sentence in sourced:
        first, english = first_use.setdefault(sentence.context, (file, sentence.english))
        if english != sentence.english:
            fault = f"{first} uses this context for another sentence."
            yield Problem(file, sentence.context, fault, "Give one of the entries another id.")


def all_messages(folder: Path) -> list[tuple[str, Sentence]]:
    """Every sentence to translate, each with its file: those of the content folder, and those of the code."""
    return with_phrases(all_sentences(folder))


def with_phrases(sourced: SourcedSentences) -> list[tuple[str, Sentence]]:
    """The sentences of the content, and behind them those of the code."""
    return [*sourced, *((PHRASES_FILE, phrase) for phrase in PHRASES)]
