"""What the visit log may hold of a visit: ids from closed lists and numbers, never words."""

from typing import Literal, NamedTuple, get_args

from msgspec import Struct

EventKind = Literal[
    "page", "choice", "typed", "back", "again", "help", "setting", "fact", "warning", "extended",
    "cover", "uncovered", "end",
]  # fmt: skip
FactName = Literal[
    "language",
    "front_end",
    "reason",
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


class Event(Struct, frozen=True, omit_defaults=True):
    """One thing that happened in a visit: whole seconds since it began, kind, page id, choice id.

    An event of kind "fact" has the name of the fact in `page` and its value in `choice`; one of kind "end" has
    the outcome in `choice`.
    """

    second: int
    kind: EventKind
    page: str = ""
    choice: str = ""


EntryKind = Literal[
    "language", "reason", "device", "model", "method", "stage", "situation", "step", "page", "choice", "fact",
    "outcome", "time", "number", "site", "other",
]  # fmt: skip


class VocabularyEntry(NamedTuple):
    """The kind of an id, and its English label; "" where the content has none."""

    kind: EntryKind = "other"
    label: str = ""


PartOfDay = Literal["morning", "afternoon", "evening"]
REPLIES: frozenset[EventKind] = frozenset(("choice", "typed", "back", "again", "help", "setting"))
"""Kinds of event that a member's key or touch has made."""

FACTS = get_args(FactName)
WEEKS = tuple(map(str, range(104)))
"""The values of the fact `weeks`: the resume code counts its weeks modulo 104."""


def is_reply(event: Event) -> bool:
    """Whether the event shows that somebody is there."""
    return event.kind in REPLIES


def begins_visit(event: Event) -> bool:
    """Whether with this event a visit is more than a welcome page that nobody has touched.

    That is a reply, or a beginning in line mode, which somebody has to ask for.
    """
    return is_reply(event) or (event.kind, event.page, event.choice) == (
        "fact",
        "front_end",
        "line",
    )


def parse_outcome(choice: str) -> Outcome | None:
    """The outcome of that name; None where there is none."""
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    return next((one for one in outcomes if one == choice), None)


def part_of_day(hour: int) -> PartOfDay:
    """The part of the day that an hour (0 to 23) belongs to; the visit log keeps no finer time."""
    if hour < 12:
        return "morning"
    return "afternoon" if hour < 18 else "evening"
