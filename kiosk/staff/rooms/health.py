"""How the kiosk is: version, content, logbook, disk, crashes, languages, printer, voice, clock."""

from kiosk.journey.context import PageDraft
from kiosk.staff.crashes import Crash, see, unseen
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn
from kiosk.staff.wellness import wellness
from kiosk.view_model.page import Block, Notice, Table, Text


def draft(sight: Sight) -> PageDraft:
    """All of it on one page, or the crashes that nobody has seen."""
    if sight.rest == "crashes":
        return _crashes(sight)
    fresh = unseen(sight.folder)
    return PageDraft(
        id="health",
        title=sight.title("health"),
        place=sight.tell.words.date(sight.now.date()),
        blocks=(*sight.opening("health"), Table(tuple(wellness(sight)))),
        choices=(
            *sight.choices("health", "back", "again", "legibility"),
            *([sight.choice("health", "crashes", number=len(fresh))] if fresh else []),
        ),
    )


def _crashes(sight: Sight) -> PageDraft:
    fresh = unseen(sight.folder)
    blocks: tuple[Block, ...] = tuple(Notice(_told(one, sight)) for one in fresh)
    return PageDraft(
        id="health/crashes",
        title=sight.title("crashes"),
        blocks=blocks or (Text(sight.say("crashes", "none")),),
        choices=sight.choices("crashes", "back", *["seen"] * bool(fresh)),
    )


def _told(one: Crash, sight: Sight) -> str:
    return sight.say("crashes", "one", date=one.day, kind=one.type, path=one.file, number=one.line)


def choose(option: str, text: str, sight: Sight) -> Turn:
    """Look again, or at the crashes, which are then seen for good."""
    state = sight.state
    match option:
        case "crashes":
            return Turn(state.to("health/crashes"))
        case "seen":
            see(sight.folder, max((one.number for one in unseen(sight.folder)), default=0))
            return Turn(state.back())
        case "legibility":
            return Turn(state.to("legibility"))
        case "back":
            return Turn(state.back())
    sight.means.printing.again()
    return Turn(state)
