"""The targets that content may name, as moves."""

from kiosk.flow.entry import node_of
from kiosk.flow.kit import Kit
from kiosk.flow.state import Move, Where, call, go, jump


def way(target: str, where: Where, kit: Kit) -> Move:
    """A target: `trouble:ID`, `path:ID`, `people:PROBLEM`, `stage:ID`, `step:STAGE/ID`, or the name of a room.

    A step that does not apply to this member falls back to the checklist of its stage; before the
    kiosk knows the device, the first stage begins with the questions, and a later one asks for it.
    """
    kind, _, id = target.partition(":")
    match kind:
        case "trouble":
            return _over(f"trouble/{id}", where)
        case "people":
            return _over(f"people/{id}", where)
        case "ask":
            return _over("people", where)
        case "code" | "phone":
            return _over(kind, where)
        case "path":
            return jump(f"path/{id}", **_under(where))
        case "stage":
            return enter(f"{id}/", where, kit)
        case "step":
            return enter(id, where, kit)
    return jump(kind)


def within(target: str, key: str) -> str:
    """The same target; a step without a stage is one of the stage that `key` stands in."""
    if target.startswith("step:") and "/" not in target:
        return f"step:{key.partition('/')[0]}/{target.removeprefix('step:')}"
    return target


def enter(entry: str, where: Where, kit: Kit) -> Move:
    """To a step or a stage, with all before it taken as done."""
    stage = entry.partition("/")[0]
    if stage in kit.catalog.paths:
        return jump(f"step/{entry}", on=entry)
    facts = {"from": entry, "at": entry}
    if "method" in where.facts:
        to = node_of(entry, {**where.facts, **facts}, kit.catalog)
        return Move(how="jump", to=to, facts=facts)
    if stage != next(iter(kit.catalog.stages)):
        return Move(how="jump", to="resume", facts={**facts, "stage": stage})
    questions = "device" if where.facts.get("account") == "yes" else "before"
    # At the very beginning nothing lies behind.
    return Move(how="jump", to=questions, facts={} if entry.endswith("/") else facts)


def _under(where: Where) -> dict[str, str]:
    """The step of a path that leads into another one, to come back to."""
    return {"under": where.facts["on"]} if "on" in where.facts else {}


def _over(to: str, where: Where) -> Move:
    """Laid over a page of the journey; in place of another overlay, so that one returns at once."""
    return go(to) if where.returns else call(to)
