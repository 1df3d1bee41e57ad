"""Filters of the list of visits, and the pages of one visit with their durations."""

from collections.abc import Iterable
from datetime import timedelta
from typing import get_args

from kiosk.events import Outcome
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import long_value
from kiosk.store.visit_page import NO_VALUE, VisitFilter

BY = ("period", "language", "method", "outcome", "stage")
UNKNOWN = "none"
"""The choice for visits of which a value is not known."""

DAYS = {"today": 0, "days-7": 6, "days-28": 27, "days-91": 90}
"""How far back the periods reach, today included."""


def filter_values(by: str, context: StaffContext) -> Iterable[str]:
    """The ids that visits can be looked for by."""
    content = context.journey_context.content
    match by:
        case "period":
            return DAYS
        case "language":
            return content.languages
        case "method":
            return (*content.methods, UNKNOWN)
        case "outcome":
            return get_args(Outcome)
    return (*content.stages, UNKNOWN)


def chosen_filter(context: StaffContext) -> VisitFilter:
    """What is looked for, as the logbook is asked."""
    asked = {by: id for by in BY if (id := context.state.asked.get(by))}
    ids = {by: NO_VALUE if id == UNKNOWN else id for by, id in asked.items()}
    days = DAYS.get(ids.pop("period", ""))
    return VisitFilter(
        since=None if days is None else context.now.date() - timedelta(days=days),
        language=ids.get("language"),
        method=ids.get("method"),
        outcome=ids.get("outcome"),
        stage=ids.get("stage"),
    )


def filter_label(by: str, id: str, context: StaffContext) -> str:
    """A value of a filter in words; the empty one lets all through."""
    if not id:
        return context.say("filter", "any")
    if by == "period":
        return context.say("filter", id)
    return long_value(by, "" if id == UNKNOWN else id, context)


def filter_summary(context: StaffContext) -> str:
    """All that is looked for, in one line."""
    said = [filter_label(by, id, context) for by in BY if (id := context.state.asked.get(by, ""))]
    return " · ".join(said) or context.say("visits", "all")
