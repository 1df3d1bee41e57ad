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
"""The setting that the supervisor applies, since the console font belongs to the terminal, not to the visit."""


OTHER_SCREEN = "else"
"""The choice on the page of a step by which a member says that their screen shows something else."""

EXPLANATIONS = ("else", "screens")
"""Kinds of page that offer explanations for that; *I don't know* is a choice on both."""


class Event(Struct, frozen=True, omit_defaults=True):
    """One thing that happened in a visit: whole seconds since it began, kind, page id, choice id.

    An event of kind "fact" has the name of the fact in `page` and its value in `choice`; one of kind "end" has
    the outcome in `choice`.
    """

    second: int
    kind: EventKind
    page: str = ""
    choice: str = ""


PartOfDay = Literal["morning", "afternoon", "evening"]
REPLIES: frozenset[EventKind] = frozenset(("choice", "typed", "back", "again", "help", "setting"))
"""Kinds of event that a member's key or touch has made."""

FACTS = get_args(FactName)
WEEKS = tuple(map(str, range(104)))
"""The values of the fact `weeks`: the resume code counts its weeks modulo 104."""


COLUMN_NAMES = {"front_end": "door"}
"""Fields of a visit whose column in the visit log has another name."""


class VisitRecord(Struct, frozen=True, kw_only=True, rename=COLUMN_NAMES):
    """A visit as the visit log keeps it, made from its events.

    `minutes` are begun minutes from the first reply to the last event; `weeks` (0 to 103) are those since the
    member came to the step of the resume code, and `resumed` is that step.
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
    """Whether the event shows that somebody is there."""
    return event.kind in REPLIES


def begins_visit(event: Event) -> bool:
    """Whether with this event a visit is more than a welcome page that nobody has touched.

    That is a reply, or a beginning in line mode, which somebody has to ask for.
    """
    return is_reply(event) or (event.kind, event.page, event.choice) == ("fact", "door", "line")


def build_record(events: Iterable[Event]) -> VisitRecord:
    """The record of a visit with these events in their order; of several events on a fact the last counts."""
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


def differing_steps(events: Iterable[Event]) -> dict[str, bool]:
    """The pages of steps on which the member said that their screen shows something else, in their order.

    The value is whether the member knew none of the explanations there: then the screen itself may have changed.
    """
    steps: dict[str, bool] = {}
    for event in events:
        if event.kind != "choice":
            continue
        kind, _, key = event.page.partition("/")
        page = f"step/{key}"
        if (kind, event.choice) == ("step", OTHER_SCREEN):
            steps.setdefault(page, False)
        elif kind in EXPLANATIONS and event.choice == "unknown" and page in steps:
            steps[page] = True
    return steps


def parse_outcome(choice: str) -> Outcome | None:
    """The outcome of that name; None where there is none."""
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    return next((one for one in outcomes if one == choice), None)


def part_of_day(hour: int) -> PartOfDay:
    """The part of the day that an hour (0 to 23) belongs to; the visit log keeps no finer time."""
    if hour < 12:
        return "morning"
    return "afternoon" if hour < 18 else "evening"
