"""With a helper, each step says what to say, what not to touch and what never to note."""

from functools import cache

import pytest
from msgspec.structs import replace

from kiosk.view_model.page import ContactDetails, Notice, Page, Table
from kiosk.view_model.replies import Help
from tests.crawl import walk, watched_journey
from tests.front_ends.planned_pages import planned_pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON, PlayedVisit, answers


@cache
def helped_steps(language: str) -> tuple[tuple[Page, Page], ...]:
    """Each page of a step, alone and with a helper."""
    found: dict[Page, Page] = {}
    journey = watched_journey()
    for state, page in walk(language):
        if page.id.startswith("step/") and page not in found:
            helped = replace(state, preferences=replace(state.preferences, helped=True))
            found[page] = journey.page(helped, NOON, "screen")
    return tuple(found.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_with_a_helper_has_one_remark_more_than_alone(language: str) -> None:
    assert len(helped_steps(language)) > 200
    for alone, helped in helped_steps(language):
        if helped.blocks == alone.blocks:
            assert any(isinstance(one, Table | ContactDetails) for one in alone.blocks)
            continue
        (remark,) = [one for one in helped.blocks if one not in alone.blocks]
        assert [one for one in helped.blocks if one is not remark] == [*alone.blocks], alone.id
        assert isinstance(remark, Notice)
        assert remark.sign == "→"
        assert remark.say.count(".") == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_such_a_step_fits_every_window_in_two_parts_but_for_few_that_were_full_before(
    language: str,
) -> None:
    pages = [helped for _, helped in helped_steps(language)]
    for size, planned in planned_pages(pages).items():
        longer = {page.id for page in planned if page.parts > 2}
        assert len(longer) <= (4 if size == (60, 18) else 0), (size, longer)
        for page in planned:
            assert page.parts <= 3, (size, page.id)
            assert all(page.part_rows(part) <= page.room for part in range(page.parts)), page.id


def test_the_remark_stands_while_somebody_helps_and_not_longer() -> None:
    visit = PlayedVisit()
    for page, option, _ in answers("passkey-ipad"):
        if page.startswith("step/"):
            break
        visit.choose("en" if page == "welcome" else option)
    alone = visit.page
    for choice, is_helped in (("helped", True), ("not-helped", False)):
        visit.reply(Help())
        visit.choose(choice)
        shown = visit.choose("back-to-page")
        assert (len(shown.blocks) > len(alone.blocks)) == is_helped
