"""How far the questions are: each page says which one it is, and of about how many."""

import re

import pytest

from kiosk.view_model.page import Choices
from tests.played_visit import PlayedVisit

QUESTION = re.compile(r"question (\d+) of about (\d+)")


def counter(visit: PlayedVisit) -> tuple[int, int]:
    """Which question the page is, and of how many."""
    found = QUESTION.search(visit.page.title)
    assert found, visit.page.title
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("way", ["start", "check-device"])
def test_the_usual_answers_are_as_many_as_was_said(way: str) -> None:
    visit = PlayedVisit(language="en")
    visit.choose(way)
    _, expected = counter(visit)
    asked = 0
    while visit.page.id.startswith(("before/", "device/")):
        asked += 1
        assert counter(visit) == (asked, expected)
        assert isinstance(visit.page.ask, Choices)
        visit.choose(visit.page.ask.options[0].id)
    assert asked == expected


def test_a_question_more_is_said_at_once() -> None:
    visit = PlayedVisit(language="en")
    for option in ("start", "no", "tablet", "apple", "own"):
        visit.choose(option)
    _, expected = counter(visit)
    visit.choose("unknown")
    number, more = counter(visit)
    assert number <= more
    assert more >= expected


def test_the_opening_page_says_what_it_takes_and_only_the_first_one() -> None:
    visit = PlayedVisit(language="en")
    visit.choose("start")
    said = " ".join(getattr(block, "say", "") for block in visit.page.blocks)
    assert "about an hour" in said
    assert "pension number" in said
    visit.choose("no")
    said = " ".join(getattr(block, "say", "") for block in visit.page.blocks)
    assert "about an hour" not in said
