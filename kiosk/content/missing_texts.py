"""Texts that the code asks the page files for and that are not there, and texts that nothing asks for."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from kiosk.content.problem import Problem
from kiosk.content.records import PageTexts
from kiosk.content.required_texts import PARTS, RequiredTexts

Fault = tuple[str, str, str]
"""A key in the page, what is wrong there, and the remedy."""

WRITE = "Write it, or put the file back from the product."


def find_missing_texts(
    pages: Mapping[str, PageTexts],
    wanted: Mapping[str, RequiredTexts],
    files: Mapping[str, str],
    unread: Collection[str] = (),
) -> list[Problem]:
    """Each text that is missing or that no page shows, by its file and key.

    `files` says in which file a page stands; a page of a file that is `unread` is not told of apart.
    """
    found: list[Problem] = []
    for id, texts in wanted.items():
        file = files.get(id, texts.file)
        if id in pages:
            faults = [*_missing(pages[id], texts), *_needless(pages[id], texts)]
            found += [
                Problem(file, f"page.{id}.{key}", fault, remedy) for key, fault, remedy in faults
            ]
        elif file not in unread:
            found.append(Problem(file, f"page.{id}", "This page is missing.", WRITE))
    for id in pages.keys() - wanted.keys():
        file, remedy = files.get(id, "pages/*.toml"), _remedy(id, wanted)
        found.append(Problem(file, f"page.{id}", "No page has this name.", remedy))
    return found


def _missing(page: PageTexts, texts: RequiredTexts) -> Iterator[Fault]:
    keys = [part for part in PARTS if part in texts.parts and not getattr(page, part)]
    keys += [f"choice.{name}" for name in sorted(texts.choice - page.choice.keys())]
    keys += [f"note.{name}" for name in sorted(texts.note - page.note.keys())]
    for key in keys:
        yield key, "This text is missing.", WRITE


def _needless(page: PageTexts, texts: RequiredTexts) -> Iterator[Fault]:
    """What is most likely written under a misspelt name."""
    for part in PARTS:
        if getattr(page, part) and part not in texts.parts:
            yield part, "No page shows this.", _remedy(part, texts.parts)
    for kind, said, asked in (
        ("choice", page.choice, texts.choice),
        ("note", page.note, texts.note),
    ):
        for name in sorted(said.keys() - asked):
            yield f"{kind}.{name}", "No page shows this.", _remedy(name, asked)


def _remedy(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f"Did you mean {near[0]}? Otherwise take it out." if near else "Take it out."
