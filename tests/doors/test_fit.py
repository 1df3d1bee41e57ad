"""Every page of every path fits a window of 60 by 18, in both languages, and loses no word."""

import pytest

from kiosk.screens.rows import breadth
from kiosk.screens.sheet import lay
from kiosk.screens.stand import begin
from kiosk.waist.page import Page
from tests.flow.test_pages import pages

SIZES = ((60, 18), (80, 24), (120, 40))


def parts(page: Page, width: int, height: int) -> list[str]:
    """The text of each part of a page, as it stands in a window."""
    stand = begin(page)
    shown = []
    for part in range(20):
        stand.part = part
        sheet = lay(page, stand, width, height)
        assert sheet.parts, page.id
        if part >= sheet.parts:
            break
        assert len(sheet.rows) <= height, page.id
        for row in sheet.rows:
            assert breadth(row) <= width, (page.id, "".join(span.text for span in row))
        shown.append("\n".join("".join(span.text for span in row) for row in sheet.rows))
    return shown


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_page_fits_and_shows_every_choice(language: str, width: int, height: int) -> None:
    for _, page in pages(language):
        shown = parts(page, width, height)
        assert len(shown) < 20, page.id
        options = getattr(page.ask, "options", ())
        told = " ".join(" ".join(shown).split())
        for option in options:
            assert " ".join(option.say.split()) in told, (page.id, option.say)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_most_pages_need_no_second_part_and_none_a_third_at_60_by_18(language: str) -> None:
    counts = [len(parts(page, 60, 18)) for _, page in pages(language)]
    assert sum(1 for count in counts if count == 1) > len(counts) * 0.8
    assert max(counts) <= 2
