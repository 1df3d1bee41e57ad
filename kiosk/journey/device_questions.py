"""Which question of the device check comes next."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.devices import DeviceQuestion, QuestionChoice
from kiosk.content.records import Sentence
from kiosk.journey.conditions import (
    UNKNOWN_ANSWER,
    apple_models,
    apple_short_name,
    derive_facts,
    evaluate,
)
from kiosk.journey.verdict import FIRST_METHODS, MethodVerdict, judge_method, office_decision

MODEL = "model"
"""The question whose choices are the models of the Apple table."""


def next_device_question(
    facts: Mapping[str, str],
    content: Content,
    reopened: Collection[str] = (),
    closed: Collection[str] = (),
) -> DeviceQuestion | None:
    """The next question that applies and is unanswered; None as soon as nothing more can matter.

    The other ways are asked about only where none of the first methods can work.
    """
    known = derive_facts(facts, content)

    def weighed(methods: Iterable[str]) -> Iterator[MethodVerdict]:
        for method in methods:
            office = office_decision(method, reopened, closed)
            yield judge_method(method, content.rules, {**known, "office": office})

    first = list(weighed(FIRST_METHODS))
    if not all(one.verdict == "no" for one in first[:2]):
        about = (one for one in content.questions.values() if not one.methods)
        if question := _next(about, facts, known, content):
            return question
    hopeless = all(one.verdict == "no" or one.person for one in first)
    ways = weighed(id for id in content.methods if id not in FIRST_METHODS)
    return _of_ways(ways, facts, known, content) if hopeless else None


def device_question(id: str, facts: Mapping[str, str], content: Content) -> DeviceQuestion | None:
    """A question with its choices: for the model, those of the group that the member named."""
    question = content.questions.get(id)
    if question is None or id != MODEL:
        return question
    group = facts.get("group", UNKNOWN_ANSWER)
    fitting = () if group == UNKNOWN_ANSWER else apple_models(content, facts)
    return replace(
        question,
        choice=tuple(
            QuestionChoice(
                id=apple.id, say=Sentence("", apple_short_name(apple)), sets={MODEL: apple.id}
            )
            for apple in fitting
        ),
    )


def _of_ways(
    ways: Iterable[MethodVerdict],
    facts: Mapping[str, str],
    known: Mapping[str, str],
    content: Content,
) -> DeviceQuestion | None:
    """The questions of one way after the other, up to the first way that works as it is."""
    for way in ways:
        if way.verdict == "no":
            continue
        about = (one for one in content.questions.values() if way.method in one.methods)
        if question := _next(about, facts, known, content):
            return question
        if way.verdict == "yes":
            return None
    return None


def _next(
    questions: Iterable[DeviceQuestion],
    facts: Mapping[str, str],
    known: Mapping[str, str],
    content: Content,
) -> DeviceQuestion | None:
    for question in questions:
        said = {fact for choice in question.choice for fact in choice.sets}
        asked = question.id in facts or said & known.keys()
        if asked or evaluate(question.when, known) is not True:
            continue
        full = device_question(question.id, facts, content)
        if full is not None and full.choice:
            return full
    return None
