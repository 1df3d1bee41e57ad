"""How pages are shown and told: space, contrast, voice, line by line."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Move, Where, call
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft:
    """Each wish with its present state; the page shows it at once."""
    comfort = tell.comfort
    states = {
        "space": tell.note("comfort", "on" if comfort.space else "off"),
        "contrast": tell.note("comfort", comfort.palette),
        "voice": tell.note("comfort", _voice(tell)),
    }
    other = "line" if tell.kit.door == "screen" else "screen"
    return Draft(
        id="comfort",
        title=tell.title("comfort"),
        blocks=tell.opening("comfort"),
        choices=(
            *(tell.choice("comfort", id, state=state) for id, state in states.items()),
            tell.choice("comfort", other),
            Choice("counted", tell.choice("counted", "open").say),
            tell.choice("comfort", "back-to-page"),
        ),
        default="back-to-page",
        pace="question",
    )


def _voice(tell: Tell) -> str:
    if not tell.kit.speaks(tell.words.tag):
        return "no-voice"
    return "on" if tell.comfort.voice else "off"


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Another door goes on with the same visit; space, contrast and voice are keys of their own."""
    if answer.option in ("line", "screen"):
        return Move(how="close", to="@page", door=answer.option)
    if answer.option == "counted":
        return call("counted")
    return Move(how="close", to="@page") if answer.option == "back-to-page" else STAY
