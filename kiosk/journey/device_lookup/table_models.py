"""The models of both tables that words name, as candidates with what is known of them."""

from collections.abc import Mapping

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.device_models import AndroidModel
from kiosk.journey.android_facts import ANDROID_KINDS, ENOUGH, android_model_facts
from kiosk.journey.conditions import parse_version
from kiosk.journey.device_facts import derive_facts
from kiosk.journey.device_lookup.android_models import android_models
from kiosk.journey.device_lookup.back_numbers import numbered_models
from kiosk.journey.device_lookup.candidates import DeviceCandidate
from kiosk.journey.device_lookup.matching import SystemMatch


class ModelCandidates(Struct, frozen=True):
    """The models that a text names; `all` is whether these are all that can be meant.

    The table of models with Android is not complete.
    """

    candidates: tuple[DeviceCandidate, ...] = ()
    all: bool = False


def model_candidates(
    texts: tuple[str, ...], system: SystemMatch, content: Content
) -> ModelCandidates:
    """The models that the first of the texts names that names any, by a name or by a number on the back."""
    for text in texts:
        if (named := android_models(text, content)).models:
            return ModelCandidates(_android_candidates(named.models, system), named.all)
        if numbered := _numbered_candidates(text, system, content):
            return ModelCandidates(numbered, all=True)
    return ModelCandidates()


def _numbered_candidates(
    text: str, system: SystemMatch, content: Content
) -> tuple[DeviceCandidate, ...]:
    ids = numbered_models(text, content)
    android = tuple(content.android[id] for id in ids if id in content.android)
    apple = (
        _apple_candidate(one.id, one.model, system, content)
        for one in content.apple
        if one.id in ids
    )
    return (*apple, *_android_candidates(android, system))


def _apple_candidate(id: str, name: str, system: SystemMatch, content: Content) -> DeviceCandidate:
    facts = {"owner": "own", **derive_facts({"model": id}, content)}
    runs = facts["kind"] in system.kinds and system.version
    return DeviceCandidate(name, {**facts, "system": system.version} if runs else facts)


def _android_candidates(
    models: tuple[AndroidModel, ...], system: SystemMatch
) -> tuple[DeviceCandidate, ...]:
    """The models with the system that was named; those that cannot run it give way to those that can.

    Where none can, the model or the system was said wrongly: all are returned, with neither taken for known.
    """
    known = {
        one.id: {"owner": "own", "play": "likely", **android_model_facts(one)} for one in models
    }
    of = {one.id: ANDROID_KINDS[one.form] in system.kinds and system.version for one in models}
    able = tuple(one for one in models if not of[one.id] or _can_run(known[one.id], system.version))
    if not able:
        sure = ("owner", "kind", "play")
        return tuple(
            DeviceCandidate(one.name, {fact: known[one.id][fact] for fact in sure})
            for one in models
        )
    return tuple(
        DeviceCandidate(
            one.name,
            {**known[one.id], "system": system.version} if of[one.id] else known[one.id],
        )
        for one in able
    )


def _can_run(facts: Mapping[str, str], version: str) -> bool:
    """Whether a model that stops below the version that decides is not said to run that one, or a higher one."""
    enough = parse_version(ENOUGH)
    return parse_version(version) < enough or parse_version(facts.get("reach", version)) >= enough
