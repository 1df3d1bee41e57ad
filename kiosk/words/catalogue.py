"""A catalogue of translations as a file, and what is wrong with it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from msgspec import Struct

from kiosk.catalog.problem import Problem
from kiosk.catalog.sentence import Sentence
from kiosk.words.fill import placeholders, stray

UPDATE = "Run scripts/translate update, translate what it left open."


class Entry(Struct, frozen=True):
    """One translation; a fuzzy one was made for another English sentence."""

    said: str
    fuzzy: bool = False


Entries = dict[Sentence, Entry]


class Count(Struct, frozen=True):
    """How much of a language is there."""

    total: int
    missing: int
    fuzzy: int


def read_entries(folder: Path, tag: str) -> tuple[str, Entries]:
    """The file of a language and its translations; the `.po`, or in an installed product the `.mo`."""
    po = folder / tag / "LC_MESSAGES" / "kiosk.po"
    path = po if po.is_file() or not po.with_suffix(".mo").is_file() else po.with_suffix(".mo")
    name = f"locales/{path.relative_to(folder).as_posix()}"
    if not path.is_file():
        return name, {}
    with path.open("rb") as file:
        catalog = read_po(file) if path == po else read_mo(file)
    return name, {
        Sentence(message.context or "", str(message.id)): Entry(str(message.string), message.fuzzy)
        for message in catalog
        if message.id and message.string
    }


def count(entries: Entries, sentences: Iterable[Sentence]) -> Count:
    """What is missing and what is fuzzy of these sentences."""
    wanted = set(sentences)
    there = [entries[one] for one in wanted if one in entries]
    return Count(len(wanted), len(wanted) - len(there), sum(entry.fuzzy for entry in there))


def bad_entries(file: str, entries: Entries, sentences: Iterable[Sentence]) -> Iterator[Problem]:
    """Missing, fuzzy and broken translations, and those that nothing asks for any more."""
    wanted = dict.fromkeys(sentences)
    for sentence in wanted:
        entry = entries.get(sentence)
        if entry is None:
            yield Problem(file, sentence.context, "The translation is missing.", UPDATE)
        elif entry.fuzzy:
            fault = "The English sentence has changed since it was translated."
            yield Problem(file, sentence.context, fault, UPDATE)
        elif placeholders(entry.said) != placeholders(sentence.english) or stray(entry.said):
            fault = f"Its fields differ from those of the English: {sentence.english}"
            yield Problem(file, sentence.context, fault, "Use the same names in braces.")
    for sentence in entries.keys() - wanted.keys():
        fault = "Nothing in the content says this any more."
        yield Problem(file, sentence.context, fault, "Run scripts/translate update.")
