"""Turns the targets that content may name, such as `trouble:ID`, into moves."""

from collections.abc import Mapping

from kiosk.content.content import Content
from kiosk.journey.checklist import build_checklist, chosen_method, find_line, is_done
from kiosk.journey.context import Context
from kiosk.journey.state import Move, Position, go_to, jump_to, open_over


def entry_node(
    entry: str, facts: Mapping[str, str], content: Content, done: frozenset[str] = frozenset()
) -> str:
    """The node of an entry, which is a step key or "stage/"; a step that does not apply leads to its checklist.

    What the device needs first, if anything, comes before the step itself.
    """
    stage = entry.partition("/")[0]
    if find_line(entry, facts, content) is None:
        return f"stage/{stage}"
    landing = landing_step(entry, facts, content)
    position = Position("", facts={**facts, "from": landing}, done=done)
    for line in build_checklist(stage, facts, content):
        if line.key == landing or not is_done(line, position, content):
            return f"step/{line.key}"
    return f"step/{landing}"


def landing_step(key: str, facts: Mapping[str, str], content: Content) -> str:
    """The step itself; for the first one that registers a method, the step before it.

    That one moves the member to their own device, where the method is registered.
    """
    stage, _, id = key.partition("/")
    register = content.methods[chosen_method(facts, content)].register
    if not register or id != register[0]:
        return key
    keys = [line.key for line in build_checklist(stage, facts, content)]
    at = keys.index(key) if key in keys else 0
    return keys[at - 1] if at else key


def follow_target(target: str, position: Position, context: Context) -> Move:
    """The move to a target: `trouble:ID`, `path:ID`, `people:PROBLEM`, `stage:ID`, `step:STAGE/ID`, or a node.

    A step that does not apply to this member leads to the checklist of its stage. Before a method is chosen, the
    first stage begins with the questions, and a later stage asks how far the member has come.
    """
    kind, _, id = target.partition(":")
    match kind:
        case "trouble":
            return _lay_over(f"trouble/{id}", position)
        case "people":
            return _lay_over(f"people/{id}", position)
        case "ask":
            return _lay_over("people", position)
        case "code" | "phone":
            return _lay_over(kind, position)
        case "path":
            return jump_to(f"path/{id}", **_step_to_return_to(position))
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
    """The move to a step key or "stage/", with all before it taken as done."""
    stage = entry.partition("/")[0]
    if stage in context.content.situations:
        return jump_to(f"step/{entry}", on=entry)
    facts = {"from": entry, "at": entry}
    if "method" in position.facts:
        to = entry_node(entry, {**position.facts, **facts}, context.content, position.done)
        facts["from"] = landing_step(entry, position.facts, context.content)
        return Move(how="jump", to=to, facts=facts)
    if stage != next(iter(context.content.stages)):
        return Move(how="jump", to="resume", facts={**facts, "stage": stage})
    questions = "device" if position.facts.get("account") == "yes" else "before"
    # At the very beginning nothing lies behind.
    return Move(how="jump", to=questions, facts={} if entry.endswith("/") else facts)


def _step_to_return_to(position: Position) -> dict[str, str]:
    """The step of a situation that leads into another situation, to come back to, as the fact `under`."""
    return {"under": position.facts["on"]} if "on" in position.facts else {}


def _lay_over(to: str, position: Position) -> Move:
    """Laid over a page of the journey; in place of another overlay, so that one returns at once."""
    return go_to(to) if position.returns else open_over(to)
