"""Safe from tricksters: how to read an address, and what nobody ever asks for."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.flow.ways import way

LEADS = {"strange": "trouble:test-address", "typed": "path:forgotten-password"}


def draft(tell: Tell) -> Draft:
    """One page, the same for everybody."""
    return Draft(
        id="safety",
        title=tell.title("safety"),
        blocks=tell.opening("safety"),
        choices=(
            tell.choice("trouble", "back-to-page"),
            *(tell.choice("safety", id) for id in LEADS),
            Choice("counted", tell.choice("counted", "open").say),
        ),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """What to do about a strange address or a password typed there, or back to the page under this one."""
    if answer.option in LEADS:
        return way(LEADS[answer.option], where, kit)
    if answer.option == "counted":
        return call("counted")
    if answer.option == "back-to-page":
        return CLOSE if where.returns else go("intent")
    return STAY
