"""Staff leave the kiosk from the welcome page; until a PIN is set, one confirmation is all."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where
from kiosk.flow.tell import Tell


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
