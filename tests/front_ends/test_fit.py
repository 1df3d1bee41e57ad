"""Every page that a member can reach fits a window of 60 by 18, in both languages, and loses no word."""

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
def counted_pages(language: str) -> dict[Page, int]:
    """Each page that differs from all others, and in how many states members come to it."""
    return Counter(page for _, page in pages(language))


def page_parts(page: Page, width: int, height: int) -> list[str]:
    """The text of each part of a page in a window; fails where a part is too large for it."""
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
def parts_of_pages(language: str, width: int, height: int) -> tuple[list[str], ...]:
    """The parts of every page in a window, in the order of `counted_pages`."""
    return tuple(page_parts(page, width, height) for page in counted_pages(language))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_page_fits_and_shows_every_choice(language: str, width: int, height: int) -> None:
    for page, shown in zip(
        counted_pages(language), parts_of_pages(language, width, height), strict=True
    ):
        assert len(shown) < 20, page.id
        options = getattr(page.ask, "options", ())
        text = " ".join(" ".join(shown).split())
        for option in options:
            assert " ".join(option.say.split()) in text, (page.id, option.say)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_most_pages_need_no_second_part_and_none_a_third_at_60_by_18(language: str) -> None:
    states = counted_pages(language)
    counts = [len(shown) for shown in parts_of_pages(language, 60, 18)]
    in_one_part = sum(
        number for number, count in zip(states.values(), counts, strict=True) if count == 1
    )
    assert in_one_part > sum(states.values()) * 0.8
    assert max(counts) <= 2
