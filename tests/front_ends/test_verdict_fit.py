"""A verdict stands on one part where there is room, and on two in the smallest window, whatever the device."""

from datetime import datetime
from functools import cache

import pytest

from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.journey.state import Position, Preferences, State
from kiosk.view_model.page import Page, Table
from tests.front_ends.planned_pages import planned_pages
from tests.journey.device_walks import every_end
from tests.languages import LANGUAGES
from tests.played_visit import shipped_content

EVERY = 60
"""Of so many ends of the device check, one is looked at."""
MOST_COLUMNS = 54
"""The cells that the smallest window has for a table."""


@cache
def verdicts(language: str) -> tuple[Page, ...]:
    """The verdicts of many devices, each once."""
    content = shipped_content()
    journey = Journey(content.languages, lambda: content, Office(), load_translator)
    now, chosen = datetime(2026, 11, 20, 12, 0), Preferences(language=language)
    states = (
        State(Position("verdict", facts=end.facts), preferences=chosen)
        for end in every_end()[::EVERY]
    )
    return tuple(dict.fromkeys(journey.page(state, now, "screen") for state in states))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_has_no_part_of_its_own_for_a_single_notice(language: str) -> None:
    assert len(verdicts(language)) > 50
    for size, found in planned_pages(verdicts(language)).items():
        for planned, page in zip(found, verdicts(language), strict=True):
            assert planned.parts <= (2 if size == (60, 18) else 1), (size, page.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_methods_stand_in_one_table_that_fits_the_smallest_window(language: str) -> None:
    for page in verdicts(language):
        (table,) = [
            block for block in page.blocks if isinstance(block, Table) and len(block.rows[0]) == 3
        ]
        assert len(table.rows) == len(shipped_content().methods)
        widths = [max(map(len, column)) for column in zip(*table.rows, strict=True)]
        assert sum(widths) + 2 * 2 <= MOST_COLUMNS, widths
