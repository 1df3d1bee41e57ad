"""Which question of the device check comes next."""

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.device_records import DeviceQuestion, QuestionChoice
from kiosk.content.shared_records import Sentence
from kiosk.content.step_records import Method
from kiosk.journey.android_choices import FAMILY_QUESTION, MODEL_QUESTION, android_choices
from kiosk.journey.conditions import UNKNOWN_ANSWER, evaluate
from kiosk.journey.device_facts import apple_models, apple_short_name, derive_facts
from kiosk.journey.method_status import office_decision
from kiosk.journey.second_method import CHECKED_DEVICE, method_place
from kiosk.journey.verdict import MethodVerdict, awaited_facts, judge_method

MODEL = "model"
"""The question whose choices are the models of the Apple table."""


def next_question(
    questions: Iterable[DeviceQuestion], facts: Mapping[str, str]
) -> DeviceQuestion | None:
    """The first question before the start that applies and is not answered yet."""
    for question in questions:
        if question.id not in facts and evaluate(question.when, facts) is not False:
            return question
    return None


def next_device_question(
    facts: Mapping[str, str],
    content: Content,
    reopened: Collection[str] = (),
    closed: Collection[str] = (),
) -> DeviceQuestion | None:
    """The next question that applies and is unanswered; None as soon as nothing more can matter.

    The other methods are asked about only where none of the first ones can work.
    """
    known = derive_facts(facts, content)

    def judge(method: Method) -> MethodVerdict:
        office = office_decision(method.id, reopened, closed)
        return judge_method(method, content.rules, {**known, "office": office})

    first = [judge(method) for method in content.methods.values() if method.first]
    # Of the first methods, only those that are kept on the device itself depend on what it is.
    on_device = [one for one in first if method_place(one.method, {}, content) == CHECKED_DEVICE]
    if not all(one.verdict == "no" for one in on_device):
        about = (one for one in content.questions.values() if not one.methods)
        if question := _next_unanswered(about, facts, known, content):
            return question
    hopeless = all(one.verdict == "no" or one.person for one in first)
    others = (judge(method) for method in content.methods.values() if not method.first)
    return _question_for_others(others, facts, known, content) if hopeless else None


def deciding_question(
    judged: MethodVerdict, facts: Mapping[str, str], content: Content
) -> DeviceQuestion | None:
    """The question that brings an "ask" nearer to an answer, though the member did not know it before."""
    known = derive_facts(facts, content)
    wanted = set(awaited_facts(judged, content.rules, known))
    if "reach" in wanted:
        # It follows from these two, which members can find on the device itself.
        wanted |= {"system", "update"}
    for question in content.questions.values():
        sets = {fact for choice in question.choice for fact in choice.sets}
        if not wanted & sets or evaluate(question.when, known) is not True:
            continue
        if facts.get(question.id, UNKNOWN_ANSWER) == UNKNOWN_ANSWER:
            return question
    return None


def device_question(id: str, facts: Mapping[str, str], content: Content) -> DeviceQuestion | None:
    """A question with its choices: for the model, those of the group, maker or family that the member named."""
    question = content.questions.get(id)
    if question is not None and id in (FAMILY_QUESTION, MODEL_QUESTION):
        return replace(question, choice=android_choices(id, facts, content))
    if question is None or id != MODEL:
        return question
    group = facts.get("group", UNKNOWN_ANSWER)
    fitting = () if group == UNKNOWN_ANSWER else apple_models(facts, content)
    return replace(
        question,
        choice=tuple(
            QuestionChoice(
                id=apple.id, say=Sentence("", apple_short_name(apple)), sets={MODEL: apple.id}
            )
            for apple in fitting
        ),
    )


def _question_for_others(
    verdicts: Iterable[MethodVerdict],
    facts: Mapping[str, str],
    known: Mapping[str, str],
    content: Content,
) -> DeviceQuestion | None:
    """The questions of one method after the other, up to the first method that works as it is."""
    for one in verdicts:
        if one.verdict == "no":
            continue
        about = (
            question for question in content.questions.values() if one.method in question.methods
        )
        if question := _next_unanswered(about, facts, known, content):
            return question
        if one.verdict == "yes":
            return None
    return None


def _next_unanswered(
    questions: Iterable[DeviceQuestion],
    facts: Mapping[str, str],
    known: Mapping[str, str],
    content: Content,
) -> DeviceQuestion | None:
    for question in questions:
        sets = {fact for choice in question.choice for fact in choice.sets}
        asked = question.id in facts or sets & known.keys()
        if asked or evaluate(question.when, known) is not True:
            continue
        full = device_question(question.id, facts, content)
        if full is not None and full.choice:
            return full
    return None
