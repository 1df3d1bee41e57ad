"""Checks the structure of the content: whether each file is read, each text there, each id known."""

from collections.abc import Collection, Mapping
from pathlib import Path

from kiosk.content.content import Content
from kiosk.content.content_files import content_tables
from kiosk.content.language_check import check_languages
from kiosk.content.loader import load_content, load_staff_pages
from kiosk.content.missing_texts import find_missing_texts
from kiosk.content.problem import Problem
from kiosk.content.references import find_broken_references
from kiosk.content.required_texts import required_texts
from kiosk.content.shared_records import PageTexts
from kiosk.journey.resume_code_check import check_numbers

PAGE = "page."
"""What the key of a page begins with in its file."""


def check_structure(content_folder: Path) -> tuple[Content, list[Problem]]:
    """The content of a folder, and what is wrong with its structure.

    A member would meet each of these faults: an unreadable file, a missing text, an id that leads nowhere, a
    number that does not fit a resume code.
    """
    content, found = load_content(content_folder)
    staff, faults = load_staff_pages(content_folder)
    found += faults
    found += _check_texts(
        content_folder, content, staff, {one.file for one in found if not one.key}
    )
    found += check_languages(content) + find_broken_references(content, content_folder)
    return content, found + check_numbers(content)


def _check_texts(
    content_folder: Path, content: Content, staff: Mapping[str, PageTexts], unread: Collection[str]
) -> list[Problem]:
    """What is wrong with the texts that the code asks the pages for, those of the staff too."""
    pages, texts = {**content.pages, **staff}, required_texts(content)
    if not find_missing_texts(pages, texts, {}):
        return []
    files = {
        table.key.removeprefix(PAGE): table.file
        for table in content_tables(content_folder)
        if table.key.startswith(PAGE) and table.key.count(".") == 1
    }
    return find_missing_texts(pages, texts, files, unread)
