"""Finds texts that the code asks the page files for and that are missing, and texts that nothing asks for."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from kiosk.content.problem import Problem
from kiosk.content.required_texts import PARTS, RequiredTexts
from kiosk.content.shared_records import PageTexts

Fault = tuple[str, str, str]
"""A key in the table of the page, what is wrong there, and the remedy."""

WRITE_REMEDY = "Write it, or put the file back from the product."


def find_missing_texts(
    pages: Mapping[str, PageTexts],
    wanted: Mapping[str, RequiredTexts],
    files: Mapping[str, str],
    unread: Collection[str] = (),
) -> list[Problem]:
    """Each text that is missing or that no page shows, by its file and key.

    `files` says which file each page is in; a page missing from one of the `unread` files, which could not be
    read at all, is not reported on its own.
    """
    found: list[Problem] = []
    for id, texts in wanted.items():
        file = files.get(id, texts.file)
        if id in pages:
            faults = [*_find_missing(pages[id], texts), *_find_unused(pages[id], texts)]
            found += [
                Problem(file, f"page.{id}.{key}", fault, remedy) for key, fault, remedy in faults
            ]
        elif file not in unread:
            found.append(Problem(file, f"page.{id}", "This page is missing.", WRITE_REMEDY))
    for id in pages.keys() - wanted.keys():
        file, remedy = files.get(id, "pages/*.toml"), _remedy(id, wanted)
        found.append(Problem(file, f"page.{id}", "No page has this name.", remedy))
    return found


def _find_missing(page: PageTexts, texts: RequiredTexts) -> Iterator[Fault]:
    keys = [part for part in PARTS if part in texts.parts and not getattr(page, part)]
    keys += [f"choice.{name}" for name in sorted(texts.choice - page.choice.keys())]
    keys += [f"note.{name}" for name in sorted(texts.note - page.note.keys())]
    for key in keys:
        yield key, "This text is missing.", WRITE_REMEDY


def _find_unused(page: PageTexts, texts: RequiredTexts) -> Iterator[Fault]:
    """Texts that are most likely written under a misspelt name."""
    for part in PARTS:
        if getattr(page, part) and part not in texts.parts:
            yield part, "No page shows this.", _remedy(part, texts.parts)
    for kind, present, known in (
        ("choice", page.choice, texts.choice),
        ("note", page.note, texts.note),
    ):
        for name in sorted(present.keys() - known):
            yield f"{kind}.{name}", "No page shows this.", _remedy(name, known)


def _remedy(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f"Did you mean {near[0]}? Otherwise take it out." if near else "Take it out."
