"""Words explained: all of them in one list."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Move, Where, call
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft:
    """Every word that the kiosk explains."""
    terms = tell.catalog.terms.items()
    return Draft(
        id="terms",
        title=tell.title("terms"),
        blocks=tell.opening("terms"),
        choices=tuple(Choice(id, tell(term.title)) for id, term in terms),
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The word on its own page, over the list."""
    return call(f"term/{answer.option}") if answer.option in kit.catalog.terms else STAY
