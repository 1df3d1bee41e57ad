"""Every slip that a member can get fits one sheet of paper in large print."""

import pytest

from kiosk.journey.slip import build_slip_page
from kiosk.pdf.document import fitting_measure
from kiosk.pdf.layout import SHEETS, TooLongError
from tests.journey.test_slip import context, places
from tests.languages import LANGUAGES


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
