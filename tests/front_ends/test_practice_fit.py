"""In practice each page says so in its band, and has no more parts than outside practice."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from textual.geometry import Size

from kiosk.journey.context import Office
from kiosk.journey.state import State
from kiosk.tui.available_choices import with_available_choices
from kiosk.tui.page_plan import PagePlan, plan_page
from kiosk.tui.widgets.band import band_rows
from kiosk.view_model.page import Choices, Page
from tests.crawl import watched_journey
from tests.front_ends.planned_pages import WindowSize
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON
from tests.sampling import sampled
from tests.tui.window import window

SMALLEST: WindowSize = (60, 18)
WORDS = {"en": "PRACTICE", "fr": "EXERCICE"}
LONG_NAME = Office(name="AIACE, section de Belgique, antenne de Bruxelles-Sud", practice=True)
"""A name nearly as long as the settings take."""

each_language = pytest.mark.parametrize("language", LANGUAGES)


def plans(page: Page, size: WindowSize) -> Iterator[PagePlan]:
    """How a page stands in a window; one with a field also with what the empty field offers."""
    page = with_available_choices(page, *size)
    ask = page.ask
    for options in (ask,) if isinstance(ask, Choices) else (Choices(()), ask.empty):
        yield plan_page(page, options, Size(*size))


def heads(language: str) -> dict[tuple[str, str], Page]:
    """A page of each title and place."""
    return {(page.title, page.place): page for _, page in pages(language)}


@each_language
@pytest.mark.parametrize("width", [60, 61, 66])
def test_the_band_of_each_page_has_as_many_rows_as_outside_practice(
    language: str, width: int
) -> None:
    found = heads(language)
    assert len(found) > 500
    for page in found.values():
        rows = band_rows(page, width)
        practised = band_rows(replace(page, practice=True), width)
        assert practised == rows, (page.title, page.place)


SPECIAL = ("home", "counted", "counted/row", "square/slip", "end/finished")
"""Pages that say something else in practice."""


def compared_pages(language: str) -> tuple[tuple[State, Page], ...]:
    """A sample of all pages, and another one of those that say something else in practice."""
    special = {one[1].id: one for one in pages(language) if one[1].id in SPECIAL}
    more = (one for one in pages(language) if one[1].id in SPECIAL)
    return (*special.values(), *sampled(more, 10), *sampled(pages(language), 15))


@each_language
def test_no_page_needs_more_parts_or_loses_what_stands_beside_its_words(language: str) -> None:
    looked_at, journey = set[str](), watched_journey(Office(practice=True))
    for state, usual in compared_pages(language):
        page = journey.page(state, NOON, "screen")
        assert page.practice
        for before, after in zip(plans(usual, SMALLEST), plans(page, SMALLEST), strict=True):
            assert len(after.fit.parts) <= len(before.fit.parts), page.id
            assert (after.side is None) == (before.side is None), page.id
        looked_at.add(page.id)
    assert looked_at > set(SPECIAL)


@each_language
def test_the_word_is_painted_on_each_part_before_the_title(language: str) -> None:
    journey, word = watched_journey(Office(practice=True)), WORDS[language]
    states = {page.id.partition("/")[0]: state for state, page in pages(language)}
    assert len(states) > 30
    shown = [journey.page(state, NOON, "screen") for state in states.values()]
    with window(shown[0], size=SMALLEST) as opened:
        for page in shown:
            for part in opened.parts(page):
                assert part.rows[0].split()[0] == word, page.id
                assert page.title.split()[0] in part.rows[0], page.id


def test_a_long_name_of_the_office_leaves_the_word_on_the_welcome_page() -> None:
    journey = watched_journey(LONG_NAME)
    page = journey.page(journey.start(), NOON, "screen")
    assert page.id == "welcome"
    with window(page, size=SMALLEST) as opened:
        (part,) = opened.parts(page)
    assert "Bruxelles-Sud" in part.text
    assert part.rows[0].split()[0] == page.practice_word
