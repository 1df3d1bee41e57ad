"""The page behind the key 0: help on the page below, and how pages are shown."""

from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, open_over
from kiosk.view_model.page import Text

LEADS = {
    "people": "people",
    "language": "language",
    "comfort": "comfort",
    "stop": "end/stopped",
    "device-language": "language/device",
}


def build_help(texts: PageText) -> PageDraft:
    """Help on the page that it was called from, then the wishes."""
    below = texts.position.node.partition("/")[2]
    room = below.partition("/")[0]
    said = texts.note_if_any("help", room) or texts.note("help", "any")
    helped = "not-helped" if texts.preferences.helped else "helped"
    order = ("people", "language", "device-language", "comfort", helped, "stop", "back-to-page")
    return PageDraft(
        id=f"help/{room}",
        title=texts.title("help"),
        place=place_label(texts),
        blocks=(Text(said, lead=True),),
        choices=tuple(texts.choice("help", id, destructive=id == "stop") for id in order),
        default="back-to-page",
        whole=True,
        pace="question",
    )


def handle_help(position: Position, answer: Answer, context: Context) -> Move:
    """Each wish has a page; being helped is noted at once, and said."""
    if answer.option in LEADS:
        return open_over(LEADS[answer.option])
    match answer.option:
        case "helped":
            return Move(how="call", to="helped", preferences={"helped": True})
        case "not-helped":
            return Move(how="call", to="helped", preferences={"helped": False})
        case "back-to-page":
            return CLOSE
    return STAY


def build_helped(texts: PageText) -> PageDraft:
    """More time, or the usual time again."""
    state = "now" if texts.preferences.helped else "alone"
    return PageDraft(
        id="helped",
        title=texts.title("helped"),
        blocks=texts.lead_note("helped", state),
        choices=(texts.choice("trouble", "back-to-page"),),
        pace="question",
    )


def handle_helped(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the page that help was called from."""
    return Move(how="close", to="@page") if answer.option == "back-to-page" else STAY


def build_preferences(texts: PageText) -> PageDraft:
    """Each wish with its present state; the page shows it at once."""
    preferences = texts.preferences
    states = {
        "space": texts.note("comfort", "on" if preferences.space else "off"),
        "contrast": texts.note("comfort", preferences.palette),
        "voice": texts.note("comfort", _voice(texts)),
    }
    other = "line" if texts.context.front_end == "screen" else "screen"
    return PageDraft(
        id="comfort",
        title=texts.title("comfort"),
        blocks=texts.opening("comfort"),
        choices=(
            *(texts.choice("comfort", id, state=state) for id, state in states.items()),
            texts.choice("comfort", other),
            DraftChoice("counted", texts.choice("counted", "open").say),
            texts.choice("comfort", "back-to-page"),
        ),
        default="back-to-page",
        pace="question",
    )


def _voice(texts: PageText) -> str:
    if not texts.context.speaks(texts.words.tag):
        return "no-voice"
    return "on" if texts.preferences.voice else "off"


def handle_preferences(position: Position, answer: Answer, context: Context) -> Move:
    """Another door goes on with the same visit; space, contrast and voice are keys of their own."""
    if answer.option in ("line", "screen"):
        return Move(how="close", to="@page", front_end=answer.option)
    if answer.option == "counted":
        return open_over("counted")
    return Move(how="close", to="@page") if answer.option == "back-to-page" else STAY
