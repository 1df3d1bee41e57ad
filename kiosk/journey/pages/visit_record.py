"""What is counted: in plain words, and the record of this visit as the visit log will hold it."""

from kiosk.events import VisitRecord, part_of_day
from kiosk.journey.context import Context
from kiosk.journey.id_labels import id_label
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import STAY, Answer, Move, Position, go_to
from kiosk.view_model.page import Table

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
