"""What is counted: in plain words, and the visit's own row, made as the logbook makes it."""

from kiosk.events import VisitRecord, part_of_day
from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.named import named
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Table

ROW = "counted/row"
COLUMNS = ("language", "door", "intent", "device", "method", "stage", "resumed", "weeks")


def draft(tell: Tell) -> Draft:
    """The notice, or the row behind it."""
    return _row(tell) if tell.where.node == ROW else _notice(tell)


def _notice(tell: Tell) -> Draft:
    return Draft(
        id="counted",
        title=tell.title("counted"),
        blocks=tell.opening("counted", number=tell.kit.office.days),
        choices=(tell.choice("counted", "back-to-page"), tell.choice("counted", "row")),
    )


def _row(tell: Tell) -> Draft:
    return Draft(
        id=ROW,
        title=tell.title("counted-row"),
        blocks=(Table(tuple(lines(tell.kit.row(), tell))),),
        choices=(tell.choice("counted-row", "back"),),
    )


def lines(row: VisitRecord, tell: Tell) -> list[tuple[str, str]]:
    """Each column of the row by its name; one that holds nothing is said so, or left out where it never will."""
    day = tell.words.day(tell.kit.now.date())
    said = {"day": tell.note("counted-row", part_of_day(tell.kit.now.hour), date=day)}
    for column in COLUMNS:
        value = getattr(row, column)
        if value is not None or column not in ("resumed", "weeks"):
            said[column] = named(column, value, tell) or tell.note("counted-row", "none")
    said["minutes"] = tell.words.number(row.minutes)
    said["helped"] = tell.note("counted-row", "yes" if row.helped else "no")
    said["outcome"] = tell.note("counted-row", "not-yet")
    return [(tell.note("counted-row", name), value) for name, value in said.items()]


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """To the row and back, then to the page below."""
    match answer.option:
        case "row":
            return go(ROW)
        case "back":
            return go("counted")
        case "back-to-page":
            return Move(how="close", to="@page") if where.returns else go("intent")
    return STAY
