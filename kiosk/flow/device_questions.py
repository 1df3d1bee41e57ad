"""Which question of the device check comes next."""

from collections.abc import Mapping

from msgspec.structs import replace

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.devices import Choice, Question
from kiosk.catalog.sentence import Sentence
from kiosk.flow.apple import models, short_name
from kiosk.flow.facts import settle
from kiosk.flow.holds import UNKNOWN, holds
from kiosk.flow.verdict import FIRST
from kiosk.flow.weigh import weigh

MODEL = "model"
"""The question whose choices are the models of the Apple table."""


def questions_left(facts: Mapping[str, str], catalog: Catalog) -> Question | None:
    """The next question that applies and is unanswered; None as soon as nothing more can matter."""
    known = settle(facts, catalog)
    if _lost(known, catalog):
        return None
    for id, question in catalog.questions.items():
        said = {fact for choice in question.choice for fact in choice.sets}
        if id in facts or said & known.keys() or holds(question.when, known) is not True:
            continue
        full = device_question(id, facts, catalog)
        if full is not None and full.choice:
            return full
    return None


def device_question(id: str, facts: Mapping[str, str], catalog: Catalog) -> Question | None:
    """A question with its choices: for the model, those of the group that the member named."""
    question = catalog.questions.get(id)
    if question is None or id != MODEL:
        return question
    group = facts.get("group", UNKNOWN)
    fitting = () if group == UNKNOWN else models(catalog, facts)
    return replace(
        question,
        choice=tuple(
            Choice(id=apple.id, say=Sentence("", short_name(apple)), sets={MODEL: apple.id})
            for apple in fitting
        ),
    )


def _lost(known: Mapping[str, str], catalog: Catalog) -> bool:
    """No key can be kept on this device, whatever else may be answered."""
    return all(weigh(method, catalog.rules, known).verdict == "no" for method in FIRST[:2])
