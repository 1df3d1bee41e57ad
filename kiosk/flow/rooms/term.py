"""A word explained."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.state import CLOSE, Answer, Move, Where
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft | None:
    """What the word means, and the other names of the same thing."""
    id = tell.where.node.partition("/")[2]
    term = tell.catalog.terms.get(id)
    if term is None:
        return None
    first, *rest = term.means
    return Draft(
        id=f"term/{id}",
        title=tell(term.title),
        place=place_of(tell),
        blocks=tell.lead(first) + tell.paragraphs(tuple(rest)),
        choices=(tell.choice("trouble", "back-to-page"),),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Back to the page that used the word."""
    return CLOSE
