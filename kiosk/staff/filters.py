"""By what the staff look for visits: a period, and one value of some columns."""

from collections.abc import Iterable
from datetime import timedelta
from typing import get_args

from kiosk.events import Outcome
from kiosk.staff.short import long
from kiosk.staff.sight import Sight
from kiosk.store.visit_page import NO_VALUE, VisitFilter

BY = ("period", "language", "method", "outcome", "stage")
UNKNOWN = "none"
"""The choice for visits of which a value is not known."""

DAYS = {"today": 0, "days-7": 6, "days-28": 27, "days-91": 90}
"""How far back the periods reach, today included."""


def values(by: str, sight: Sight) -> Iterable[str]:
    """The ids that visits can be looked for by."""
    catalog = sight.kit.catalog
    match by:
        case "period":
            return DAYS
        case "language":
            return catalog.languages
        case "method":
            return (*catalog.methods, UNKNOWN)
        case "outcome":
            return get_args(Outcome)
    return (*catalog.stages, UNKNOWN)


def wanted(sight: Sight) -> VisitFilter:
    """What is looked for, as the logbook is asked."""
    asked = {by: id for by in BY if (id := sight.state.asked.get(by))}
    ids = {by: NO_VALUE if id == UNKNOWN else id for by, id in asked.items()}
    days = DAYS.get(ids.pop("period", ""))
    return VisitFilter(
        since=None if days is None else sight.now.date() - timedelta(days=days),
        language=ids.get("language"),
        method=ids.get("method"),
        outcome=ids.get("outcome"),
        stage=ids.get("stage"),
    )


def say(by: str, id: str, sight: Sight) -> str:
    """A value of a filter in words; the empty one lets all through."""
    if not id:
        return sight.say("filter", "any")
    if by == "period":
        return sight.say("filter", id)
    return long(by, "" if id == UNKNOWN else id, sight)


def summary(sight: Sight) -> str:
    """All that is looked for, in one line."""
    said = [say(by, id, sight) for by in BY if (id := sight.state.asked.get(by, ""))]
    return " · ".join(said) or sight.say("visits", "all")
