"""How the kiosk is: version, content, logbook, disk, crashes, languages, printer, voice, clock."""

from kiosk.journey.page_draft import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.crashes import StoredCrash, mark_seen, read_unseen
from kiosk.staff.health_lines import health_lines
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Block, Notice, Table, Text


def build_health(context: StaffContext) -> PageDraft:
    """All of it on one page, or the crashes that nobody has seen."""
    if context.rest == "crashes":
        return _crashes(context)
    fresh = read_unseen(context.folder)
    return PageDraft(
        id="health",
        title=context.title("health"),
        place=context.texts.words.date(context.now.date()),
        blocks=(*context.opening("health"), Table(tuple(health_lines(context)))),
        choices=(
            *context.choices("health", "back", "again", "legibility"),
            *([context.choice("health", "crashes", number=len(fresh))] if fresh else []),
        ),
    )


def _crashes(context: StaffContext) -> PageDraft:
    fresh = read_unseen(context.folder)
    blocks: tuple[Block, ...] = tuple(Notice(_told(one, context)) for one in fresh)
    return PageDraft(
        id="health/crashes",
        title=context.title("crashes"),
        blocks=blocks or (Text(context.say("crashes", "none")),),
        choices=context.choices("crashes", "back", *["seen"] * bool(fresh)),
    )


def _told(one: StoredCrash, context: StaffContext) -> str:
    return context.say(
        "crashes", "one", date=one.day, kind=one.type, path=one.file, number=one.line
    )


def handle_health(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Look again, or at the crashes, which are then seen for good."""
    state = context.state
    match option:
        case "crashes":
            return StaffTurn(state.to("health/crashes"))
        case "seen":
            mark_seen(
                context.folder, max((one.number for one in read_unseen(context.folder)), default=0)
            )
            return StaffTurn(state.back())
        case "legibility":
            return StaffTurn(state.to("legibility"))
        case "back":
            return StaffTurn(state.back())
    context.services.printing.again()
    return StaffTurn(state)
