"""Which room a page belongs to, by the first part of its node."""

from collections.abc import Callable
from types import ModuleType

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms import (
    after,
    before,
    code,
    comeback,
    comfort,
    counted,
    device,
    elsewhere,
    end,
    finished,
    help,
    helped,
    home,
    intent,
    language,
    listing,
    method,
    note,
    other,
    other_method,
    paper,
    path,
    people,
    phone,
    pick,
    resume,
    safety,
    screens,
    second,
    square,
    staff,
    stage,
    stages,
    step,
    term,
    terms,
    trouble,
    verdict,
    welcome,
    why,
)
from kiosk.flow.state import STAY, Answer, Move, Where, call
from kiosk.flow.tell import Tell

HELP = "@help"
"""The option that every page has besides its own."""

ROOMS: dict[str, ModuleType] = {
    "welcome": welcome,
    "intent": intent,
    "other": other,
    "before": before,
    "note": note,
    "device": device,
    "verdict": verdict,
    "why": why,
    "method": method,
    "other-method": other_method,
    "stage": stage,
    "stages": stages,
    "pick": pick,
    "step": step,
    "else": elsewhere,
    "finished": finished,
    "after": after,
    "home": home,
    "paper": paper,
    "end": end,
    "comeback": comeback,
    "resume": resume,
    "list": listing,
    "trouble": trouble,
    "path": path,
    "screens": screens,
    "safety": safety,
    "second": second,
    "square": square,
    "terms": terms,
    "term": term,
    "people": people,
    "phone": phone,
    "code": code,
    "help": help,
    "helped": helped,
    "comfort": comfort,
    "counted": counted,
    "language": language,
    "staff": staff,
}


def room_of(node: str) -> ModuleType:
    """The room of a node; an unknown one is the intent page, so that nobody is ever stuck."""
    return ROOMS.get(node.partition("/")[0], intent)


def draft_of(tell: Tell) -> Draft | None:
    """The draft of the page where the visit stands."""
    draft: Callable[[Tell], Draft | None] = room_of(tell.where.node).draft
    return draft(tell)


def chooser(kit: Kit) -> Callable[[Where, Answer], Move]:
    """Where answers lead, with nothing left to ask passed over."""

    def choose(where: Where, answer: Answer) -> Move:
        if answer.option == HELP:
            return call(f"help/{where.node}")
        if answer.option == "staff":
            return staff.enter(kit) if where.node == "welcome" else STAY
        move: Move = room_of(where.node).choose(where, answer, kit)
        return move

    return choose


def onward(where: Where, kit: Kit) -> str:
    """The node to pass on to from one that has nothing to ask, else nothing."""
    after_room = getattr(room_of(where.node), "after", None)
    return str(after_room(where, kit)) if callable(after_room) else ""
