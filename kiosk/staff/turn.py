"""A turn of the staff pages: from a reply to the next page."""

from msgspec.structs import replace

from kiosk.journey.fold import MORE_OPTION
from kiosk.journey.state import change_preferences
from kiosk.staff.context import StaffContext
from kiosk.staff.router import builder_for
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Choices, Digits, Page, SelectableTable
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed

HELP = "help"
NAMED: dict[str, Reply] = {"help": Help(), "again": Again(), "back": Back()}


def apply_reply(page: Page, reply: Reply, context: StaffContext) -> StaffTurn:
    """The turn that a reply to a page makes; one that the page does not offer changes nothing."""
    state = context.state
    match reply:
        case Back():
            return StaffTurn(state.back().saying(""))
        case Help() if state.node != HELP:
            return StaffTurn(state.to(HELP).saying(""))
        case Onward() if isinstance(page.ask, Choices) and page.ask.default:
            return _choose(page, page.ask.default, context)
        case Typed(text) if isinstance(page.ask, Digits):
            return builder_for(state.node).handle("typed", text, context)
        case Chose(option):
            return _choose(page, option, context)
    return StaffTurn(state)


def _choose(page: Page, option: str, context: StaffContext) -> StaffTurn:
    state = context.state
    preferences = change_preferences(state.preferences, option)
    if preferences is not None:
        return StaffTurn(replace(state, preferences=preferences))
    if isinstance(page.ask, Digits) and option in NAMED:
        return apply_reply(page, NAMED[option], context)
    if option not in _offered(page):
        return StaffTurn(state)
    if option == MORE_OPTION:
        return StaffTurn(replace(state, offset=state.offset + 5))
    return builder_for(state.node).handle(option, "", context)


def _offered(page: Page) -> set[str]:
    ask = page.ask if isinstance(page.ask, Choices) else page.ask.empty
    rows = {id for block in page.blocks if isinstance(block, SelectableTable) for id in block.ids}
    return {one.id for one in ask.options} | rows
