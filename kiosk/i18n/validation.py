"""Checks the English sentences and the translations of each language."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.content_files import all_sentences
from kiosk.content.problem import Problem
from kiosk.content.records import Sentence
from kiosk.i18n.catalogs import CatalogEntries, catalog_path, read_catalog
from kiosk.i18n.translator import PHRASES, has_stray_brace, placeholders

LOOSE = re.compile(r" [?!:;»]|« ")
"""French signs that a line could begin or end with, since the space beside them may break."""

UPDATE = "Run scripts/translate update, then translate what it leaves open."


class LanguageReport(Struct, frozen=True):
    """A language: how many sentences are missing and fuzzy, and all that is wrong in its file."""

    tag: str
    missing: int
    fuzzy: int
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return f"{self.tag}: {self.missing} missing, {self.fuzzy} fuzzy"


def check_language(folder: Path, tag: str, said: Iterable[tuple[str, Sentence]]) -> LanguageReport:
    """The translations of these sentences; a sentence said in two places counts in each."""
    wanted = list(dict.fromkeys(sentence for _, sentence in said))
    path = catalog_path(folder, tag)
    file = f"locales/{path.relative_to(folder).as_posix()}"
    try:
        entries = read_catalog(path) if path.is_file() else {}
    except ValueError as fault:
        broken = Problem(file, "", f"Not readable: {fault}.", "Mend that line.")
        return LanguageReport(tag, len(wanted), 0, (broken,))
    there = [entries[sentence] for sentence in wanted if sentence in entries]
    problems = (
        *_bad(file, entries, wanted),
        *(_loose(file, entries) if tag == "fr" else ()),
    )
    fuzzy = sum(entry.fuzzy for entry in there)
    return LanguageReport(tag, len(wanted) - len(there), fuzzy, problems)


def _bad(file: str, entries: CatalogEntries, wanted: list[Sentence]) -> Iterator[Problem]:
    for sentence in wanted:
        entry = entries.get(sentence)
        if entry is None:
            yield Problem(file, sentence.context, "The translation is missing.", UPDATE)
        elif entry.fuzzy:
            fault = "The English sentence has changed since it was translated."
            yield Problem(file, sentence.context, fault, UPDATE)
        elif not entry.said.strip():
            yield Problem(file, sentence.context, "The translation says nothing.", UPDATE)
        elif placeholders(entry.said) != placeholders(sentence.english) or has_stray_brace(
            entry.said
        ):
            fault = f"Its names in braces differ from those of: {sentence.english}"
            yield Problem(file, sentence.context, fault, "Use the same names.")
    for sentence in entries.keys() - set(wanted):
        fault = "Nothing in the content says this any more."
        yield Problem(file, sentence.context, fault, "Run scripts/translate update.")


def _loose(file: str, entries: CatalogEntries) -> Iterator[Problem]:
    for sentence, entry in entries.items():
        if LOOSE.search(entry.said):
            fault = "A space beside ? ! : ; « or » may break."
            yield Problem(file, sentence.context, fault, "Use a no-break space.", notice=True)


DEVICE = frozenset(["device", "on_device", "device_name"])
"""The fields that hold the member's device."""

SUPPLIED = frozenset((
    "country", "date", "first", "kind", "last", "method", "name", "names", "note", "number", "of", "path",
    "seconds", "stage", "state", "step", "time", "title", "until", "verdict", "window",
))  # fmt: skip
"""What the flow supplies to the sentences of some pages."""

Said = Iterable[tuple[str, Sentence]]


def check_english(said: Said, content: Content) -> list[Problem]:
    """Fields that nobody fills, loose braces, contexts used twice."""
    every = list(said)
    return [*_fields(every, content), *_twice(every)]


def _fields(said: Said, content: Content) -> Iterator[Problem]:
    known = DEVICE | SUPPLIED | set(content.labels)
    for file, sentence in said:
        for name in sorted(placeholders(sentence.english) - known):
            remedy = "Use an id of labels.tsv, device, on_device or device_name."
            yield Problem(file, sentence.context, f"Nobody fills {{{name}}}.", remedy)
        if has_stray_brace(sentence.english):
            remedy = "Write a name between both braces, or none."
            yield Problem(file, sentence.context, "A brace stands alone.", remedy)


def _twice(said: Said) -> Iterator[Problem]:
    seen: dict[str, tuple[str, str]] = {}
    for file, sentence in said:
        first, english = seen.setdefault(sentence.context, (file, sentence.english))
        if english != sentence.english:
            fault = f"{first} uses this context for another sentence."
            yield Problem(file, sentence.context, fault, "Give one of the entries another id.")


def all_messages(folder: Path) -> list[tuple[str, Sentence]]:
    """Every sentence of the content folder and of words themselves, each with its file."""
    return [*all_sentences(folder), *(("words/phrases.py", phrase) for phrase in PHRASES)]
