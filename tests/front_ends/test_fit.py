"""Every page of every path fits a window of 60 by 18, in both languages, and loses no word."""

from collections import Counter
from functools import cache

import pytest

from kiosk.tui.rows import breadth
from kiosk.tui.sheet import lay
from kiosk.tui.stand import begin
from kiosk.view_model.page import Page
from tests.journey.test_pages import pages

SIZES = ((60, 18), (80, 24), (120, 40))


@cache
def every(language: str) -> dict[Page, int]:
    """Each page that looks different, and how many kinds of members come to it."""
    return Counter(page for _, page in pages(language))


def parts(page: Page, width: int, height: int) -> list[str]:
    """The text of each part of a page, as it stands in a window."""
    stand = begin(page)
    shown: list[str] = []
    for part in range(20):
        stand.part = part
        sheet = lay(page, stand, width, height)
        assert sheet.parts, page.id
        assert len(sheet.rows) <= height, page.id
        for row in sheet.rows:
            assert breadth(row) <= width, (page.id, "".join(span.text for span in row))
        shown.append("\n".join("".join(span.text for span in row) for row in sheet.rows))
        if len(shown) == sheet.parts:
            break
    return shown


@cache
def laid(language: str, width: int, height: int) -> tuple[list[str], ...]:
    """The parts of every page, in its order, in a window."""
    return tuple(parts(page, width, height) for page in every(language))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_page_fits_and_shows_every_choice(language: str, width: int, height: int) -> None:
    for page, shown in zip(every(language), laid(language, width, height), strict=True):
        assert len(shown) < 20, page.id
        options = getattr(page.ask, "options", ())
        told = " ".join(" ".join(shown).split())
        for option in options:
            assert " ".join(option.say.split()) in told, (page.id, option.say)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_most_pages_need_no_second_part_and_none_a_third_at_60_by_18(language: str) -> None:
    members = every(language)
    counts = [len(shown) for shown in laid(language, 60, 18)]
    one = sum(come for come, count in zip(members.values(), counts, strict=True) if count == 1)
    assert one > sum(members.values()) * 0.8
    assert max(counts) <= 2
