"""The slip on its way to the printer, and what became of it."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.slip import code
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.flow.way_on import place

PRINTED, FAILED = "printed", "failed"
"""What a printer says in the end: answers that come from the session, not from a key."""

OFFERS = {"": ("back",), PRINTED: ("finish", "back"), FAILED: ("back", "retry", "finish")}


def draft(tell: Tell) -> Draft:
    """Printing, printed, or not printed: then the nine digits stand large enough to copy."""
    state = tell.where.node.partition("/")[2]
    if state == PRINTED:
        blocks = tell.lead_note("paper", "printed") + tell.text_note("paper", "take")
    elif state == FAILED:
        words = (*tell.text_note("paper", "copy-place"), *place(tell))
        copy = code(tell, "paper/copy") or words
        blocks = tell.warning_note("paper", "failed") + copy
    else:
        blocks = tell.lead_note("paper", "working") + tell.text_note("paper", "wait")
    return Draft(
        id=tell.where.node,
        title=tell.title("paper"),
        blocks=blocks,
        choices=tuple(tell.choice("paper", id) for id in OFFERS[state]),
        pace="waiting" if not state else "reading",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Back to the slip, the end, or one more try; the printer's own word turns the page."""
    match answer.option:
        case "printed" | "failed":
            return go(f"paper/{answer.option}")
        case "back":
            return go("home")
        case "finish":
            return go("end/finished")
        case "retry":
            return Move(how="go", to="paper", paper=True)
    return STAY
