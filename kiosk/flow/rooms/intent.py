"""What brings the member here."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.welcome import FEW
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Block, Text

LEADS = {
    "start": "before",
    "final-code": "code",
    "come-back": "comeback",
    "locked-out": "list/locked-out",
    "check-device": "device",
    "something-else": "other",
    "unknown": "before",
}


def draft(tell: Tell) -> Draft:
    """The question, most frequent answers first."""
    return Draft(
        id="intent",
        title=tell.title("intent"),
        blocks=tell.opening("intent") + _privacy(tell),
        choices=tuple(tell.choice("intent", id) for id in LEADS if id != "unknown"),
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def _privacy(tell: Tell) -> tuple[Block, ...]:
    """What the welcome page has no room for where it says all else in many languages."""
    if len(tell.kit.office.languages) <= FEW:
        return ()
    return (Text(tell.catalog.languages[tell.words.tag].privacy),)


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Each answer opens its own way through the kiosk."""
    to = LEADS.get(answer.option)
    if to is None:
        return STAY
    # Whoever was let in once has an account, and must never make another.
    had = {"account": "yes"} if answer.option == "locked-out" else {}
    return go(to, intent=answer.option, **had)
