"""Another method than the one recommended, or another device."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.verdict import afresh, begin, followable, method_choices
from kiosk.flow.state import STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft:
    """The methods that can work, and what became of the others."""
    return Draft(
        id="other-method",
        title=tell.title("other-method"),
        blocks=tell.opening("other-method"),
        choices=(
            *method_choices(tell),
            *(
                tell.choice("other-method", id)
                for id in ("sms", "another-device", "people", "verdict")
            ),
        ),
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A method begins; SMS is explained where it is closed."""
    if answer.option in {one.method for one in followable(where, kit)}:
        return begin(answer.option, where, kit)
    match answer.option:
        case "sms":
            return call("trouble/sms-walk-in")
        case "another-device":
            return afresh(where)
        case "people":
            return call("people")
        case "verdict":
            return go("verdict")
    return STAY
