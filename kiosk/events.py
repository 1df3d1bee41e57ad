"""What the visit log may hold of a visit: ids from closed lists and numbers, never words."""

from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

EventKind = Literal[
    "page", "choice", "typed", "back", "again", "help", "setting", "fact", "warning", "extended",
    "cover", "uncovered", "end",
]  # fmt: skip
FactName = Literal[
    "language",
    "door",
    "intent",
    "device",
    "method",
    "stage",
    "helped",
    "weeks",
    "resumed",
    "verdict",
]
Outcome = Literal[
    "finished", "stopped", "left", "timed-out", "staff", "signal", "crashed", "interrupted"
]
FrontEndName = Literal["screen", "line"]

LARGER_TEXT = "larger"
"""The setting that the host makes: the terminal's letters become larger."""


class Event(Struct, frozen=True, omit_defaults=True):
    """One thing that happened: seconds since the visit began, kind, page id, choice id."""

    second: int
    kind: EventKind
    page: str = ""
    choice: str = ""


PartOfDay = Literal["morning", "afternoon", "evening"]
REPLIES: frozenset[EventKind] = frozenset(("choice", "typed", "back", "again", "help", "setting"))
"""Kinds of event that a member's hand has made."""

FACTS = get_args(FactName)
WEEKS = tuple(map(str, range(128)))
"""Weeks until return as the events tell them."""


class VisitRecord(Struct, frozen=True, kw_only=True):
    """What the events of a visit come to.

    `minutes` are begun ones, from its beginning to its last event; `weeks` are those since the resume code
    was made, 0 to 127, and `resumed` is the step to which it led.
    """

    language: str | None = None
    front_end: str | None = None
    intent: str | None = None
    device: str | None = None
    method: str | None = None
    stage: str | None = None
    outcome: Outcome | None = None
    minutes: int = 0
    helped: bool = False
    weeks: int | None = None
    resumed: str | None = None


def is_reply(event: Event) -> bool:
    """Whether somebody is there; the plain door alone, which may be the office's own, does not say so."""
    return event.kind in REPLIES


def begins_visit(event: Event) -> bool:
    """Whether a visit is no longer a welcome page that nobody has touched: a reply, or the plain door."""
    return is_reply(event) or (event.kind, event.page, event.choice) == (
        "fact",
        "door",
        "line",
    )


def build_record(events: Iterable[Event]) -> VisitRecord:
    """The row of a visit with these events; the last word on each fact stands."""
    facts: dict[str, str] = {}
    outcome: Outcome | None = None
    first: int | None = None
    last = 0
    for event in events:
        last = max(last, event.second)
        if first is None and begins_visit(event):
            first = event.second
        if event.kind == "fact" and event.page in FACTS:
            facts[event.page] = event.choice
        elif event.kind == "end" and outcome is None:
            outcome = parse_outcome(event.choice)
    weeks = facts.get("weeks")
    return VisitRecord(
        language=facts.get("language"),
        front_end=facts.get("door"),
        intent=facts.get("intent"),
        device=facts.get("device"),
        method=facts.get("method"),
        stage=facts.get("stage"),
        outcome=outcome,
        minutes=0 if first is None else -(-(last - first) // 60),
        helped=facts.get("helped") == "yes",
        weeks=int(weeks) if weeks in WEEKS else None,
        resumed=facts.get("resumed"),
    )


def parse_outcome(choice: str) -> Outcome | None:
    """The outcome of that name."""
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    return next((one for one in outcomes if one == choice), None)


def part_of_day(hour: int) -> PartOfDay:
    """The part of the day that an hour belongs to."""
    if hour < 12:
        return "morning"
    return "afternoon" if hour < 18 else "evening"
