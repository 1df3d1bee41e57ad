"""Every trouble has its page, and every page leads on; four questions stand before the start."""

import pytest

from kiosk.content.shared_records import Sentence, Trouble
from kiosk.content.step_records import Method, Stage
from tests.content.shipped import content, exists, named, words

TROUBLES = [f"PK-X{number}" for number in range(1, 15)]
LETTERS = [f"LT-{number}" for number in range(1, 8)]
BEFORE = ["PRE-4", "PRE-5"]
LISTS = {"locked-out", "waiting", "account"}

each_trouble = pytest.mark.parametrize("id", content().troubles)


def spoken(trouble: Trouble) -> tuple[Sentence, ...]:
    """What the page of a trouble says, its drawing and its choices left out."""
    return (trouble.lead, *trouble.say, *trouble.watch)


@pytest.mark.parametrize("id", TROUBLES)
def test_each_trouble_of_the_inventory_has_a_page(id: str) -> None:
    assert any(id in trouble.inventory for trouble in content().troubles.values())


@pytest.mark.parametrize("id", LETTERS)
def test_each_point_about_a_letter_is_carried_by_its_situation_or_by_a_step(id: str) -> None:
    stages = content().stages.values()
    steps = [step for stage in stages for step in stage.step.values()]
    situations = [one.inventory for one in content().situations.values()]
    assert any(id in carried for carried in (*situations, *(step.inventory for step in steps)))


@pytest.mark.parametrize("id", BEFORE)
def test_each_check_before_the_start_is_asked(id: str) -> None:
    assert any(id in question.inventory for question in content().before.values())


@each_trouble
def test_a_trouble_is_short_and_says_what_to_do_now(id: str) -> None:
    trouble = content().troubles[id]
    assert len(trouble.title.english) <= 38
    assert sum(words(one) for one in spoken(trouble)) <= 60
    assert all(words(one) <= 20 for one in spoken(trouble))
    assert trouble.lead.english[-1] in ".?"


@each_trouble
def test_a_trouble_names_its_source(id: str) -> None:
    assert content().troubles[id].source.strip()


@each_trouble
def test_a_trouble_leads_on_by_at_most_4_ways_that_exist(id: str) -> None:
    jumps = content().troubles[id].jumps
    assert 1 <= len(jumps) <= 4
    for jump in jumps:
        assert exists(jump.go), jump.go
        assert jump.go != f"trouble:{id}"
        assert len(jump.say.english) <= 38


@each_trouble
def test_a_trouble_draws_known_lines_and_shows_a_known_address(id: str) -> None:
    trouble = content().troubles[id]
    assert {line.strip("[]_") for line in trouble.drawing} <= set(content().labels)
    assert sum(line.startswith("[") for line in trouble.drawing) <= 1
    assert trouble.address in {"", *content().addresses}


def test_the_lists_of_troubles_are_known_and_none_is_empty() -> None:
    assert named("lists") == LISTS
    locked = [id for id, one in content().troubles.items() if "locked-out" in one.lists]
    assert locked[0] == "sms-ended"


def test_every_trouble_is_reached_from_a_page() -> None:
    ways = {jump.go for one in content().troubles.values() for jump in one.jumps}
    homes: list[Stage | Method] = [*content().stages.values(), *content().methods.values()]
    for home in homes:
        ways |= {wrong.go for step in home.step.values() for wrong in step.wrong}
    ways |= {code.go for code in content().codes.values()}
    for question in content().before.values():
        ways |= {question.unknown_then, *(choice.then for choice in question.choice)}
    listed = {id for id, one in content().troubles.items() if one.lists}
    by_flow = {"letter"}
    missed = set(content().troubles) - {way.removeprefix("trouble:") for way in ways}
    assert missed - listed - by_flow == set()


def test_each_question_before_the_start_sets_its_fact_and_leads_on() -> None:
    assert list(content().before) == ["account"]
    account = content().before["account"]
    said = {choice.id: choice.sets["account"] for choice in account.choice}
    assert said == {"no": "no", "yes": "yes", "sysper": "yes"}
    for question in content().before.values():
        assert exists(question.unknown_then)
        assert all(exists(choice.then) for choice in question.choice if choice.then)
