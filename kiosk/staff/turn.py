"""A turn of the staff pages: builds the page of a state, and applies a reply to it."""

import sqlite3

from msgspec.structs import replace

from kiosk.journey.fold import CHOICES_PER_PART, MORE_OPTION
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.state import change_preferences
from kiosk.staff.context import StaffContext
from kiosk.staff.data_folder_problem import describe_fault, fault_message
from kiosk.staff.renderer import render_in_one_language
from kiosk.staff.router import builder_for
from kiosk.staff.settings_change import UNDO, propose_undo
from kiosk.staff.state import MENU, StaffTurn
from kiosk.view_model.page import Choices, Digits, Page, SelectableTable, Text
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed

HELP_PAGE = "help"
TROUBLE_PAGE = "staff/trouble"
"""Id of the page that takes the place of one that could not be built."""

HEALTH_PAGES = ("health", "health/all")

FIELD_CHOICES: dict[str, Reply] = {"help": Help(), "again": Again(), "back": Back()}
"""Choices of an empty field that are replies of their own."""


def build_page(context: StaffContext) -> Page:
    """The page of the present state, whole in one language; where that fails, a page with the reason."""
    return render_in_one_language(_build_draft, context)


def _build_draft(context: StaffContext) -> PageDraft:
    try:
        _require_data_folder(context)
        return builder_for(context.state.node).build(context)
    except (OSError, sqlite3.Error) as fault:
        return PageDraft(
            id="trouble",
            title=context.title("trouble"),
            blocks=(Text(describe_fault(fault, context), lead=True),),
            choices=context.choices("trouble", "back"),
        )


def build_warning(context: StaffContext, seconds: int) -> Page:
    """The page that is shown over any other before idle time closes the staff pages."""

    def build(context: StaffContext) -> PageDraft:
        return PageDraft(
            id="warning",
            title=context.title("warning"),
            blocks=context.texts.opening("staff-warning", seconds=seconds),
            choices=context.choices("warning", "stay"),
        )

    return replace(render_in_one_language(build, context), id="warning")


def handle_reply(page: Page, reply: Reply, context: StaffContext) -> StaffTurn:
    """The turn that a reply to a page makes; where that fails, the same page with the reason."""
    if isinstance(reply, Again):
        return StaffTurn(context.state)
    before, context.state = context.state, context.state.with_message()
    if page.id == TROUBLE_PAGE and isinstance(reply, Chose | Onward):
        return StaffTurn(context.state.back())
    try:
        return _apply_reply(page, reply, context)
    except (OSError, sqlite3.Error) as fault:
        return StaffTurn(before.with_message(fault_message(fault, context)))


def _require_data_folder(context: StaffContext) -> None:
    """FileNotFoundError where it is gone, behind the menu: a missing visit log would look like an empty one.

    The page of health says itself that it is gone.
    """
    is_inside = context.state.trail[0] == MENU and context.state.node not in (MENU, *HEALTH_PAGES)
    if is_inside and not context.folder.is_dir():
        raise FileNotFoundError(context.folder)


def _apply_reply(page: Page, reply: Reply, context: StaffContext) -> StaffTurn:
    """The turn that a reply makes; one that the page does not offer changes nothing."""
    state = context.state
    match reply:
        case Back():
            return StaffTurn(state.go_back())
        case Help() if state.node != HELP_PAGE:
            return StaffTurn(state.open(HELP_PAGE).with_message())
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
    if isinstance(page.ask, Digits) and option in FIELD_CHOICES:
        return _apply_reply(page, FIELD_CHOICES[option], context)
    if option not in _offered_ids(page):
        return StaffTurn(state)
    if option == MORE_OPTION:
        return StaffTurn(replace(state, offset=state.offset + CHOICES_PER_PART))
    if option == UNDO:
        turn = StaffTurn(propose_undo(context))
    else:
        turn = builder_for(state.node).handle(option, "", context)
    if len(turn.state.trail) <= len(state.trail):
        return turn
    left_by = {**turn.state.left_by, state.node: (option, state.offset)}
    return replace(turn, state=replace(turn.state, left_by=left_by))


def _offered_ids(page: Page) -> set[str]:
    ask = page.ask if isinstance(page.ask, Choices) else page.ask.empty
    rows = {id for block in page.blocks if isinstance(block, SelectableTable) for id in block.ids}
    return {option.id for option in ask.options} | rows
