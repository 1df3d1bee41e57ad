"""Coming back: three questions lead to the step where the member left off."""

from kiosk.flow.checklist import checklist
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.entry import node_of
from kiosk.flow.implied import implied
from kiosk.flow.kit import Kit
from kiosk.flow.methods import open_methods
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.flow.verdict import FIRST

STAGE, DEVICE, METHOD, STEP = "resume/stage", "resume/device", "resume/method", "resume/step"
OTHER = "other-method"
"""For the few whose device has a method that is not the usual one."""


def draft(tell: Tell) -> Draft:
    """The question that is still open."""
    id = _open(tell.where, tell.kit)
    return Draft(
        id=id,
        title=tell.title("resume" if tell.where.facts.get("intent") == "come-back" else "device"),
        blocks=tell.lead_note("resume", id.partition("/")[2]),
        choices=_choices(id, tell),
        default="" if id == STEP else None,
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def _open(where: Where, kit: Kit) -> str:
    if where.facts.get("stage") not in kit.catalog.stages:
        return STAGE
    if not _methods(where.facts.get("kind", ""), kit):
        return DEVICE
    return METHOD if where.facts.get("method") not in kit.catalog.methods else STEP


def _choices(id: str, tell: Tell) -> tuple[Choice, ...]:
    catalog, facts = tell.catalog, tell.where.facts
    if id == STAGE:
        return tuple(Choice(one.id, tell(one.title)) for one in catalog.stages.values())
    if id == DEVICE:
        return tuple(
            Choice(kind, tell(entry.name))
            for kind, entry in catalog.kinds.items()
            if _methods(kind, tell.kit)
        )
    if id == METHOD:
        return tuple(
            Choice(one, tell(catalog.methods[one].title))
            for one in _methods(facts["kind"], tell.kit)
        )
    # What was noted is looked up by its name: numbers depend on answers that are not given again.
    lines = checklist(facts["stage"], facts, catalog, unsure=True)
    steps = tuple(Choice(line.key, tell(line.step.title)) for line in lines)
    several = len(_methods(facts["kind"], tell.kit)) > 1
    return (*steps, tell.choice("resume", OTHER)) if several else steps


def _methods(kind: str, kit: Kit) -> list[str]:
    entry = kit.catalog.kinds.get(kind)
    return [one for one in entry.prefer if one in open_methods(kit)] if entry else []


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Each answer closes one question; the step is the entry, before which all is done."""
    id = answer.page
    if id == STAGE:
        stages = kit.catalog.stages
        return go("resume", stage=answer.option if answer.option in stages else next(iter(stages)))
    if id == DEVICE and answer.option in kit.catalog.kinds:
        methods = _methods(answer.option, kit)
        usual = [one for one in methods if one in FIRST] or methods
        only = {"method": usual[0]} if len(usual) == 1 else {}
        return go("resume", kind=answer.option, **only)
    if id == METHOD:
        chosen = answer.option if answer.option in kit.catalog.methods else ""
        return go("resume", method=chosen or _methods(where.facts["kind"], kit)[0])
    if id == STEP and answer.option == OTHER:
        return Move(how="go", to="resume", drop=("method",))
    if id == STEP:
        return _arrive(answer.option, where, kit)
    return Move(how="go", to="device", drop=("stage",)) if answer.option == "unknown" else STAY


def _arrive(key: str, where: Where, kit: Kit) -> Move:
    stage = where.facts["stage"]
    lines = checklist(stage, where.facts, kit.catalog, unsure=True)
    at = next((line for line in lines if line.key == key), None)
    entry = at.key if at else f"{stage}/"
    facts = {"from": entry, "at": entry, **(implied(at.step.when, where.facts) if at else {})}
    if stage == "final-code" and at is not None:
        facts["code"] = "final"
    known = {**where.facts, **facts}
    return Move(how="go", to=node_of(entry, known, kit.catalog), facts=facts, drop=("stage",))


def after(where: Where, kit: Kit) -> str:
    """No step is asked of one who noted none, or who is led to a certain one."""
    asked = where.facts.get("intent") == "come-back" and "from" not in where.facts
    if asked or _open(where, kit) != STEP:
        return ""
    entry = where.facts.get("from", f"{where.facts['stage']}/")
    return node_of(entry, where.facts, kit.catalog)
