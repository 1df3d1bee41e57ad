"""How the kiosk is: version, content, logbook, disk, crashes, languages, printer, voice, clock."""

from kiosk.journey.context import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.crashes import StoredCrash, mark_seen, read_unseen
from kiosk.staff.health_lines import health_lines
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Block, Notice, Table, Text


def build_health(sight: StaffContext) -> PageDraft:
    """All of it on one page, or the crashes that nobody has seen."""
    if sight.rest == "crashes":
        return _crashes(sight)
    fresh = read_unseen(sight.folder)
    return PageDraft(
        id="health",
        title=sight.title("health"),
        place=sight.tell.words.date(sight.now.date()),
        blocks=(*sight.opening("health"), Table(tuple(health_lines(sight)))),
        choices=(
            *sight.choices("health", "back", "again", "legibility"),
            *([sight.choice("health", "crashes", number=len(fresh))] if fresh else []),
        ),
    )


def _crashes(sight: StaffContext) -> PageDraft:
    fresh = read_unseen(sight.folder)
    blocks: tuple[Block, ...] = tuple(Notice(_told(one, sight)) for one in fresh)
    return PageDraft(
        id="health/crashes",
        title=sight.title("crashes"),
        blocks=blocks or (Text(sight.say("crashes", "none")),),
        choices=sight.choices("crashes", "back", *["seen"] * bool(fresh)),
    )


def _told(one: StoredCrash, sight: StaffContext) -> str:
    return sight.say("crashes", "one", date=one.day, kind=one.type, path=one.file, number=one.line)


def handle_health(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Look again, or at the crashes, which are then seen for good."""
    state = sight.state
    match option:
        case "crashes":
            return StaffTurn(state.to("health/crashes"))
        case "seen":
            mark_seen(
                sight.folder, max((one.number for one in read_unseen(sight.folder)), default=0)
            )
            return StaffTurn(state.back())
        case "legibility":
            return StaffTurn(state.to("legibility"))
        case "back":
            return StaffTurn(state.back())
    sight.means.printing.again()
    return StaffTurn(state)
