"""A walk through pages of the shipped content: digits into the visit, 9 back, planned without a terminal."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from kiosk.journey.journey import Journey
from kiosk.journey.state import State
from kiosk.view_model.page import Choices, Page
from kiosk.view_model.replies import Back, Chose
from tools.bench.expected_visit import bench_journey

PHRASE = 20
"""Characters of a choice by which it is recognised: more could be broken by the edge of a column."""


class PageTurn(NamedTuple):
    """A key, the title of the page that it leads to, and the beginning of each choice that it is picked from.

    A turn back is picked from no choices.
    """

    key: str
    title: str
    choices: tuple[str, ...]


def plan_walk() -> Iterator[PageTurn]:
    """Turn pages from the welcome page on, without end: to one that was not seen, where it is offered, or back.

    Pages with a field are left out, and choices that end the visit, print, or stay on the page.
    Where there is no way back, all pages count as not seen again.
    """
    journey, now = bench_journey(), datetime.now()
    state = journey.start("")
    page = journey.page(state, now, "screen")
    seen = {page.id}
    while True:
        turned = _turn_onward(journey, state, page, now, seen) or _turn_back(
            journey, state, page, now
        )
        if turned is None:
            seen = {page.id}
            continue
        turn, state, page = turned
        seen.add(page.id)
        yield turn


Turned = tuple[PageTurn, State, Page]


def _turn_onward(
    journey: Journey, state: State, page: Page, now: datetime, seen: set[str]
) -> Turned | None:
    """The first choice to a page that was not seen."""
    if not isinstance(page.ask, Choices):
        return None
    options = [one for one in page.ask.options if not any(one.min_size)]
    begins = tuple(one.say[:PHRASE].rpartition(" ")[0] or one.say for one in options)
    for option in options:
        turn = journey.answer(state, page, Chose(option.id), now, "screen")
        if turn.end is not None or turn.paper or turn.front_end or turn.state == state:
            continue
        next_page = journey.page(turn.state, now, "screen")
        if next_page.id not in seen and isinstance(next_page.ask, Choices):
            return PageTurn(str(option.key), next_page.title, begins), turn.state, next_page
    return None


def _turn_back(journey: Journey, state: State, page: Page, now: datetime) -> Turned | None:
    if not page.back:
        return None
    before = journey.answer(state, page, Back(), now, "screen").state
    page_before = journey.page(before, now, "screen")
    return PageTurn("9", page_before.title, ()), before, page_before
