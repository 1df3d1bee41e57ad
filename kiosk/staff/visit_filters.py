"""Filters of the list of visits: their values, and their words."""

from collections.abc import Iterable
from datetime import timedelta
from typing import get_args

from kiosk.events import Outcome
from kiosk.journey.pages.intent import INTENT_NODES
from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import long_value
from kiosk.store.visit_list import NO_VALUE, VisitFilter
from kiosk.visit_record import DeviceClass

FILTERS = ("outcome", "reason", "device", "helped", "period", "method", "stage", "language")
"""What the list of visits is filtered by, what is asked most first."""

UNKNOWN = "none"
"""The choice of visits for which a value is not known."""

DAYS = {"today": 0, "days-7": 6, "days-28": 27, "days-91": 90}
"""How far back the periods reach, today included."""


def filter_values(filter: str, context: StaffContext) -> Iterable[str]:
    """The ids that a filter can have as its value."""
    content = context.journey_context.content
    match filter:
        case "period":
            return DAYS
        case "language":
            return content.languages
        case "method":
            return (*content.methods, UNKNOWN)
        case "outcome":
            return get_args(Outcome)
        case "reason":
            return (*(id for id in INTENT_NODES if id != "unknown"), UNKNOWN)
        case "device":
            return (*get_args(DeviceClass), UNKNOWN)
        case "helped":
            return ("yes", "no")
    return (*content.stages, UNKNOWN)


def chosen_filter(context: StaffContext) -> VisitFilter:
    """The chosen filters as the store takes them."""
    chosen = {name: id for name in FILTERS if (id := context.state.chosen.get(name))}
    ids = {name: NO_VALUE if id == UNKNOWN else id for name, id in chosen.items()}
    days = DAYS.get(ids.pop("period", ""))
    helped = ids.get("helped")
    return VisitFilter(
        since=None if days is None else context.now.date() - timedelta(days=days),
        helped=None if helped is None else helped == "yes",
        language=ids.get("language"),
        reason=ids.get("reason"),
        device=ids.get("device"),
        method=ids.get("method"),
        stage=ids.get("stage"),
        outcome=ids.get("outcome"),
    )


def filter_label(filter: str, id: str, context: StaffContext) -> str:
    """The value of a filter in words; the empty value lets all visits through."""
    if not id:
        return context.say("filter", "any")
    if filter == "period":
        return context.say("filter", id)
    if filter == "helped":
        return context.say("short", id)
    return long_value(filter, "" if id == UNKNOWN else id, context)


def filter_summary(context: StaffContext) -> str:
    """All chosen filters in one line; "" where none is chosen."""
    return " · ".join(
        context.choice("filter", name, state=_short_label(name, id, context)).say
        for name in FILTERS
        if (id := context.state.chosen.get(name, ""))
    )


def _short_label(filter: str, id: str, context: StaffContext) -> str:
    """The value of a filter as the column of the list has it, where it has one."""
    short = None if id == UNKNOWN else context.say_if_any("short", f"{filter}-{id}")
    return short or filter_label(filter, id, context)
