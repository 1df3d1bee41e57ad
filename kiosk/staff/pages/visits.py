"""The list of visits, its filters, and one visit."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from kiosk.events import Event
from kiosk.journey.page_draft import DraftChoice, PageDraft
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
from kiosk.store.queries import find_visit
from kiosk.store.visit_page import VisitPage
from kiosk.store.visit_pagination import browse_visits
from kiosk.store.weekly_counts import STOPPED, last_journey_page
from kiosk.view_model import page
from kiosk.view_model.page import Block, Notice, Table, Text

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


def first(state: StaffState) -> StaffState:
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
        return first(turned)
    return turned


FACTS = ("language", "door", "intent", "device", "method", "stage")


def build_visit(context: StaffContext) -> PageDraft:
    """The visit of the node; one that the purge has taken is said to be gone."""
    row = find_visit(context.folder, context.rest)
    if row is None:
        gone = Text(context.say("visit", "gone"), lead=True)
        return PageDraft(
            id="visit", title=context.title("visit"), blocks=(gone,), choices=_choices(context)
        )
    day = context.texts.words.date(date.fromisoformat(row["day"]))
    return PageDraft(
        id="visit",
        title=context.title("visit"),
        place=context.say("visit", row["part"], date=day),
        blocks=tuple(_blocks(row, context)),
        choices=_choices(context),
    )


def handle_visit(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Back to the leaf."""
    return StaffTurn(context.state.back())


def _choices(context: StaffContext) -> tuple[DraftChoice, ...]:
    return context.choices("visit", "back")


def _blocks(row: dict[str, Any], context: StaffContext) -> Iterator[Block]:
    facts = [long_value(column, row[column], context) for column in FACTS if row[column]]
    facts.append(context.say("visit", "minutes", number=row["minutes"]))
    facts.append(context.say("visit", "helped" if row["helped"] else "alone"))
    yield Text(" · ".join(facts))
    events = [
        Event(one["second"], one["kind"], one["page"] or "", one["choice"] or "")
        for one in row["events"]
    ]
    way, stop = page_stays(events), last_journey_page(events)
    if way:
        yield Table(tuple(_line(stay, context) for stay in way), _head(context))
    outcome = row["outcome"]
    if stop and outcome in STOPPED:
        yield Notice(context.say("visit", "stopped", title=page_title(stop, context.texts)))
    yield Text(context.say("visit", "ended", state=long_value("outcome", outcome, context)))
    for crash in row["crashes"]:
        yield Notice(
            context.say(
                "visit", "broke", kind=crash["type"], path=crash["file"], number=crash["line"]
            )
        )


def _head(context: StaffContext) -> tuple[str, ...]:
    return tuple(context.say("visit", f"head-{name}") for name in ("at", "spent", "page"))


def _line(stay: PageStay, context: StaffContext) -> tuple[str, ...]:
    done = [context.say("visit", f"did-{kind}") for kind in stay.done]
    title = page_title(stay.page, context.texts)
    said = f"{title} ({', '.join(done)})" if done else title
    minutes, seconds = divmod(stay.since, 60)
    spent = context.say("visit", "spent", number=stay.seconds)
    return (f"{minutes}:{seconds:02}", spent, said)


ANY = "any"


def build_filter(context: StaffContext) -> PageDraft:
    """The filters with what they stand on, or the values of one."""
    return _values(context.rest, context) if context.rest in BY else _filters(context)


def _filters(context: StaffContext) -> PageDraft:
    asked = context.state.asked
    return PageDraft(
        id="filter",
        title=context.title("filter"),
        blocks=context.opening("filter"),
        choices=(
            *(
                context.choice("filter", by, state=filter_label(by, asked.get(by, ""), context))
                for by in BY
            ),
            *context.choices("filter", "clear", "show"),
        ),
        default="show",
        whole=True,
    )


def _values(by: str, context: StaffContext) -> PageDraft:
    return PageDraft(
        id=f"filter/{by}",
        title=context.title("filter"),
        blocks=context.lead_note("filter", f"by-{by}"),
        choices=(
            DraftChoice(ANY, filter_label(by, "", context)),
            *(DraftChoice(id, filter_label(by, id, context)) for id in filter_values(by, context)),
        ),
    )


def handle_filter(option: str, text: str, context: StaffContext) -> StaffTurn:
    """A value leads back to the filters, and they to the visits."""
    state = context.state
    if context.rest:
        chosen = state.asking(**{context.rest: "" if option == ANY else option})
        return StaffTurn(first(chosen.back()))
    if option in BY:
        return StaffTurn(state.to(f"filter/{option}"))
    if option == "clear":
        state = first(state.asking(**dict.fromkeys(BY, "")))
    return StaffTurn(state.back())
