"""The list of visits, its filters, and one visit."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from kiosk.events import Event
from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import column_heads, long_value, page_title, visit_cells
from kiosk.staff.state import StaffState, StaffTurn
from kiosk.staff.visit_filters import (
    BY,
    PageStay,
    chosen_filter,
    filter_label,
    filter_summary,
    filter_values,
    page_stays,
)
from kiosk.store.queries import browse_visits, find_visit
from kiosk.store.visit_page import VisitPage
from kiosk.store.weekly_counts import STOPPED, last_journey_page
from kiosk.view_model import page
from kiosk.view_model.page import Block, Notice, Table, Text

AROUND = 11
"""Rows of a window that a leaf leaves to its words, also where these are long, and to its choices."""
LINES = 4
"""Visits on a leaf that is told line by line."""
KEYS = ("older", "newer", "filter")


def build_visits(sight: StaffContext) -> PageDraft:
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


def handle_visits(option: str, text: str, sight: StaffContext) -> StaffTurn:
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


FACTS = ("language", "door", "intent", "device", "method", "stage")


def build_visit(sight: StaffContext) -> PageDraft:
    """The visit of the node; one that the purge has taken is said to be gone."""
    row = find_visit(sight.folder, sight.rest)
    if row is None:
        gone = Text(sight.say("visit", "gone"), lead=True)
        return PageDraft(
            id="visit", title=sight.title("visit"), blocks=(gone,), choices=_choices(sight)
        )
    day = sight.tell.words.date(date.fromisoformat(row["day"]))
    return PageDraft(
        id="visit",
        title=sight.title("visit"),
        place=sight.say("visit", row["part"], date=day),
        blocks=tuple(_blocks(row, sight)),
        choices=_choices(sight),
    )


def handle_visit(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Back to the leaf."""
    return StaffTurn(sight.state.back())


def _choices(sight: StaffContext) -> tuple[DraftChoice, ...]:
    return sight.choices("visit", "back")


def _blocks(row: dict[str, Any], sight: StaffContext) -> Iterator[Block]:
    facts = [long_value(column, row[column], sight) for column in FACTS if row[column]]
    facts.append(sight.say("visit", "minutes", number=row["minutes"]))
    facts.append(sight.say("visit", "helped" if row["helped"] else "alone"))
    yield Text(" · ".join(facts))
    events = [
        Event(one["second"], one["kind"], one["page"] or "", one["choice"] or "")
        for one in row["events"]
    ]
    way, stop = page_stays(events), last_journey_page(events)
    if way:
        yield Table(tuple(_line(stay, sight) for stay in way), _head(sight))
    outcome = row["outcome"]
    if stop and outcome in STOPPED:
        yield Notice(sight.say("visit", "stopped", title=page_title(stop, sight.tell)))
    yield Text(sight.say("visit", "ended", state=long_value("outcome", outcome, sight)))
    for crash in row["crashes"]:
        yield Notice(
            sight.say(
                "visit", "broke", kind=crash["type"], path=crash["file"], number=crash["line"]
            )
        )


def _head(sight: StaffContext) -> tuple[str, ...]:
    return tuple(sight.say("visit", f"head-{name}") for name in ("at", "spent", "page"))


def _line(stay: PageStay, sight: StaffContext) -> tuple[str, ...]:
    done = [sight.say("visit", f"did-{kind}") for kind in stay.done]
    title = page_title(stay.page, sight.tell)
    said = f"{title} ({', '.join(done)})" if done else title
    minutes, seconds = divmod(stay.since, 60)
    spent = sight.say("visit", "spent", number=stay.seconds)
    return (f"{minutes}:{seconds:02}", spent, said)


ANY = "any"


def build_filter(sight: StaffContext) -> PageDraft:
    """The filters with what they stand on, or the values of one."""
    return _values(sight.rest, sight) if sight.rest in BY else _filters(sight)


def _filters(sight: StaffContext) -> PageDraft:
    asked = sight.state.asked
    return PageDraft(
        id="filter",
        title=sight.title("filter"),
        blocks=sight.opening("filter"),
        choices=(
            *(
                sight.choice("filter", by, state=filter_label(by, asked.get(by, ""), sight))
                for by in BY
            ),
            *sight.choices("filter", "clear", "show"),
        ),
        default="show",
        whole=True,
    )


def _values(by: str, sight: StaffContext) -> PageDraft:
    return PageDraft(
        id=f"filter/{by}",
        title=sight.title("filter"),
        blocks=sight.lead_note("filter", f"by-{by}"),
        choices=(
            DraftChoice(ANY, filter_label(by, "", sight)),
            *(DraftChoice(id, filter_label(by, id, sight)) for id in filter_values(by, sight)),
        ),
    )


def handle_filter(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """A value leads back to the filters, and they to the visits."""
    state = sight.state
    if sight.rest:
        chosen = state.asking(**{sight.rest: "" if option == ANY else option})
        return StaffTurn(first(chosen.back()))
    if option in BY:
        return StaffTurn(state.to(f"filter/{option}"))
    if option == "clear":
        state = first(state.asking(**dict.fromkeys(BY, "")))
    return StaffTurn(state.back())
