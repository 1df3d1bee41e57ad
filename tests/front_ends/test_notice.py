"""The notice of the day stands on the welcome page in each language on offer, and on the page after it."""

import itertools
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.journey.reducer import start_state
from kiosk.journey.state import State
from kiosk.settings.schema import MAX_NOTICE_DAYS, StandingNotice
from kiosk.view_model.page import Notice, Page
from kiosk.view_model.page_languages import page_in_each_language
from kiosk.view_model.replies import Chose
from tests.front_ends.planned_pages import SIZES, plan_variants
from tests.front_ends.union_languages import TAGS, union_languages
from tests.played_visit import NOON, shipped_content

NOTICES = tuple(shipped_content().notices)
TODAY = NOON.date()
WELCOME = start_state()
COUNTS = (1, 2, 3, 4, 5, 8, 24)


def put_up(id: str, days: int = 0, since: date = TODAY) -> StandingNotice:
    """A notice that stands for so many days more."""
    return StandingNotice(id=id, since=since, until=since + timedelta(days=days))


def journey_with(notice: StandingNotice, count: int = 2, *, enlarges: bool = False) -> Journey:
    """A journey of an office that offers so many languages and has put up a notice."""
    languages = union_languages()
    content = replace(shipped_content(), languages=languages)
    office = Office(languages=TAGS[:count], notice=notice, enlarges=enlarges)
    return Journey(languages, lambda: content, office, load_translator, notices=content.notices)


def said(page: Page) -> list[str]:
    """The notices of a page."""
    return [block.say for block in page.blocks if isinstance(block, Notice)]


def state_with(journey: Journey, *settings: str) -> State:
    """The welcome page with these settings."""
    state = journey.start()
    for setting in settings:
        page = journey.page(state, NOON, "screen")
        state = journey.answer(state, page, Chose(setting), NOON, "screen").state
    return state


def test_the_list_is_one_that_a_page_can_hold() -> None:
    assert 5 <= len(NOTICES) <= 9


@pytest.mark.parametrize("days", [0, MAX_NOTICE_DAYS])
@pytest.mark.parametrize("id", NOTICES)
@pytest.mark.parametrize("count", COUNTS)
def test_the_welcome_page_is_whole_with_any_notice_in_any_window(
    id: str, days: int, count: int
) -> None:
    for settings, enlarges in (((), True), (("space",), False)):
        journey = journey_with(put_up(id, days), count, enlarges=enlarges)
        page = journey.page(state_with(journey, *settings), NOON, "screen")
        for version, size in itertools.product(page_in_each_language(page), SIZES):
            assert said(version)
            for planned in plan_variants(version, size):
                assert planned.parts == 1, (id, count, size, version.language)
                assert planned.part_rows(0) <= planned.room, (id, count, size, version.language)


@pytest.mark.parametrize("id", NOTICES)
def test_it_is_in_both_languages_of_an_office_with_two(id: str) -> None:
    page = journey_with(put_up(id)).page(WELCOME, NOON, "screen")
    french, english = said(page)
    assert english == shipped_content().notices[id].today.english
    assert french not in (english, "")
    assert "aujourd’hui" in french


@pytest.mark.parametrize("count", [5, 24])
def test_with_many_languages_it_is_in_the_one_that_has_the_focus(count: int) -> None:
    page = journey_with(put_up("desk-closed"), count).page(WELCOME, NOON, "screen")
    by_tag = {one.language: said(one) for one in page_in_each_language(page)}
    assert len(by_tag) > 3
    assert all(len(one) == 1 for one in by_tag.values())
    assert by_tag["fr"] != by_tag["en"]
    assert page.language == "fr", "a notice without a translation changes no other words"


def test_in_line_mode_it_is_in_each_language() -> None:
    page = journey_with(put_up("desk-closed")).page(WELCOME, NOON, "line")
    assert len(said(page)) == 2


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("days", [0, MAX_NOTICE_DAYS])
@pytest.mark.parametrize("id", NOTICES)
def test_the_page_after_has_it_in_the_members_language(id: str, days: int, language: str) -> None:
    journey = journey_with(put_up(id, days))
    page = journey.page(WELCOME, NOON, "screen")
    after = journey.answer(WELCOME, page, Chose(language), NOON, "screen").state
    shown = journey.page(after, NOON, "screen")
    assert shown.id == "intent"
    (one,) = said(shown)
    assert one in said(page)
    for size in SIZES:
        for planned in plan_variants(shown, size):
            assert planned.parts <= 2, (size, id)


@pytest.mark.parametrize(
    ("notice", "stands"),
    [
        (put_up("desk-closed", 0), True),
        (put_up("desk-closed", 0, TODAY - timedelta(days=1)), False),
        (put_up("desk-closed", 2, TODAY - timedelta(days=2)), True),
        (put_up("desk-closed", 5, TODAY + timedelta(days=1)), False),
        (put_up("desk-closed", MAX_NOTICE_DAYS + 1), False),
        (put_up("pigeons", 1), False),
        (StandingNotice(), False),
        (StandingNotice(id="desk-closed"), False),
    ],
)
def test_it_stands_from_its_first_day_to_its_last(notice: StandingNotice, stands: bool) -> None:
    page = journey_with(notice).page(WELCOME, NOON, "screen")
    assert bool(said(page)) == stands


def test_its_last_day_is_named_until_that_day() -> None:
    page = journey_with(put_up("desk-closed", 3)).page(WELCOME, NOON, "screen")
    french, english = said(page)
    assert "23 November" in english
    assert "23 novembre inclus" in french
