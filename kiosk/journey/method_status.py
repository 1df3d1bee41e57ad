"""Whether a method is open: what EU Login offers on a day, and what the office has reopened or closed."""

from collections.abc import Collection
from datetime import date
from typing import Literal

from kiosk.content.content import Content
from kiosk.content.step_records import Method
from kiosk.journey.context import Context

OfficeDecision = Literal["closed", "reopened", "silent"]
MethodStatus = Literal["open", "over", "closed", "reopened"]


def office_decision(
    method_id: str, reopened: Collection[str], closed: Collection[str]
) -> OfficeDecision:
    """What an office has decided about a method, as the fact `office` that rules look at."""
    if method_id in closed:
        return "closed"
    return "reopened" if method_id in reopened else "silent"


def method_status(
    method: Method, day: date, reopened: Collection[str], closed: Collection[str]
) -> MethodStatus:
    """The decision of the office; without one, whether EU Login offers the method on that day."""
    decision = office_decision(method.id, reopened, closed)
    if decision != "silent":
        return decision
    return "open" if method.is_valid_on(day) else "over"


def open_methods(context: Context) -> tuple[str, ...]:
    """The ids of the methods that can be followed today in this office."""
    day, office = context.now.date(), context.office
    return tuple(
        id
        for id, method in context.content.methods.items()
        if method_status(method, day, office.reopened, office.closed) in ("open", "reopened")
    )


def explanation_nodes(content: Content) -> dict[str, str]:
    """The pages that explain methods which are offered no more, by the id of the method."""
    return {
        id: f"trouble/{method.explanation}"
        for id, method in content.methods.items()
        if method.explanation
    }
