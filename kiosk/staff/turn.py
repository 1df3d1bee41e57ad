"""A turn of the staff pages: from a reply to the next page."""

from msgspec.structs import replace

from kiosk.journey.fold import MORE_OPTION
from kiosk.journey.state import change_preferences
from kiosk.staff.registry import room_of
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn
from kiosk.view_model.page import Choices, Digits, Page, SelectableTable
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed

HELP = "help"
NAMED: dict[str, Reply] = {"help": Help(), "again": Again(), "back": Back()}


def take(page: Page, reply: Reply, sight: Sight) -> Turn:
    """The turn that a reply to a page makes; one that the page does not offer changes nothing."""
    state = sight.state
    match reply:
        case Back():
            return Turn(state.back().saying(""))
        case Help() if state.node != HELP:
            return Turn(state.to(HELP).saying(""))
        case Onward() if isinstance(page.ask, Choices) and page.ask.default:
            return _choose(page, page.ask.default, sight)
        case Typed(text) if isinstance(page.ask, Digits):
            return room_of(state.node).choose("typed", text, sight)
        case Chose(option):
            return _choose(page, option, sight)
    return Turn(state)


def _choose(page: Page, option: str, sight: Sight) -> Turn:
    state = sight.state
    comfort = change_preferences(state.comfort, option)
    if comfort is not None:
        return Turn(replace(state, comfort=comfort))
    if isinstance(page.ask, Digits) and option in NAMED:
        return take(page, NAMED[option], sight)
    if option not in _offered(page):
        return Turn(state)
    if option == MORE_OPTION:
        return Turn(replace(state, offset=state.offset + 5))
    return room_of(state.node).choose(option, "", sight)


def _offered(page: Page) -> set[str]:
    ask = page.ask if isinstance(page.ask, Choices) else page.ask.empty
    rows = {id for block in page.blocks if isinstance(block, SelectableTable) for id in block.ids}
    return {one.id for one in ask.options} | rows
