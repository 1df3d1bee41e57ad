"""The targets that content may name, as moves."""

from collections.abc import Mapping

from kiosk.content.content import Content
from kiosk.journey.checklist import build_checklist, find_line, method_of
from kiosk.journey.context import Context
from kiosk.journey.state import Move, Position, go_to, jump_to, open_over


def entry_node(entry: str, facts: Mapping[str, str], content: Content) -> str:
    """The page of an entry, a step key or "stage/"; a step that does not apply leads to its checklist."""
    stage = entry.partition("/")[0]
    if find_line(entry, facts, content) is None:
        return f"stage/{stage}"
    return f"step/{landing_step(entry, facts, content)}"


def landing_step(key: str, facts: Mapping[str, str], content: Content) -> str:
    """The step itself; for the first that makes a key, the one before it, which leads to one's own device."""
    stage, _, id = key.partition("/")
    register = content.methods[method_of(facts, content)].register
    if not register or id != register[0]:
        return key
    keys = [line.key for line in build_checklist(stage, facts, content)]
    at = keys.index(key) if key in keys else 0
    return keys[at - 1] if at else key


def follow_target(target: str, position: Position, context: Context) -> Move:
    """A target: `trouble:ID`, `path:ID`, `people:PROBLEM`, `stage:ID`, `step:STAGE/ID`, or the name of a room.

    A step that does not apply to this member falls back to the checklist of its stage; before the
    kiosk knows the device, the first stage begins with the questions, and a later one asks for it.
    """
    kind, _, id = target.partition(":")
    match kind:
        case "trouble":
            return _over(f"trouble/{id}", position)
        case "people":
            return _over(f"people/{id}", position)
        case "ask":
            return _over("people", position)
        case "code" | "phone":
            return _over(kind, position)
        case "path":
            return jump_to(f"path/{id}", **_under(position))
        case "stage":
            return enter_at(f"{id}/", position, context)
        case "step":
            return enter_at(id, position, context)
    return jump_to(kind)


def qualify_target(target: str, key: str) -> str:
    """The same target; a step without a stage is one of the stage that `key` stands in."""
    if target.startswith("step:") and "/" not in target:
        return f"step:{key.partition('/')[0]}/{target.removeprefix('step:')}"
    return target


def enter_at(entry: str, position: Position, context: Context) -> Move:
    """To a step or a stage, with all before it taken as done."""
    stage = entry.partition("/")[0]
    if stage in context.content.situations:
        return jump_to(f"step/{entry}", on=entry)
    facts = {"from": entry, "at": entry}
    if "method" in position.facts:
        to = entry_node(entry, {**position.facts, **facts}, context.content)
        return Move(how="jump", to=to, facts=facts)
    if stage != next(iter(context.content.stages)):
        return Move(how="jump", to="resume", facts={**facts, "stage": stage})
    questions = "device" if position.facts.get("account") == "yes" else "before"
    # At the very beginning nothing lies behind.
    return Move(how="jump", to=questions, facts={} if entry.endswith("/") else facts)


def _under(position: Position) -> dict[str, str]:
    """The step of a path that leads into another one, to come back to."""
    return {"under": position.facts["on"]} if "on" in position.facts else {}


def _over(to: str, position: Position) -> Move:
    """Laid over a page of the journey; in place of another overlay, so that one returns at once."""
    return go_to(to) if position.returns else open_over(to)
