"""The way home: the slip on the screen, part by part, and what to do with it."""

from msgspec.structs import replace

from kiosk.flow.checklist import find
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.goal import code_of
from kiosk.flow.kit import Kit
from kiosk.flow.progress import overview
from kiosk.flow.rooms.verdict import verdict_of
from kiosk.flow.slip import made, slip
from kiosk.flow.state import STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Block, Notice

SQUARE = (96, 36)
"""Columns and rows of a window that has room for the main lines of every slip as a square."""


def draft(tell: Tell) -> Draft:
    """The slip, to print or to note."""
    choices = tuple(tell.choice("home", id) for id in (*_print(tell), "finish", "people", "safety"))
    return Draft(
        id="home",
        title=tell.title("home"),
        place=made(tell),
        blocks=_printed(tell) + _before(tell) + slip(tell),
        choices=(*choices, tell.choice("home", "stay"), *_square(tell)),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """On paper, the end, people to ask, or back to where one was; the printer's own word is told here too."""
    match answer.option:
        case "print" if kit.prints():
            return Move(how="go", to="paper", paper=True, drop=("paper",))
        case "printed" | "failed":
            return go("home", paper=answer.option)
        case "finish":
            return go("end/finished")
        case "square":
            return call("square/slip")
        case "people":
            return call("people")
        case "safety":
            return call("safety")
        case "stay":
            return Move(how="go", to=_stay(where, kit), drop=("paper",))
    return STAY


def _printed(tell: Tell) -> tuple[Block, ...]:
    """What became of the slip on paper, for one who did not wait for that."""
    match tell.where.facts.get("paper"):
        case "printed":
            return (Notice(tell.note("paper", "take"), sign="→"),)
        case "failed":
            return (Notice(tell.note("paper", "failed"), sign="!"),)
    return ()


def _print(tell: Tell) -> tuple[str, ...]:
    return ("print",) if tell.kit.prints() else ()


def _square(tell: Tell) -> tuple[Choice, ...]:
    """The slip for the member's own phone, where there is a screen to scan it from."""
    if tell.kit.door != "screen" or not code_of(tell.where, tell.words.tag, tell.kit):
        return ()
    return (replace(tell.choice("square-slip", "square"), least=SQUARE),)


def _stay(where: Where, kit: Kit) -> str:
    """The page that one was on."""
    if "on" in where.facts:
        on = where.facts["on"]
        return f"step/{on}" if find(on, where.facts, kit.catalog) else overview(on, kit.catalog)
    at = where.facts.get("at", "")
    if find(at, where.facts, kit.catalog):
        return f"step/{at}"
    stage = at.partition("/")[0]
    return f"stage/{stage}" if stage in kit.catalog.stages else "intent"


def _before(tell: Tell) -> tuple[Block, ...]:
    """For one who has no stage yet: what to change at home, or that any day is good to come back."""
    facts = tell.where.facts
    if "at" in facts or "on" in facts:
        return ()
    if "kind" in facts:
        verdict = verdict_of(tell.where, tell.kit)
        best = next((one for one in verdict.methods if one.method == verdict.recommended), None)
        if best is not None and best.verdict == "after":
            changes = tell.lead_note("home", "changes")
            return changes + tell.paragraphs(best.because)
    return tell.lead_note("home", "no-stage")
