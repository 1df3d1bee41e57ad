"""A place in the journey, from the words of a command line."""

from collections.abc import Iterable, Mapping

from kiosk.commands.refusal import Refusal
from kiosk.content.catalog import Catalog
from kiosk.journey.checklist import build_checklist
from kiosk.journey.conditions import assume_facts, evaluate
from kiosk.journey.resume_code import step_at, steps_by_slot


def whereabouts(
    method: str, stage: str, step: str, device: str, catalog: Catalog
) -> dict[str, str]:
    """The facts of a member who stands there: stage and step by id or number, the first step if none is named.

    The numbers are those of a slip for a member without an account from before.
    """
    _known("method", method, catalog.methods)
    numbers = {str(one.number): one.id for one in catalog.stages.values()}
    at = numbers.get(stage, stage)
    _known("stage", at, catalog.stages)
    facts = {"method": method}
    if device:
        _known("device", device, catalog.kinds)
        facts["kind"] = device
    if at == list(catalog.stages)[-1]:
        facts["code"] = "final"
    lines = build_checklist(at, {"account": "no", **facts}, catalog)
    if not step or step.isdecimal():
        if not 0 < (number := int(step or 1)) <= len(lines):
            raise Refusal(f"There is no step of that number: use 1 to {len(lines)}.")
        return {"account": "no", **facts, "at": lines[number - 1].key}
    key = f"{at}/{step.removeprefix(f'{at}/')}"
    return {**facts, **_when(key, method, facts, catalog), "at": key}


def _when(key: str, method: str, facts: Mapping[str, str], catalog: Catalog) -> dict[str, str]:
    """What must be so of one who stands at that step."""
    stage, _, id = key.partition("/")
    keys = steps_by_slot(method, catalog).values()
    _known("step", id, [one.partition("/")[2] for one in keys if one.startswith(f"{stage}/")])
    found = step_at(key, method, catalog)
    told = assume_facts(found.when, facts) if found else {}
    told.setdefault("account", "no")
    if found and evaluate(found.when, {**facts, **told}) is False:
        raise Refusal("This step is not for that device: name another step, or no step.")
    return told


def _known(what: str, id: str, known: Iterable[str]) -> None:
    """Refuse an id that does not exist, and name those that do."""
    if id not in known:
        raise Refusal(f"There is no {what} of that name: use one of {', '.join(known)}.")
