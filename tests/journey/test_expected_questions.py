"""How far the questions are: each page says which one it is, and of about how many."""

import re
from itertools import pairwise
from random import Random

import pytest

from kiosk.journey.fold import MORE_OPTION
from kiosk.view_model.page import Choices
from tests.played_visit import PlayedVisit

QUESTION = re.compile(r"question (\d+) of about (\d+)")


def counter(visit: PlayedVisit) -> tuple[int, int]:
    """Which question the page is, and of how many."""
    found = QUESTION.search(visit.page.title)
    assert found, visit.page.title
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("way", ["start", "check-device"])
def test_the_usual_answers_are_about_as_many_as_was_said(way: str) -> None:
    visit = PlayedVisit(language="en")
    visit.choose(way)
    _, expected = counter(visit)
    asked = 0
    while visit.page.id.startswith(("before/", "device/")):
        asked += 1
        number, of = counter(visit)
        assert number == asked
        assert asked <= of <= expected
        assert isinstance(visit.page.ask, Choices)
        visit.choose(visit.page.ask.options[0].id)
    assert expected - 1 <= asked <= expected


def counters(seed: int) -> list[tuple[int, int]]:
    """What the questions of a device check say, whatever is answered."""
    chance = Random(seed)
    visit = PlayedVisit(language="en")
    visit.choose("check-device")
    said = [counter(visit)]
    while visit.page.id.startswith("device/"):
        assert isinstance(visit.page.ask, Choices)
        options = [one.id for one in visit.page.ask.options if one.id != MORE_OPTION]
        visit.choose(chance.choice(options))
        if visit.page.id.startswith("device/"):
            said.append(counter(visit))
    return said


def test_an_answer_hardly_ever_adds_more_than_one_question_to_what_was_said() -> None:
    checks = [counters(seed) for seed in range(60)]
    for said in checks:
        assert [number for number, _ in said] == list(range(1, len(said) + 1))
        assert all(number <= of for number, of in said)
    added = [after - before for said in checks for (_, before), (_, after) in pairwise(said)]
    assert len(added) > 150
    assert max(added) <= 3
    assert sum(more > 1 for more in added) <= len(added) / 50


def test_who_comes_from_a_situation_begins_with_the_first_question() -> None:
    visit = PlayedVisit(language="en")
    for option in ("locked-out", "locked-out-sms", "begin", "done", "check"):
        visit.choose(option)
    assert visit.page.id == "device/form"
    assert counter(visit)[0] == 1


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
