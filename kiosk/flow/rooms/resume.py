"""Coming back: three questions lead to the step where the member left off."""

from kiosk.flow.checklist import checklist, find
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.methods import open_methods
from kiosk.flow.rooms.pick import numbered
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell

STAGE, DEVICE, METHOD, STEP = "resume/stage", "resume/device", "resume/method", "resume/step"


def draft(tell: Tell) -> Draft:
    """The question that is still open."""
    id = _open(tell.where, tell.kit)
    return Draft(
        id=id,
        title=tell.title("resume"),
        blocks=tell.lead(tell.page("resume").note.get(id.partition("/")[2])),
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
    lines = checklist(facts["stage"], facts, catalog)
    return tuple(Choice(line.key, numbered(line, tell)) for line in lines)


def _methods(kind: str, kit: Kit) -> list[str]:
    entry = kit.catalog.kinds.get(kind)
    return [one for one in entry.prefer if one in open_methods(kit)] if entry else []


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Each answer closes one question; the step marks all before it as done."""
    id = answer.page
    if id == STAGE:
        stages = kit.catalog.stages
        return go("resume", stage=answer.option if answer.option in stages else next(iter(stages)))
    if id == DEVICE and answer.option in kit.catalog.kinds:
        methods = _methods(answer.option, kit)
        only = {"method": methods[0]} if len(methods) == 1 else {}
        return Move(how="go", to="resume", facts={"kind": answer.option, **only})
    if id == METHOD and answer.option in kit.catalog.methods:
        return go("resume", method=answer.option)
    if id == METHOD:
        return go("resume", method=_methods(where.facts["kind"], kit)[0])
    if id == STEP:
        return _arrive(answer.option, where, kit)
    return Move(how="go", to="device", drop=("stage",)) if answer.option == "unknown" else STAY


def _arrive(key: str, where: Where, kit: Kit) -> Move:
    stage = where.facts["stage"]
    lines = checklist(stage, where.facts, kit.catalog)
    at = next((line for line in lines if line.key == key), None)
    before = tuple(line.key for line in lines if at is not None and line.number < at.number)
    to = f"step/{key}" if at else f"stage/{stage}"
    facts = {"at": key if at else f"{stage}/"}
    if stage == "final-code" and at is not None:
        facts["code"] = "final"
    done = stages_before(stage, where, kit) + before
    return Move(how="go", to=to, facts=facts, done=done, drop=("stage",))


def stages_before(stage: str, where: Where, kit: Kit) -> tuple[str, ...]:
    """The keys of all steps of the stages before this one."""
    done: list[str] = []
    for id in kit.catalog.stages:
        if id == stage:
            break
        done.extend(line.key for line in checklist(id, where.facts, kit.catalog))
    return tuple(done)


def after(where: Where, kit: Kit) -> str:
    """With a step already in mind, no step is asked for."""
    target = where.facts.get("target", "")
    ready = _open(where, kit) == STEP and find(target, where.facts, kit.catalog)
    return f"step/{target}" if ready else ""
