"""The list of visits, newest first, a page of rows at a time."""

from msgspec.structs import replace

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import column_heads, visit_cells
from kiosk.staff.state import StaffState, StaffTurn, message
from kiosk.staff.visit_filters import chosen_filter, filter_summary
from kiosk.store.visit_list import VisitPage, list_visits
from kiosk.view_model import page
from kiosk.view_model.page import Block, Text

OTHER_ROWS = 11
"""Rows of a window that the title, the other texts in any language, and the choices need."""

MIN_VISITS = 4
"""Visits shown at a time in line mode, and in any window at least."""

ROWS_TEXT = 30
"""Cells of the line of the filters that the margins, and which rows are shown, take."""

LIST_CHOICES = ("older", "newer", "filter")


def build_visits(context: StaffContext) -> PageDraft:
    """One page of visits: as a table whose rows can be opened, in line mode as choices."""
    visit_page = _read_page(context)
    blocks: tuple[Block, ...] = (Text(_summary(visit_page, context)),)
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
    return replace(state, first_row=0, opened_visit="")


def _summary(visit_page: VisitPage, context: StaffContext) -> str:
    """The filters, and which rows are shown of how many."""
    chosen = filter_summary(context) or context.say("visits", "all")
    if not visit_page.visits:
        return chosen
    shown = context.say(
        "visits",
        "rows",
        first=visit_page.first + 1,
        last=visit_page.last + 1,
        of=visit_page.total,
    )
    return f"{chosen} · {shown}"


def _read_page(context: StaffContext) -> VisitPage:
    return list_visits(
        context.folder, chosen_filter(context), context.state.first_row, _rows_shown(context)
    )


def _rows_shown(context: StaffContext) -> int:
    """How many rows have room beside the other texts."""
    if context.journey_context.front_end == "line":
        return MIN_VISITS
    columns, lines = context.services.window_size()
    # A long summary of the filters takes rows of its own.
    further_lines = len(filter_summary(context)) // max(1, columns - ROWS_TEXT)
    return max(MIN_VISITS, lines - OTHER_ROWS - further_lines)


def _turn_page(newer: bool, context: StaffContext) -> StaffState:
    visit_page, count = _read_page(context), _rows_shown(context)
    if newer and not visit_page.first:
        return context.state.with_message(message("visits", "newest"))
    if not newer and visit_page.last + 1 >= visit_page.total:
        return context.state.with_message(message("visits", "oldest"))
    first = max(0, visit_page.first - count) if newer else visit_page.first + count
    return replace(context.state, first_row=first, opened_visit="")
