"""The page on which the shape of a code is picked, in a window."""

import pytest

from kiosk.view_model.page import Choices
from tests.journey.test_code_shape import SHAPES
from tests.languages import LANGUAGES
from tests.played_visit import PlayedVisit
from tests.tui.window import Window


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_shape_stands_beside_the_one_number_that_picks_it(language: str) -> None:
    visit = PlayedVisit(language=language)
    page = visit.choose("final-code")
    assert isinstance(page.ask, Choices)
    shapes = {one.id: one.groups for one in page.ask.options if one.groups}
    assert shapes == {id: (shape.of,) * shape.groups for id, shape in SHAPES.items()}
    with Window(visit.session) as window:
        rows = window.shown().rows
        assert window.shown().parts == 1
    for option in page.ask.options:
        numbered = [row for row in rows if row.split()[:1] == [str(option.key)]]
        assert len(numbered) == 1, "a number stands once"
        assert numbered[0].count("•") == sum(option.groups)
