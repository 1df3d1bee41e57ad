"""The choices of models with Android: names that mean the same for the member stand in one choice."""

from collections.abc import Iterator, Mapping
from functools import cache

from kiosk.content.content import Content
from kiosk.content.device_models import AndroidModel, id_of_name
from kiosk.content.device_records import QuestionChoice
from kiosk.content.shared_records import Sentence
from kiosk.journey.android_facts import ANDROID_KINDS, ENOUGH, android_model_facts
from kiosk.journey.conditions import UNKNOWN_ANSWER, parse_version

FAMILY_QUESTION, MODEL_QUESTION = "family-android", "model-android"
"""The questions whose choices come from the Android table."""

MOST_LETTERS = 54
"""Letters of a choice that the smallest window shows in one line."""

MOST_CHOICES = 10
"""Choices that two parts of a page show; of more, the member chooses a family first."""


def android_choices(
    question: str, facts: Mapping[str, str], content: Content
) -> tuple[QuestionChoice, ...]:
    """The choices of one of the two questions; none where the maker is not known, or where nothing is to choose.

    The fact `maker` is the id of a maker, or of several with "+" between them.
    """
    if question == FAMILY_QUESTION:
        models = _models_of_maker(facts, content)
        return _family_choices(models) if _has_families(models) else ()
    return tuple(
        QuestionChoice(
            id=group[0].id, say=Sentence("", list_names(group)), sets={"model": group[0].id}
        )
        for group in listed_models(facts, content)
    )


def listed_models(facts: Mapping[str, str], content: Content) -> list[list[AndroidModel]]:
    """The models of the maker and the family that the member named, in groups of which each is one choice."""
    models = _models_of_maker(facts, content)
    if _has_families(models):
        models = [one for one in models if id_of_name(one.family) == facts.get("family")]
    return pack_models(models)


def _has_families(models: list[AndroidModel]) -> bool:
    return len(pack_models(models)) > MOST_CHOICES


def _models_of_maker(facts: Mapping[str, str], content: Content) -> list[AndroidModel]:
    makers = facts.get("maker", UNKNOWN_ANSWER).split("+")
    kind = facts.get("kind")
    return [
        one
        for one in content.android.values()
        if ANDROID_KINDS[one.form] == kind and id_of_name(one.maker) in makers
    ]


def _family_choices(models: list[AndroidModel]) -> tuple[QuestionChoice, ...]:
    families = dict.fromkeys(one.family for one in models)
    return tuple(
        QuestionChoice(
            id=id_of_name(family), say=Sentence("", family), sets={"family": id_of_name(family)}
        )
        for family in families
    )


def pack_models(models: list[AndroidModel]) -> list[list[AndroidModel]]:
    """The models in groups of which the same is known, in the order of the table, the older ones first.

    The first of a group stands for all of it. Each name of a group is shown, so nobody takes a model that the
    table lacks for one of them.
    """
    groups: list[list[AndroidModel]] = []
    for one in sorted(models, key=known_sort):
        last = groups[-1] if groups else []
        fits = last and known_sort(last[0]) == known_sort(one)
        if fits and len(list_names([*last, one])) <= MOST_LETTERS:
            last.append(one)
        else:
            groups.append([one])
    return groups


@cache
def known_sort(one: AndroidModel) -> tuple[int, bool, int]:
    """What the verdict depends on: whether it reaches version 9, whether it came with it, Google Play."""
    facts = android_model_facts(one)
    reach = facts.get("reach")
    able = 1 if reach is None else 2 * (parse_version(reach) >= parse_version(ENOUGH))
    return able, "system" in facts, ("yes", "", "no").index(facts.get("play", ""))


def list_names(models: list[AndroidModel]) -> str:
    """The names in one line, the words with which all begin said once: "Galaxy S8, S8+, S9"."""
    names = [one.model.split(" ") for one in models]
    shared = len(list(_shared_words(names)))
    first, *others = names
    return ", ".join([" ".join(first), *(" ".join(name[shared:]) for name in others)])


def _shared_words(names: list[list[str]]) -> Iterator[str]:
    """The words with which all names begin, up to the first that has a digit, and never a whole name."""
    for words in zip(*(name[:-1] for name in names), strict=False):
        if len(set(words)) > 1 or any(char.isdigit() for char in words[0]):
            return
        yield words[0]
