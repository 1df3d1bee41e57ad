"""The one page behind 0: help on the page below, and all that a member may wish."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, call
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Text

LEADS = {
    "people": "people",
    "language": "language",
    "comfort": "comfort",
    "stop": "end/stopped",
    "device-language": "language/device",
}


def draft(tell: Tell) -> Draft:
    """Help on the page that it was called from, then the wishes."""
    below = tell.where.node.partition("/")[2]
    room = below.partition("/")[0]
    said = tell.note_if_any("help", room) or tell.note("help", "any")
    helped = "not-helped" if tell.comfort.helped else "helped"
    order = ("people", "language", "device-language", "comfort", helped, "stop", "back-to-page")
    return Draft(
        id=f"help/{room}",
        title=tell.title("help"),
        place=place_of(tell),
        blocks=(Text(said, lead=True),),
        choices=tuple(tell.choice("help", id, careful=id == "stop") for id in order),
        default="back-to-page",
        whole=True,
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Each wish has a page; being helped is noted at once, and said."""
    if answer.option in LEADS:
        return call(LEADS[answer.option])
    match answer.option:
        case "helped":
            return Move(how="call", to="helped", comfort={"helped": True})
        case "not-helped":
            return Move(how="call", to="helped", comfort={"helped": False})
        case "back-to-page":
            return CLOSE
    return STAY
