"""The list of visits, newest first, a page of rows at a time."""

from msgspec.structs import replace

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import column_heads, visit_cells
from kiosk.staff.state import StaffState, StaffTurn, message
from kiosk.staff.visit_filters import chosen_filter, filter_summary
from kiosk.store.visit_page import VisitPage
from kiosk.store.visit_pagination import browse_visits
from kiosk.view_model import page
from kiosk.view_model.page import Block, Text

OTHER_ROWS = 11
"""Rows of a window that the title, the other texts in any language, and the choices need."""

MIN_VISITS = 4
"""Visits shown at a time in line mode, and in any window at least."""

LIST_CHOICES = ("older", "newer", "filter")


def build_visits(context: StaffContext) -> PageDraft:
    """One page of visits: as a table whose rows can be opened, in line mode as choices."""
    visit_page = _read_page(context)
    blocks: tuple[Block, ...] = (Text(filter_summary(context)),)
    rows: tuple[DraftChoice, ...] = ()
    if not visit_page.visits:
        blocks += (Text(context.say("visits", "nothing"), lead=True),)
    elif context.journey_context.front_end == "screen":
        ids = tuple(visit.id for visit in visit_page.visits)
        at = ids.index(context.state.opened_visit) if context.state.opened_visit in ids else 0
        rows_of_cells = tuple(visit_cells(visit, context) for visit in visit_page.visits)
        blocks += (page.SelectableTable(column_heads(context), rows_of_cells, ids, at),)
    else:
        rows = tuple(
            DraftChoice(visit.id, ", ".join(visit_cells(visit, context)))
            for visit in visit_page.visits
        )
    return PageDraft(
        id="visits",
        title=context.title("visits"),
        blocks=blocks,
        choices=(*rows, *context.choices("visits", *LIST_CHOICES)),
        default="" if visit_page.visits else "filter",
        whole=True,
    )


def handle_visits(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Older or newer visits, the filters, or one visit."""
    state = context.state
    match option:
        case "filter":
            return StaffTurn(state.open("filter"))
        case "older" | "newer":
            return StaffTurn(_turn_page(option == "newer", context))
    return StaffTurn(replace(state.open(f"visit/{option}"), opened_visit=option))


def newest_page(state: StaffState) -> StaffState:
    """The state with the newest visits shown."""
    return replace(state, cursor=None, newer=False, opened_visit="")


def _read_page(context: StaffContext) -> VisitPage:
    state = context.state
    count = (
        MIN_VISITS
        if context.journey_context.front_end == "line"
        else max(MIN_VISITS, context.services.window_size().lines - OTHER_ROWS)
    )
    return browse_visits(
        context.folder, chosen_filter(context), state.cursor, count, newer=state.newer
    )


def _turn_page(newer: bool, context: StaffContext) -> StaffState:
    visit_page = _read_page(context)
    cursor = visit_page.newer if newer else visit_page.older
    if cursor is None:
        return context.state.with_message(message("visits", "newest" if newer else "oldest"))
    state = replace(context.state, cursor=cursor, newer=newer, opened_visit="")
    context.state = state
    if newer and _read_page(context).newer is None:
        # Nothing is newer: show the first page as it is now, full, and not a part of it.
        return newest_page(state)
    return state
