"""The screen asks for the model in few keys, and says of it what `kiosk device` says."""

from functools import cache

import pytest

from kiosk.content.device_models import AndroidModel, AppleModel, id_of_name
from kiosk.content.device_records import DeviceQuestion
from kiosk.journey.android_choices import (
    FAMILY_QUESTION,
    MODEL_QUESTION,
    MOST_LETTERS,
    android_choices,
    list_names,
    listed_models,
)
from kiosk.journey.android_facts import ANDROID_KINDS, android_model_facts
from kiosk.journey.conditions import UNKNOWN_ANSWER
from kiosk.journey.device_questions import next_device_question
from kiosk.journey.fold import CHOICES_PER_PART
from kiosk.journey.verdict import Verdict
from kiosk.journey.vocabulary import vocabulary
from tests.journey.device_verdicts import verdict, verdict_for_words
from tests.journey.device_walks import answer
from tests.played_visit import shipped_content
from tests.sampling import sampled

ANDROID = tuple(shipped_content().android.values())
MOST_KEYS = 4
"""Keys from the first question about the model to the last one."""

START = {"owner": "own", "form": "unknown"}
FOR_MODEL = ("maker-", FAMILY_QUESTION, MODEL_QUESTION, "group-", "model")


def keys(question: DeviceQuestion, choice: str) -> int:
    """The keys that a choice takes: one, and one for each turn to a further part of the list."""
    at = [one.id for one in question.choice].index(choice)
    if len(question.choice) <= CHOICES_PER_PART + 1:
        return 1
    return 1 + at // CHOICES_PER_PART


@cache
def way_to(one: AndroidModel) -> tuple[dict[str, str], int]:
    """The facts of a member who chose the model on the screen, and the keys that this took."""
    kind = ANDROID_KINDS[one.form]
    facts = {**START, "kind": kind, "system-android": UNKNOWN_ANSWER}
    pressed = 0
    while True:
        question = next_device_question(facts, shipped_content())
        assert question is not None, one.name
        assert question.id.startswith(FOR_MODEL), (one.name, question.id)
        choice = choice_for(one, question, facts)
        pressed += keys(question, choice)
        facts = answer(facts, question, choice)
        if question.id == MODEL_QUESTION:
            return facts, pressed


def choice_for(one: AndroidModel, question: DeviceQuestion, facts: dict[str, str]) -> str:
    """The choice that the owner of a model takes."""
    if question.id == FAMILY_QUESTION:
        return id_of_name(one.family)
    if question.id == MODEL_QUESTION:
        return next(
            group[0].id for group in listed_models(facts, shipped_content()) if one in group
        )
    maker = id_of_name(one.maker)
    for choice in question.choice:
        if maker in choice.sets.get("maker", "").split("+"):
            return choice.id
    return next(choice.id for choice in question.choice if is_between(maker, choice.id))


def is_between(maker: str, choice: str) -> bool:
    """Whether a list such as "a-to-h" holds a maker."""
    first, _, last = choice.partition("-to-")
    return first <= maker[0] <= last


def test_every_model_is_chosen_in_at_most_four_keys() -> None:
    over = {one.name for one in ANDROID if way_to(one)[1] > MOST_KEYS}
    assert over == set()


def test_a_samsung_a53_is_chosen_by_maker_family_and_name() -> None:
    facts, pressed = way_to(shipped_content().android["samsung-galaxy-a53"])
    assert [id for id in facts if id.startswith(FOR_MODEL)] == [
        "maker-phone",
        "family-android",
        "model-android",
        "model",
    ]
    assert pressed == 4


@cache
def every_list() -> tuple[tuple[dict[str, str], DeviceQuestion], ...]:
    """Every page on which a family or a model is chosen."""
    seen: dict[tuple[str, ...], tuple[dict[str, str], DeviceQuestion]] = {}
    for one in ANDROID:
        facts = way_to(one)[0]
        for id in (FAMILY_QUESTION, MODEL_QUESTION):
            key = (id, facts["kind"], facts["maker"], facts.get("family", ""))
            seen.setdefault(key, (facts, shipped_content().questions[id]))
    return tuple(seen.values())


def test_the_choices_of_every_list_are_short_and_name_each_model_once() -> None:
    lists = 0
    for facts, question in every_list():
        choices = android_choices(question.id, facts, shipped_content())
        lists += bool(choices)
        said = [one.say.english for one in choices]
        assert len(set(said)) == len(said)
        assert all(len(one) <= MOST_LETTERS for one in said), said
    assert lists > 40


def test_models_in_one_choice_are_known_to_mean_the_same() -> None:
    for facts, question in every_list():
        if question.id != MODEL_QUESTION:
            continue
        for group in listed_models(facts, shipped_content()):
            found = {
                tuple(
                    one.verdict
                    for one in verdict({"owner": "own", **android_model_facts(model)}).methods
                )
                for model in group
            }
            assert len(found) == 1, list_names(group)


@pytest.mark.parametrize("kind", ANDROID_KINDS.values())
def test_whoever_does_not_find_the_maker_or_the_model_is_asked_on(kind: str) -> None:
    facts = {**START, "kind": kind, "system-android": UNKNOWN_ANSWER}
    for choices in (
        (),
        ("samsung",),
        ("samsung", "galaxy-s" if "phone" in kind else "galaxy-tab-s"),
    ):
        known = dict(facts)
        for choice in choices:
            question = next_device_question(known, shipped_content())
            assert question is not None
            known = answer(known, question, choice)
        question = next_device_question(known, shipped_content())
        assert question is not None
        assert question.others
        after = next_device_question(answer(known, question, UNKNOWN_ANSWER), shipped_content())
        assert after is not None
        assert after.id == "play"


def test_nobody_who_knows_the_version_is_asked_for_the_model() -> None:
    for system in ("9", "8"):
        facts = {
            **START,
            "kind": "android-phone",
            "system-android": "x",
            "system": system,
            "update": "no",
        }
        question = next_device_question(facts, shipped_content())
        assert question is None or not question.id.startswith(FOR_MODEL)


def contradictions(one: Verdict, other: Verdict) -> list[str]:
    """The methods for which two verdicts say opposite things; an open one contradicts none."""
    pairs = zip(one.methods, other.methods, strict=True)
    return [
        here.method
        for here, there in pairs
        if here.verdict != there.verdict and "ask" not in (here.verdict, there.verdict)
    ]


def test_words_for_a_model_are_never_answered_against_its_questions_on_the_screen() -> None:
    for one in sampled(ANDROID, 5):
        on_screen = verdict(way_to(one)[0])
        assert contradictions(on_screen, verdict_for_words(one.name)) == [], one.name


def test_words_for_an_apple_model_are_never_answered_against_its_questions_on_the_screen() -> None:
    for one in shipped_content().apple:
        check_apple(one)


def check_apple(one: AppleModel) -> None:
    """Fail where words for a model are answered against the answers for its group or for it."""
    kinds = shipped_content().kinds.items()
    kind = next(id for id, kind in kinds if one.family in kind.families)
    facts = {**START, "kind": kind, f"system-{kind}": UNKNOWN_ANSWER, "group": one.group}
    in_group = verdict(facts)
    on_screen = verdict({**facts, "model": one.id})
    by_words = verdict_for_words(one.model)
    assert contradictions(on_screen, by_words) == contradictions(in_group, by_words) == []


def test_every_choice_of_the_lists_is_an_id_that_the_visit_log_may_hold() -> None:
    known = vocabulary(shipped_content())
    for facts, question in every_list():
        for choice in android_choices(question.id, facts, shipped_content()):
            assert choice.id in known
