"""The list of visits: one page of rows, newest first."""

from msgspec.structs import replace

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import column_heads, visit_cells
from kiosk.staff.state import StaffState, StaffTurn
from kiosk.staff.visit_filters import chosen_filter, filter_summary
from kiosk.store.visit_page import VisitPage
from kiosk.store.visit_pagination import browse_visits
from kiosk.view_model import page
from kiosk.view_model.page import Block, Text

AROUND = 11
"""Rows of a window that a leaf leaves to its words, also where these are long, and to its choices."""
LINES = 4
"""Visits on a leaf that is told line by line."""
KEYS = ("older", "newer", "filter")


def build_visits(context: StaffContext) -> PageDraft:
    """One leaf; its rows are opened, its keys turn it."""
    leaf = _leaf(context)
    told: tuple[Block, ...] = (Text(filter_summary(context)),)
    rows: tuple[DraftChoice, ...] = ()
    if not leaf.visits:
        told += (Text(context.say("visits", "nothing"), lead=True),)
    elif context.journey_context.front_end == "screen":
        ids = tuple(visit.id for visit in leaf.visits)
        at = ids.index(context.state.opened) if context.state.opened in ids else 0
        shown = tuple(visit_cells(visit, context) for visit in leaf.visits)
        told += (page.SelectableTable(column_heads(context), shown, ids, at),)
    else:
        rows = tuple(
            DraftChoice(visit.id, ", ".join(visit_cells(visit, context))) for visit in leaf.visits
        )
    return PageDraft(
        id="visits",
        title=context.title("visits"),
        blocks=told,
        choices=(*rows, *context.choices("visits", *KEYS)),
        default="" if leaf.visits else "filter",
        whole=True,
    )


def handle_visits(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Another leaf, the filters, or a visit."""
    state = context.state
    match option:
        case "filter":
            return StaffTurn(state.to("filter"))
        case "older" | "newer":
            return StaffTurn(_turned(option == "newer", context))
    return StaffTurn(replace(state.to(f"visit/{option}"), opened=option))


def newest_page(state: StaffState) -> StaffState:
    """The newest leaf."""
    return replace(state, place=None, newer=False, opened="")


def _leaf(context: StaffContext) -> VisitPage:
    state = context.state
    count = (
        LINES
        if context.journey_context.front_end == "line"
        else max(LINES, context.services.rows() - AROUND)
    )
    return browse_visits(
        context.folder, chosen_filter(context), state.place, count, newer=state.newer
    )


def _turned(newer: bool, context: StaffContext) -> StaffState:
    leaf = _leaf(context)
    place = leaf.newer if newer else leaf.older
    if place is None:
        return context.state.saying(context.say("visits", "newest" if newer else "oldest"))
    turned = replace(context.state, place=place, newer=newer, opened="")
    context.state = turned
    if newer and _leaf(context).newer is None:
        # Nothing is newer than that: the first leaf, and full.
        return newest_page(turned)
    return turned
