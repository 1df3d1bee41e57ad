"""The health of the kiosk on one page, and the crashes that nobody has seen."""

from kiosk.journey.page_draft import PageDraft
from kiosk.staff.clock_state import is_date_trusted
from kiosk.staff.context import StaffContext
from kiosk.staff.crashes import StoredCrash, mark_seen, read_unseen
from kiosk.staff.health_lines import health_lines
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Block, Notice, Table, Text


def build_health(context: StaffContext) -> PageDraft:
    """All lines of health as a table, or the crashes that nobody has seen."""
    if context.subpage == "crashes":
        return _crashes(context)
    unseen = read_unseen(context.folder)
    return PageDraft(
        id="health",
        title=context.title("health"),
        place=context.texts.words.date(context.now.date()),
        blocks=(
            *context.opening("health"),
            Table(tuple(health_lines(context))),
        ),
        choices=(
            *context.choices("health", "back", "again", "legibility"),
            *([] if is_date_trusted(context) else context.choices("health", "date")),
            *([context.choice("health", "crashes", number=len(unseen))] if unseen else []),
        ),
    )


def _crashes(context: StaffContext) -> PageDraft:
    unseen = read_unseen(context.folder)
    blocks: tuple[Block, ...] = tuple(Notice(_crash_sentence(one, context)) for one in unseen)
    return PageDraft(
        id="health/crashes",
        title=context.title("crashes"),
        blocks=blocks or (Text(context.say("crashes", "none")),),
        choices=context.choices("crashes", "back", *["seen"] * bool(unseen)),
    )


def _crash_sentence(one: StoredCrash, context: StaffContext) -> str:
    return context.say(
        "crashes", "one", date=one.day, kind=one.type, path=one.file, number=one.line
    )


def handle_health(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Look again, open another page, or mark the crashes as seen."""
    state = context.state
    match option:
        case "crashes":
            return StaffTurn(state.open("health/crashes"))
        case "seen":
            mark_seen(
                context.folder, max((one.number for one in read_unseen(context.folder)), default=0)
            )
            return StaffTurn(state.back())
        case "date":
            return StaffTurn(state.open("clock"))
        case "legibility":
            return StaffTurn(state.open("legibility"))
        case "back":
            return StaffTurn(state.back())
    context.services.printer_status.refresh()
    return StaffTurn(state)
