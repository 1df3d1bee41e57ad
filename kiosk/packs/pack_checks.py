"""What a pack must pass before its content is used: the checks of the kiosk, and the permanent numbers."""

from collections.abc import Iterable
from pathlib import Path

from kiosk.content.content import Content
from kiosk.content.content_files import all_sentences
from kiosk.content.folders_in_use import pack_folders
from kiosk.content.problem import Problem
from kiosk.i18n.validation import check_english, find_wrong_translations, with_phrases
from kiosk.journey.content_check import check_structure
from kiosk.journey.permanent_numbers import PermanentNumber, find_lost_numbers
from kiosk.packs.errors import PackError


def check_pack(folder: Path, name: str, given: Iterable[PermanentNumber]) -> Content:
    """The content in the folder of a pack; PackError where members would meet a fault, or a number has changed.

    `given` are the numbers that slips may have. Translations that are missing or fuzzy are no fault: a language
    that is not complete is not offered.
    """
    folders = pack_folders(folder)
    content, problems = check_structure(folders.content)
    sentences = list(all_sentences(folders.content))
    problems += check_english(sentences, content)
    for tag, language in content.languages.items():
        if tag != "en":
            problems += find_wrong_translations(
                folders.locales, tag, with_phrases(sentences), language.forms
            )
    if fault := next((one for one in problems if not one.notice), None):
        raise PackError("check", name, _place(fault))
    if lost := find_lost_numbers(content, given):
        first = lost[0]
        raise PackError("numbers", name, f"{first.of} {first.number} was {first.id}")
    return content


def _place(fault: Problem) -> str:
    place = f"{fault.file}: {fault.key}" if fault.key else fault.file
    return f"{place}: {fault.fault.removesuffix('.')}"
