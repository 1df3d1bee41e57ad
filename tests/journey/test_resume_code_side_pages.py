"""Looking something up is no progress: it leaves the nine digits as they are, so that nobody copies them twice."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.journey import Journey
from kiosk.journey.state import State
from kiosk.view_model.page import CodeBoxes, ContactDetails, Page
from kiosk.view_model.replies import Back, Chose, Help, Reply
from tests.crawl import replies, watched_journey
from tests.played_visit import NOON, PlayedVisit

SIDE_PAGES = frozenset(
    {"help", "helped", "people", "safety", "terms", "term", "phone", "comfort", "reader", "counted", "language"}
)  # fmt: skip
"""Kinds of page that a member looks at beside the way."""

PLACES = {
    "a wait": ("come-back", "none", "account", "ipad", "account/fill-form", "done"),
    "a step": ("come-back", "none", "access", "ipad", "access/fill-request"),
    "the checklist": ("come-back", "none", "access", "ipad", "access/fill-request", "list"),
    "the slip": ("come-back", "none", "access", "ipad", "access/open-rcam", "list", "home"),
    "another screen": ("come-back", "none", "access", "ipad", "access/fill-request", "else"),
    "a situation": ("something-else", "letter", "begin"),
    "a checked device": (*("check-device", "tablet", "apple", "own", "enough", "locked"),),
}
"""Where a number stands for a member, and the answers that lead there."""


@cache
def journey() -> Journey:
    """The journey of the shipped content."""
    return watched_journey()


@cache
def state_at(place: str) -> State:
    """The state of a visit at a place."""
    state = journey().start("en")
    for option in PLACES[place]:
        page = page_at(state)
        while option not in {one.option for one in replies(page) if isinstance(one, Chose)}:
            state = turned(state, Chose("@more"))
            page = page_at(state)
        state = turned(state, Chose(option))
    return state


def page_at(state: State) -> Page:
    """The page of a state."""
    return journey().page(state, NOON, "screen")


def turned(state: State, reply: Reply) -> State:
    """The state after a reply."""
    return journey().answer(state, page_at(state), reply, NOON, "screen").state


def digits(state: State) -> str:
    """The nine digits of a state, as the last warning before the end shows them."""
    shown = journey().overlay("warning", state, NOON, "screen", seconds=60)
    (found,) = (one.text for one in shown.blocks if isinstance(one, CodeBoxes))
    return found


@pytest.mark.parametrize("place", PLACES)
@given(picks=st.lists(st.integers(0, 20), max_size=12))
def test_no_way_through_the_side_pages_changes_the_number(place: str, picks: list[int]) -> None:
    start = state_at(place)
    state, first = turned(start, Help()), digits(start)
    for pick in picks:
        offered = [*replies(page_at(state)), Help(), Back()]
        reached = turned(state, offered[pick % len(offered)])
        if page_at(reached).id.partition("/")[0] in SIDE_PAGES or reached.trail == start.trail:
            state = reached
            assert digits(state) == first, (place, page_at(state).id)


@pytest.mark.parametrize("office", ["pmo-brussels", "pmo-luxembourg", "pmo-ispra"])
@pytest.mark.parametrize("problem", ["access", "code"])
def test_who_looks_up_a_telephone_number_keeps_the_number_that_was_copied(
    office: str, problem: str
) -> None:
    for place in PLACES:
        state = turned(state_at(place), Help())
        for option in ("people", problem, office, "back-to-page"):
            state = turned(state, Chose(option))
            assert digits(state) == digits(state_at(place)), (place, option)
        assert page_at(state).id == page_at(state_at(place)).id


def on_slip(visit: PlayedVisit) -> list[str]:
    """The names of the contacts on the page of the slip."""
    assert visit.page.id == "home"
    return [one.name for one in visit.page.blocks if isinstance(one, ContactDetails)]


def at_a_slip(*options: str) -> PlayedVisit:
    """A visit that has looked these people up, and then opened the slip of the stage that asks for access."""
    visit = PlayedVisit(language="en")
    for option in PLACES["a step"]:
        visit.choose(option)
    visit.reply(Help())
    looked_up = ("people", "code", *options, "back-to-page") if options else ("back-to-page",)
    for option in (*looked_up, "list", "home"):
        visit.choose(option)
    return visit


def test_the_office_looked_up_last_is_on_the_slip() -> None:
    assert on_slip(at_a_slip()) == ["PMO, central telephone number"]
    assert on_slip(at_a_slip("pmo-brussels")) == ["PMO, Brussels settlement office"]
    assert on_slip(at_a_slip("pmo-brussels", "somebody-else", "pmo-ispra")) == [
        "PMO, Ispra settlement office"
    ]


def test_the_office_named_at_its_step_comes_before_one_that_was_looked_up() -> None:
    visit = PlayedVisit(language="en")
    way = ("come-back", "none", "access", "ipad", "access/settlement-office", "luxembourg")
    for option in way:
        visit.choose(option)
    visit.reply(Help())
    for option in ("people", "code", "pmo-ispra", "back-to-page", "home"):
        visit.choose(option)
    assert on_slip(visit) == ["PMO, Luxembourg settlement office"]
