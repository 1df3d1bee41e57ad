"""What is wrong with the English sentences themselves."""

import re
from collections.abc import Iterable, Iterator

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.problem import Problem
from kiosk.catalog.sentence import Sentence
from kiosk.words.fill import fill, placeholders, stray

DEVICE = frozenset(["device", "on_device", "device_name"])
SUPPLIED = frozenset((
    "country", "date", "first", "kind", "last", "method", "name", "names", "note", "number", "of", "path",
    "seconds", "stage", "state", "step", "time", "title", "until", "verdict", "window",
))  # fmt: skip
"""What the flow supplies to the sentences of some pages."""

LONGEST = 20
"""Words of a sentence; one that is longer is hard to keep in mind."""

STOP = re.compile(r"(?<=[.!?:])\s+")

Said = Iterable[tuple[str, Sentence]]


def bad_wording(said: Said, catalog: Catalog) -> list[Problem]:
    """Fields that nobody fills, loose braces, contexts used twice; sentences that are long as notices."""
    every = list(said)
    return [*_fields(every, catalog), *_twice(every), *_long(every, catalog)]


def long_sentences(text: str, catalog: Catalog, language: str) -> list[str]:
    """The sentences of a text that are too long, with the names of buttons as they are read."""
    names = {id: label.guess(language) for id, label in catalog.labels.items()}
    filled = fill(text, {**names, **dict.fromkeys(DEVICE, "your iPad")})
    return [one for one in STOP.split(filled) if len(one.split()) > LONGEST]


def _fields(said: Said, catalog: Catalog) -> Iterator[Problem]:
    known = DEVICE | SUPPLIED | set(catalog.labels)
    for file, sentence in said:
        for name in sorted(placeholders(sentence.english) - known):
            remedy = "Use an id of labels.tsv, device, on_device or device_name."
            yield Problem(file, sentence.context, f"Nobody fills {{{name}}}.", remedy)
        if stray(sentence.english):
            remedy = "Write a name between both braces, or none."
            yield Problem(file, sentence.context, "A brace stands alone.", remedy)


def _twice(said: Said) -> Iterator[Problem]:
    seen: dict[str, tuple[str, str]] = {}
    for file, sentence in said:
        first, english = seen.setdefault(sentence.context, (file, sentence.english))
        if english != sentence.english:
            fault = f"{first} uses this context for another sentence."
            yield Problem(file, sentence.context, fault, "Give one of the entries another id.")


def _long(said: Said, catalog: Catalog) -> Iterator[Problem]:
    for file, sentence in said:
        for one in long_sentences(sentence.english, catalog, "en"):
            fault = f"A sentence of {len(one.split())} words."
            remedy = f"Cut it in two, of {LONGEST} words at the most."
            yield Problem(file, sentence.context, fault, remedy, notice=True)
