"""What a visit tells the logbook: ids from closed lists and numbers, never words."""

from typing import Literal

from msgspec import Struct

Kind = Literal[
    "page", "choice", "typed", "back", "again", "help", "setting", "fact", "warning", "extended",
    "cover", "uncovered", "end",
]  # fmt: skip
Fact = Literal[
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
Door = Literal["screen", "line"]

LARGER = "larger"
"""The setting that the host makes: the terminal's letters become larger."""


class Event(Struct, frozen=True, omit_defaults=True):
    """One thing that happened: seconds since the visit began, kind, page id, choice id."""

    second: int
    kind: Kind
    page: str = ""
    choice: str = ""
