"""What is wrong with the English sentences themselves."""

from collections.abc import Iterable, Iterator

from kiosk.content.catalog import Catalog
from kiosk.content.problem import Problem
from kiosk.content.records import Sentence
from kiosk.words.clear.telling import DEVICE
from kiosk.words.fill import placeholders, stray

SUPPLIED = frozenset((
    "country", "date", "first", "kind", "last", "method", "name", "names", "note", "number", "of", "path",
    "seconds", "stage", "state", "step", "time", "title", "until", "verdict", "window",
))  # fmt: skip
"""What the flow supplies to the sentences of some pages."""

Said = Iterable[tuple[str, Sentence]]


def bad_wording(said: Said, catalog: Catalog) -> list[Problem]:
    """Fields that nobody fills, loose braces, contexts used twice."""
    every = list(said)
    return [*_fields(every, catalog), *_twice(every)]


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
