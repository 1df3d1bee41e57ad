"""Every slip that a member can get fits one sheet of paper in large print."""

import pytest

from kiosk.journey.slip import build_slip_page
from kiosk.pdf.document import fitting_measure
from kiosk.pdf.layout import SHEETS, TooLongError
from kiosk.pdf.paper_text import paper_words
from tests.journey.device_walks import every_end
from tests.journey.test_slip import context, places, widest
from tests.languages import LANGUAGES
from tests.pdf.recorded import recorded


def test_what_fits_a5_fits_a4() -> None:
    room = {
        name: (one.width - 2 * one.margin, one.height - 2 * one.margin)
        for name, one in SHEETS.items()
    }
    assert all(large > small for large, small in zip(room["a4"], room["a5"], strict=True))


@pytest.mark.slow("pdf")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_fits_one_sheet_of_a5_at_18_points(language: str) -> None:
    tried, long = 0, []
    for key, facts in places(language):
        page = build_slip_page(context(), facts, language)
        tried += 1
        try:
            fitting_measure(page, "a5")
        except TooLongError as fault:
            long.append((key, facts["method"], facts["kind"], str(fault)))
    assert tried > 100
    assert long == []


@pytest.mark.slow("pdf")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slips_of_device_checks_fit_one_sheet_of_a5(language: str) -> None:
    """In 18 points, or a little less where much must be changed first."""
    pages = [build_slip_page(context(), end.facts, language) for end in every_end()[::37]]
    slips = {tuple(paper_words(page)[4:]): page for page in pages}
    assert len(slips) > 20
    for page in slips.values():
        assert min(line.size for line in recorded(page, "a5").lines) >= 16


@pytest.mark.slow("pdf")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_at_home_fit_one_sheet_of_a5(language: str) -> None:
    """In 18 points, or a little less for the methods with the most steps."""
    for method, kind in widest(language).items():
        facts = {"method": method, "kind": kind, "at": "access/wait-for-code"}
        (sheet,) = build_slip_page(context(), facts, language).further_sheets
        assert min(line.size for line in recorded(sheet, "a5").lines) >= 17, method
