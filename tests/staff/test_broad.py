"""The staff pages in windows of 80 by 24 and of 120 by 40: what they say stands there, and nothing is cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.screens.laying import laid
from kiosk.screens.sheet import Sheet
from kiosk.screens.stand import begin
from kiosk.waist.blocks import Bars
from kiosk.waist.page import Page
from tests.staff.pins import cheapen, with_pin
from tests.staff.rounds import Round, book


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a PIN and 2,000 visits."""
    cheapen(monkeypatch)
    return book(with_pin(tmp_path), 2000)


def sheets(page: Page, width: int, height: int) -> Iterator[Sheet]:
    """All parts of a page."""
    stand = begin(page)
    first = laid(page, stand, width, height)
    for part in range(first.parts):
        stand.part = part
        yield laid(page, stand, width, height)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("period", ["week", "month", "quarter", "year"])
def test_all_figures_stand_in_two_parts_and_in_one_where_there_is_room(
    folder: Path, language: str, period: str
) -> None:
    round_ = Round(folder, language)
    round_.enter()
    page = round_.choose("figures", "period", period)
    for width, height, parts in ((80, 24, 2), (120, 40, 1)):
        shown = list(sheets(page, width, height))
        assert len(shown) <= parts
        rows = ["".join(span.text for span in row) for sheet in shown for row in sheet.rows]
        assert all(len(row) <= width for row in rows)
        for block in page.blocks:
            assert isinstance(block, Bars)
            assert any(block.say in row for row in rows), block.say
            for line in block.lines:
                assert any(line.name in row and line.say in row for row in rows), line
