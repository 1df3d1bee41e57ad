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


def build_help(tell: PageText) -> PageDraft:
    """Help on the page that it was called from, then the wishes."""
    below = tell.where.node.partition("/")[2]
    room = below.partition("/")[0]
    said = tell.note_if_any("help", room) or tell.note("help", "any")
    helped = "not-helped" if tell.comfort.helped else "helped"
    order = ("people", "language", "device-language", "comfort", helped, "stop", "back-to-page")
    return PageDraft(
        id=f"help/{room}",
        title=tell.title("help"),
        place=place_label(tell),
        blocks=(Text(said, lead=True),),
        choices=tuple(tell.choice("help", id, careful=id == "stop") for id in order),
        default="back-to-page",
        whole=True,
        pace="question",
    )


def handle_help(where: Position, answer: Answer, kit: Context) -> Move:
    """Each wish has a page; being helped is noted at once, and said."""
    if answer.option in LEADS:
        return open_over(LEADS[answer.option])
    match answer.option:
        case "helped":
            return Move(how="call", to="helped", comfort={"helped": True})
        case "not-helped":
            return Move(how="call", to="helped", comfort={"helped": False})
        case "back-to-page":
            return CLOSE
    return STAY


def build_helped(tell: PageText) -> PageDraft:
    """More time, or the usual time again."""
    state = "now" if tell.comfort.helped else "alone"
    return PageDraft(
        id="helped",
        title=tell.title("helped"),
        blocks=tell.lead_note("helped", state),
        choices=(tell.choice("trouble", "back-to-page"),),
        pace="question",
    )


def handle_helped(where: Position, answer: Answer, kit: Context) -> Move:
    """Back to the page that help was called from."""
    return Move(how="close", to="@page") if answer.option == "back-to-page" else STAY


def build_preferences(tell: PageText) -> PageDraft:
    """Each wish with its present state; the page shows it at once."""
    comfort = tell.comfort
    states = {
        "space": tell.note("comfort", "on" if comfort.space else "off"),
        "contrast": tell.note("comfort", comfort.palette),
        "voice": tell.note("comfort", _voice(tell)),
    }
    other = "line" if tell.kit.door == "screen" else "screen"
    return PageDraft(
        id="comfort",
        title=tell.title("comfort"),
        blocks=tell.opening("comfort"),
        choices=(
            *(tell.choice("comfort", id, state=state) for id, state in states.items()),
            tell.choice("comfort", other),
            DraftChoice("counted", tell.choice("counted", "open").say),
            tell.choice("comfort", "back-to-page"),
        ),
        default="back-to-page",
        pace="question",
    )


def _voice(tell: PageText) -> str:
    if not tell.kit.speaks(tell.words.tag):
        return "no-voice"
    return "on" if tell.comfort.voice else "off"


def handle_preferences(where: Position, answer: Answer, kit: Context) -> Move:
    """Another door goes on with the same visit; space, contrast and voice are keys of their own."""
    if answer.option in ("line", "screen"):
        return Move(how="close", to="@page", door=answer.option)
    if answer.option == "counted":
        return open_over("counted")
    return Move(how="close", to="@page") if answer.option == "back-to-page" else STAY


ROW = "counted/row"
COLUMNS = ("language", "door", "intent", "device", "method", "stage", "resumed", "weeks")


def build_counted(tell: PageText) -> PageDraft:
    """The notice, or the row behind it."""
    return _row(tell) if tell.where.node == ROW else _notice(tell)


def _notice(tell: PageText) -> PageDraft:
    return PageDraft(
        id="counted",
        title=tell.title("counted"),
        blocks=tell.opening("counted", number=tell.kit.office.days),
        choices=(tell.choice("counted", "back-to-page"), tell.choice("counted", "row")),
    )


def _row(tell: PageText) -> PageDraft:
    return PageDraft(
        id=ROW,
        title=tell.title("counted-row"),
        blocks=(Table(tuple(record_lines(tell.kit.row(), tell))),),
        choices=(tell.choice("counted-row", "back"),),
    )


def record_lines(row: VisitRecord, tell: PageText) -> list[tuple[str, str]]:
    """Each column of the row by its name; one that holds nothing is said so, or left out where it never will."""
    day = tell.words.day(tell.kit.now.date())
    said = {"day": tell.note("counted-row", part_of_day(tell.kit.now.hour), date=day)}
    for column in COLUMNS:
        value = getattr(row, column)
        if value is not None or column not in ("resumed", "weeks"):
            said[column] = id_label(column, value, tell) or tell.note("counted-row", "none")
    said["minutes"] = tell.words.number(row.minutes)
    said["helped"] = tell.note("counted-row", "yes" if row.helped else "no")
    said["outcome"] = tell.note("counted-row", "not-yet")
    return [(tell.note("counted-row", name), value) for name, value in said.items()]


def handle_counted(where: Position, answer: Answer, kit: Context) -> Move:
    """To the row and back, then to the page below."""
    match answer.option:
        case "row":
            return go_to(ROW)
        case "back":
            return go_to("counted")
        case "back-to-page":
            return Move(how="close", to="@page") if where.returns else go_to("intent")
    return STAY
