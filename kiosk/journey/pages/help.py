"""Help, being helped, how pages are shown, and what is counted."""

from kiosk.events import VisitRecord, part_of_day
from kiosk.journey.context import Context, DraftChoice, PageDraft, PageText
from kiosk.journey.id_labels import id_label
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.view_model.page import Table, Text

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


ROW = "counted/row"
COLUMNS = ("language", "door", "intent", "device", "method", "stage", "resumed", "weeks")


def build_counted(texts: PageText) -> PageDraft:
    """The notice, or the row behind it."""
    return _row(texts) if texts.position.node == ROW else _notice(texts)


def _notice(texts: PageText) -> PageDraft:
    return PageDraft(
        id="counted",
        title=texts.title("counted"),
        blocks=texts.opening("counted", number=texts.context.office.days),
        choices=(texts.choice("counted", "back-to-page"), texts.choice("counted", "row")),
    )


def _row(texts: PageText) -> PageDraft:
    return PageDraft(
        id=ROW,
        title=texts.title("counted-row"),
        blocks=(Table(tuple(record_lines(texts.context.row(), texts))),),
        choices=(texts.choice("counted-row", "back"),),
    )


def record_lines(row: VisitRecord, texts: PageText) -> list[tuple[str, str]]:
    """Each column of the row by its name; one that holds nothing is said so, or left out where it never will."""
    day = texts.words.day(texts.context.now.date())
    said = {"day": texts.note("counted-row", part_of_day(texts.context.now.hour), date=day)}
    for column in COLUMNS:
        value = getattr(row, column)
        if value is not None or column not in ("resumed", "weeks"):
            said[column] = id_label(column, value, texts) or texts.note("counted-row", "none")
    said["minutes"] = texts.words.number(row.minutes)
    said["helped"] = texts.note("counted-row", "yes" if row.helped else "no")
    said["outcome"] = texts.note("counted-row", "not-yet")
    return [(texts.note("counted-row", name), value) for name, value in said.items()]


def handle_counted(position: Position, answer: Answer, context: Context) -> Move:
    """To the row and back, then to the page below."""
    match answer.option:
        case "row":
            return go_to(ROW)
        case "back":
            return go_to("counted")
        case "back-to-page":
            return Move(how="close", to="@page") if position.returns else go_to("intent")
    return STAY
