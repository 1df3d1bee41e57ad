"""The visits, newest first, a leaf at a time: as a table, or line by line as choices."""

from msgspec.structs import replace

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import column_heads, visit_cells
from kiosk.staff.state import StaffState, StaffTurn
from kiosk.staff.visit_filters import chosen_filter, filter_summary
from kiosk.store.queries import browse_visits
from kiosk.store.visit_page import VisitPage
from kiosk.view_model import page
from kiosk.view_model.page import Block, Text

AROUND = 11
"""Rows of a window that a leaf leaves to its words, also where these are long, and to its choices."""
LINES = 4
"""Visits on a leaf that is told line by line."""
KEYS = ("older", "newer", "filter")


def draft(sight: StaffContext) -> PageDraft:
    """One leaf; its rows are opened, its keys turn it."""
    leaf = _leaf(sight)
    told: tuple[Block, ...] = (Text(filter_summary(sight)),)
    rows: tuple[DraftChoice, ...] = ()
    if not leaf.visits:
        told += (Text(sight.say("visits", "nothing"), lead=True),)
    elif sight.kit.door == "screen":
        ids = tuple(visit.id for visit in leaf.visits)
        at = ids.index(sight.state.opened) if sight.state.opened in ids else 0
        shown = tuple(visit_cells(visit, sight) for visit in leaf.visits)
        told += (page.SelectableTable(column_heads(sight), shown, ids, at),)
    else:
        rows = tuple(
            DraftChoice(visit.id, ", ".join(visit_cells(visit, sight))) for visit in leaf.visits
        )
    return PageDraft(
        id="visits",
        title=sight.title("visits"),
        blocks=told,
        choices=(*rows, *sight.choices("visits", *KEYS)),
        default="" if leaf.visits else "filter",
        whole=True,
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Another leaf, the filters, or a visit."""
    state = sight.state
    match option:
        case "filter":
            return StaffTurn(state.to("filter"))
        case "older" | "newer":
            return StaffTurn(_turned(option == "newer", sight))
    return StaffTurn(replace(state.to(f"visit/{option}"), opened=option))


def first(state: StaffState) -> StaffState:
    """The newest leaf."""
    return replace(state, place=None, newer=False, opened="")


def _leaf(sight: StaffContext) -> VisitPage:
    state = sight.state
    count = LINES if sight.kit.door == "line" else max(LINES, sight.means.rows() - AROUND)
    return browse_visits(sight.folder, chosen_filter(sight), state.place, count, newer=state.newer)


def _turned(newer: bool, sight: StaffContext) -> StaffState:
    leaf = _leaf(sight)
    place = leaf.newer if newer else leaf.older
    if place is None:
        return sight.state.saying(sight.say("visits", "newest" if newer else "oldest"))
    turned = replace(sight.state, place=place, newer=newer, opened="")
    sight.state = turned
    if newer and _leaf(sight).newer is None:
        # Nothing is newer than that: the first leaf, and full.
        return first(turned)
    return turned
