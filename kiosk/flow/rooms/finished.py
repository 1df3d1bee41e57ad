"""A stage is done: what that means, and what comes next."""

from msgspec.structs import replace

from kiosk.flow.checklist import find
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.standing import needs_code
from kiosk.flow.state import STAY, Answer, Move, Where, call, go, jump
from kiosk.flow.tell import Tell
from kiosk.flow.ways import way


def draft(tell: Tell) -> Draft | None:
    """The good news, and the next stage where it can begin at once."""
    id = tell.where.node.partition("/")[2]
    if id in tell.catalog.paths:
        return _path(id, tell)
    stage = tell.catalog.stages.get(id)
    if stage is None:
        return None
    onward = following(id, tell.where, tell.kit)
    choices: tuple[Choice, ...] = (tell.choice("finished", "home"),)
    # The access stays with the account: who had it needs no second and third stage.
    old = id == next(iter(tell.catalog.stages)) and tell.where.facts.get("account") == "yes"
    if old:
        choices = (tell.choice("finished", "had-access"), *choices)
    if id == "final-code":
        choices = (tell.choice("finished", "after"), *choices)
    elif onward:
        number = tell.catalog.stages[onward].number
        choices = (tell.choice("finished", "next", number=number), *choices)
    if id == next(iter(tell.catalog.stages)):
        choices = (*choices, tell.choice("finished", "second"))
    return Draft(
        id=f"finished/{id}",
        title=tell(stage.short),
        place=place_of(tell, f"{id}/"),
        blocks=tell.lead(stage.finished)
        + tell.paragraphs(stage.next)
        + (tell.text_note("finished", "had-access") if old else ()),
        choices=(*choices, tell.choice("finished", "list")),
    )


def _path(id: str, tell: Tell) -> Draft:
    """The end of a path: back to where one left off, or on to where the path leads."""
    path = tell.catalog.paths[id]
    back = (tell.choice("finished", "left-off"),) if _left(id, tell.where, tell.kit) else ()
    return Draft(
        id=f"finished/{id}",
        title=tell(path.short),
        blocks=tell.lead(path.finished) + tell.paragraphs(path.next),
        choices=(*back, tell.choice("finished", "path-on"), tell.choice("finished", "home")),
    )


def following(id: str, where: Where, kit: Kit) -> str:
    """The stage after this one, unless it must wait for the final code."""
    stages = list(kit.catalog.stages)
    later = stages[stages.index(id) + 1 :]
    return later[0] if later and not needs_code(later[0], where) else ""


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """On to the next stage, to what is open now, or home."""
    id = where.node.partition("/")[2]
    if id in kit.catalog.paths:
        return _from_path(id, answer, where, kit)
    match answer.option:
        case "second":
            return call("second")
        case "next":
            onward = following(id, where, kit)
            return go(f"stage/{onward}") if onward else STAY
        case "had-access":
            return call("trouble/jsis-open")
        case "after":
            return go("after")
        case "home":
            return go("home", at=f"{id}/")
        case "list":
            return go(f"stage/{id}")
    return STAY


def _left(id: str, where: Where, kit: Kit) -> str:
    """The step from which this path was entered: of another path, else of a stage; else nothing."""
    for fact in ("under", "at"):
        key = where.facts.get(fact, "")
        if not key.startswith(f"{id}/") and find(key, where.facts, kit.catalog):
            return key
    return ""


def _from_path(id: str, answer: Answer, where: Where, kit: Kit) -> Move:
    match answer.option:
        case "path-on":
            move = way(kit.catalog.paths[id].back, where, kit)
            return replace(move, drop=(*move.drop, "on"))
        case "left-off":
            return replace(jump(f"step/{_left(id, where, kit)}"), drop=("on", "under"))
        case "home":
            return go("home", on=f"{id}/")
    return STAY
