"""What is counted: in plain words, and the record of this visit as the visit log will hold it."""

from collections.abc import Collection

from kiosk.events import part_of_day
from kiosk.journey.context import Context
from kiosk.journey.id_labels import id_label, step_title
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE_HELP, STAY, Answer, Move, Position, close_or_go, go_to
from kiosk.view_model.page import Block, Table
from kiosk.visit_record import VisitRecord

RECORD_NODE = "counted/row"

SHOWN_FIELDS = ("language", "front_end", "reason", "device", "method", "stage")


def build_visit_record(texts: PageText) -> PageDraft:
    """The notice, or the record behind it."""
    return _record_draft(texts) if texts.position.node == RECORD_NODE else _notice_draft(texts)


def _notice_draft(texts: PageText) -> PageDraft:
    page, days = texts.page("counted"), texts.context.office.days
    lead = _practice_note(texts) or texts.lead(page.lead)
    return PageDraft(
        id="counted",
        title=texts.title("counted"),
        blocks=lead + texts.paragraphs(page.say, number=days) + texts.notices(page.watch),
        choices=(texts.choice("counted", "back-to-page"), texts.choice("counted", "row")),
    )


def _record_draft(texts: PageText) -> PageDraft:
    return PageDraft(
        id=RECORD_NODE,
        title=texts.title("counted-row"),
        blocks=(
            *_practice_note(texts),
            Table(tuple(record_lines(texts.context.row(), texts, texts.context.differing()))),
        ),
        choices=(texts.choice("counted-row", "back"),),
    )


def _practice_note(texts: PageText) -> tuple[Block, ...]:
    """That nothing of all this is recorded in practice."""
    return texts.lead_note("counted", "practice") if texts.context.office.practice else ()


def record_lines(
    record: VisitRecord, texts: PageText, differing: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Each column of a record as its name and its value in words, as the visit log would hold it now.

    An empty column says so. `differing` are the pages of steps at which the screen was different, which stand
    there once there are any.
    """
    day = texts.words.day(texts.context.now.date())
    values = {"day": texts.note("counted-row", part_of_day(texts.context.now.hour), date=day)}
    for field in SHOWN_FIELDS:
        value = id_label(field, getattr(record, field), texts)
        values[field] = value or texts.note("counted-row", "none")
    values["helped"] = texts.note("counted-row", "yes" if record.helped else "no")
    if differing:
        titles = (step_title(page.partition("/")[2], texts) for page in differing)
        values["differs"] = texts.words.join([texts(title) for title in titles if title])
    values["outcome"] = texts.note("counted-row", "not-yet")
    return [(texts.note("counted-row", name), value) for name, value in values.items()]


def handle_visit_record(position: Position, answer: Answer, context: Context) -> Move:
    """To the record and back to the notice, then to the page that help was called from."""
    match answer.option:
        case "row":
            return go_to(RECORD_NODE)
        case "back":
            return go_to("counted")
        case "back-to-page":
            return close_or_go(position, "intent", CLOSE_HELP)
    return STAY
