"""One confirmation before everything is wiped; staying is the default."""

from kiosk.events import Outcome
from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.slip import code
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.flow.way_on import place
from kiosk.view_model.page import Block, Text


def draft(tell: Tell) -> Draft:
    """The question, the same for a finished visit and a stopped one; the digits may not be noted yet."""
    return Draft(
        id=tell.where.node,
        title=tell.title("end"),
        blocks=tell.opening("end") + _note(tell),
        choices=(tell.choice("end", "stay"), tell.choice("end", "end", careful=True)),
    )


def _note(tell: Tell) -> tuple[Block, ...]:
    """The place to come back to, for one who stops on the way."""
    found = code(tell, "end/write")
    if found:
        return found
    words = place(tell)
    return (Text(tell.note("end", "write")), *words) if words else ()


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The end, or back to where one was."""
    if answer.option == "end":
        outcome: Outcome = "finished" if where.node == "end/finished" else "stopped"
        return Move(how="stay", end=outcome)
    if answer.option == "stay":
        return CLOSE if where.returns else go("home")
    return STAY
