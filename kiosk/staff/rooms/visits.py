"""The visits, newest first, a leaf at a time: as a table, or line by line as choices."""

from msgspec.structs import replace

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.filters import summary, wanted
from kiosk.staff.short import cells, heads
from kiosk.staff.sight import Sight
from kiosk.staff.state import State, Turn
from kiosk.store.queries import browse_visits
from kiosk.store.visit_page import VisitPage
from kiosk.view_model import page
from kiosk.view_model.page import Block, Text

AROUND = 11
"""Rows of a window that a leaf leaves to its words, also where these are long, and to its choices."""
LINES = 4
"""Visits on a leaf that is told line by line."""
KEYS = ("older", "newer", "filter")


def draft(sight: Sight) -> PageDraft:
    """One leaf; its rows are opened, its keys turn it."""
    leaf = _leaf(sight)
    told: tuple[Block, ...] = (Text(summary(sight)),)
    rows: tuple[DraftChoice, ...] = ()
    if not leaf.visits:
        told += (Text(sight.say("visits", "nothing"), lead=True),)
    elif sight.kit.door == "screen":
        ids = tuple(visit.id for visit in leaf.visits)
        at = ids.index(sight.state.opened) if sight.state.opened in ids else 0
        shown = tuple(cells(visit, sight) for visit in leaf.visits)
        told += (page.SelectableTable(heads(sight), shown, ids, at),)
    else:
        rows = tuple(DraftChoice(visit.id, ", ".join(cells(visit, sight))) for visit in leaf.visits)
    return PageDraft(
        id="visits",
        title=sight.title("visits"),
        blocks=told,
        choices=(*rows, *sight.choices("visits", *KEYS)),
        default="" if leaf.visits else "filter",
        whole=True,
    )


def choose(option: str, text: str, sight: Sight) -> Turn:
    """Another leaf, the filters, or a visit."""
    state = sight.state
    match option:
        case "filter":
            return Turn(state.to("filter"))
        case "older" | "newer":
            return Turn(_turned(option == "newer", sight))
    return Turn(replace(state.to(f"visit/{option}"), opened=option))


def first(state: State) -> State:
    """The newest leaf."""
    return replace(state, place=None, newer=False, opened="")


def _leaf(sight: Sight) -> VisitPage:
    state = sight.state
    count = LINES if sight.kit.door == "line" else max(LINES, sight.means.rows() - AROUND)
    return browse_visits(sight.folder, wanted(sight), state.place, count, newer=state.newer)


def _turned(newer: bool, sight: Sight) -> State:
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
