"""Something else: a phone number, a code, an old letter, a sign-in by SMS, people to ask."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Move, Where, call
from kiosk.flow.tell import Tell

LEADS = {
    "phone": "phone",
    "code": "code",
    "letter": "trouble/letter",
    "sms": "trouble/sms-walk-in",
    "safety": "safety",
    "terms": "terms",
    "people": "people",
}


def draft(tell: Tell) -> Draft:
    """Five more things that one may come for."""
    return Draft(
        id="other",
        title=tell.title("other"),
        blocks=tell.opening("other"),
        choices=tuple(tell.choice("other", id) for id in LEADS),
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Each is a page laid over this one; not knowing leads to people."""
    to = "people" if answer.option == "unknown" else LEADS.get(answer.option)
    return call(to) if to else STAY
