"""Another language for the pages, or for the names of the device's buttons alone."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Move, Where
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft:
    """The languages, each in its own name."""
    device = tell.where.node == "language/device"
    known = tell.catalog.languages
    now = tell.device_language if device else tell.words.tag
    name = "device-language" if device else "language"
    return Draft(
        id="language/device" if device else "language",
        title=tell.title(name),
        blocks=tell.opening(name),
        choices=tuple(
            Choice(tag, known[tag].name) for tag in tell.kit.office.languages if tag in known
        ),
        default=now,
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The language changes and the place is kept."""
    if answer.option not in kit.catalog.languages:
        return STAY
    field = "device_language" if where.node == "language/device" else "language"
    return Move(how="close", to="@page", comfort={field: answer.option})
