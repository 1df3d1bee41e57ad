"""What is wrong with the translations of a language."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from kiosk.content.problem import Problem
from kiosk.content.records import Sentence
from kiosk.words.catalogue import Entries, catalogue_file, read_entries
from kiosk.words.fill import placeholders, stray

LOOSE = re.compile(r" [?!:;»]|« ")
"""French signs that a line could begin or end with, since the space beside them may break."""

UPDATE = "Run scripts/translate update, then translate what it leaves open."


class Checked(Struct, frozen=True):
    """A language: how many sentences are missing and fuzzy, and all that is wrong in its file."""

    tag: str
    missing: int
    fuzzy: int
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return f"{self.tag}: {self.missing} missing, {self.fuzzy} fuzzy"


def check_language(folder: Path, tag: str, said: Iterable[tuple[str, Sentence]]) -> Checked:
    """The translations of these sentences; a sentence said in two places counts in each."""
    wanted = list(dict.fromkeys(sentence for _, sentence in said))
    path = catalogue_file(folder, tag)
    file = f"locales/{path.relative_to(folder).as_posix()}"
    try:
        entries = read_entries(path) if path.is_file() else {}
    except ValueError as fault:
        broken = Problem(file, "", f"Not readable: {fault}.", "Mend that line.")
        return Checked(tag, len(wanted), 0, (broken,))
    there = [entries[sentence] for sentence in wanted if sentence in entries]
    problems = (
        *_bad(file, entries, wanted),
        *(_loose(file, entries) if tag == "fr" else ()),
    )
    fuzzy = sum(entry.fuzzy for entry in there)
    return Checked(tag, len(wanted) - len(there), fuzzy, problems)


def _bad(file: str, entries: Entries, wanted: list[Sentence]) -> Iterator[Problem]:
    for sentence in wanted:
        entry = entries.get(sentence)
        if entry is None:
            yield Problem(file, sentence.context, "The translation is missing.", UPDATE)
        elif entry.fuzzy:
            fault = "The English sentence has changed since it was translated."
            yield Problem(file, sentence.context, fault, UPDATE)
        elif not entry.said.strip():
            yield Problem(file, sentence.context, "The translation says nothing.", UPDATE)
        elif placeholders(entry.said) != placeholders(sentence.english) or stray(entry.said):
            fault = f"Its names in braces differ from those of: {sentence.english}"
            yield Problem(file, sentence.context, fault, "Use the same names.")
    for sentence in entries.keys() - set(wanted):
        fault = "Nothing in the content says this any more."
        yield Problem(file, sentence.context, fault, "Run scripts/translate update.")


def _loose(file: str, entries: Entries) -> Iterator[Problem]:
    for sentence, entry in entries.items():
        if LOOSE.search(entry.said):
            fault = "A space beside ? ! : ; « or » may break."
            yield Problem(file, sentence.context, fault, "Use a no-break space.", notice=True)
