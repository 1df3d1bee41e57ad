"""Staff end the visit at the welcome page: for their own pages, or to leave, until they have a PIN."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, call
from kiosk.flow.tell import Tell


def enter(kit: Kit) -> Move:
    """Behind a PIN the host opens the staff pages; before one is set, one confirmation is all."""
    return Move(how="stay", end="staff") if kit.office.pin else call("staff")


def draft(tell: Tell) -> Draft:
    """Staying is the default."""
    return Draft(
        id="staff",
        title=tell.title("staff"),
        blocks=tell.opening("staff"),
        choices=(tell.choice("staff", "stay"), tell.choice("staff", "leave", careful=True)),
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Leave the kiosk, or stay at the welcome page."""
    if answer.option == "leave":
        return Move(how="stay", end="staff")
    return CLOSE if answer.option == "stay" else STAY
