"""Walks through the questions of the device check."""

from functools import cache

from msgspec import Struct

from kiosk.content.device_records import DeviceQuestion
from kiosk.journey.android_choices import known_sort
from kiosk.journey.conditions import UNKNOWN_ANSWER
from kiosk.journey.device_questions import next_device_question
from tests.built_once import built_once
from tests.played_visit import shipped_content

Walk = list[tuple[DeviceQuestion, str]]


def answer(facts: dict[str, str], question: DeviceQuestion, choice: str) -> dict[str, str]:
    """The facts after an answer, as the page of the device check sets them."""
    sets = next((one.sets for one in question.choice if one.id == choice), {})
    return {**facts, question.id: choice, **sets}


def walk(*choices: str, rest: str = UNKNOWN_ANSWER) -> tuple[dict[str, str], Walk]:
    """The facts after these answers, then `rest` to all that is still asked."""
    facts: dict[str, str] = {}
    asked: Walk = []
    while (question := next_device_question(facts, shipped_content())) is not None:
        choice = choices[len(asked)] if len(asked) < len(choices) else rest
        asked.append((question, choice))
        facts = answer(facts, question, choice)
    return facts, asked


class End(Struct, frozen=True):
    """Where a walk ends: what was asked, the facts, and whether every answer was known."""

    asked: tuple[str, ...]
    facts: dict[str, str]
    known: bool


@cache
def every_end() -> tuple[End, ...]:
    """The end of every walk, whatever is answered."""
    return built_once("device-walks", lambda: tuple(_ends()))


def walked_choices(question: DeviceQuestion) -> tuple[str, ...]:
    """The choices that are walked: of makers and models with Android one of each sort, as others go on alike."""
    if not question.others:
        return tuple(one.id for one in question.choice)
    sorts: dict[object, str] = {}
    for one in question.choice:
        model = shipped_content().android.get(one.id)
        sort = known_sort(model) if model else one.sets.get("makers", "")
        sorts.setdefault(sort, one.id)
    return tuple(sorts.values())


def _ends() -> list[End]:
    ends: list[End] = []
    open_ = [End((), {}, True)]
    while open_:
        at = open_.pop()
        question = next_device_question(at.facts, shipped_content())
        if question is None:
            ends.append(at)
            continue
        asked = (*at.asked, question.id)
        for choice in (*walked_choices(question), UNKNOWN_ANSWER):
            known = at.known and choice != UNKNOWN_ANSWER
            open_.append(End(asked, answer(at.facts, question, choice), known))
    return ends
