"""A turn: from a state and a reply to the next state."""

from msgspec import Struct
from msgspec.structs import replace

from kiosk.events import Outcome
from kiosk.flow.comforts import changed
from kiosk.flow.kit import Kit
from kiosk.flow.registry import HELP
from kiosk.flow.state import Answer, State
from kiosk.flow.trail import decide, floor, lengthen, shorten
from kiosk.view_model.page import Choices, Digits, Page
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed

NAMED: dict[str, Reply] = {"help": Help(), "again": Again(), "back": Back()}
"""What an empty field offers, and the replies that it stands for."""


class Turn(Struct, frozen=True):
    """The next state, and the end, the other door or the slip on paper where one was asked for."""

    state: State
    end: Outcome | None = None
    door: str = ""
    paper: bool = False


def take(state: State, page: Page, reply: Reply, kit: Kit) -> Turn:
    """The turn that a reply to a page makes; one that the page does not offer changes nothing."""
    match reply:
        case Back():
            return Turn(shorten(state, max(0, len(state.trail) - 1), kit))
        case Help() if not page.id.startswith("help/"):
            return _go(state, Answer(page.id, HELP), kit)
        case Onward() if isinstance(page.ask, Choices) and page.ask.default:
            return _choose(state, page, page.ask.default, kit)
        case Typed(text) if isinstance(page.ask, Digits):
            return _go(state, Answer(page.id, "typed", text), kit)
        case Chose(option):
            return _choose(state, page, option, kit)
    return Turn(state)


def hear(state: State, page: Page, word: str, kit: Kit) -> Turn:
    """The turn that something beside the member makes, such as the printer."""
    return _go(state, Answer(page.id, word), kit)


def _choose(state: State, page: Page, option: str, kit: Kit) -> Turn:
    comfort = changed(state.comfort, option)
    if comfort is not None:
        return Turn(replace(state, comfort=comfort))
    if isinstance(page.ask, Digits) and option in NAMED:
        return take(state, page, NAMED[option], kit)
    ask = page.ask if isinstance(page.ask, Choices) else page.ask.empty
    if option == "staff" or option in {one.id for one in ask.options}:
        return _go(state, Answer(page.id, option), kit)
    return Turn(state)


def _go(state: State, answer: Answer, kit: Kit) -> Turn:
    answer = replace(answer, moment=kit.now.isoformat(timespec="minutes"))
    move = decide(state, answer, kit)
    kept = replace(state, comfort=replace(state.comfort, **move.comfort))
    if move.how == "close":
        kept = shorten(kept, floor(state, move), kit)
    elif move.how != "stay":
        kept = lengthen(kept, move, answer, kit)
    return Turn(kept, move.end, move.door, move.paper)
