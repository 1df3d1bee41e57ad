"""A word that it is known now whether somebody helps: what changes by it."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Move, Where
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft:
    """More time, or the usual time again."""
    state = "now" if tell.comfort.helped else "alone"
    return Draft(
        id="helped",
        title=tell.title("helped"),
        blocks=tell.lead_note("helped", state),
        choices=(tell.choice("trouble", "back-to-page"),),
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Back to the page that help was called from."""
    return Move(how="close", to="@page") if answer.option == "back-to-page" else STAY
