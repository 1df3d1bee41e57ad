"""Safe from tricksters: how to read an address, and what nobody ever asks for."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import CLOSE, Answer, Move, Where, go
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft:
    """One page, the same for everybody."""
    return Draft(
        id="safety",
        title=tell.title("safety"),
        blocks=tell.opening("safety"),
        choices=(tell.choice("trouble", "back-to-page"),),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Back to the page under this one."""
    return CLOSE if where.returns else go("intent")
