"""What the figures are made of: the eight numbers that staff need."""

from datetime import date

from msgspec import Struct

from kiosk.events import Outcome


class Week(Struct, frozen=True):
    """The visits of a week."""

    monday: date
    visits: int


class Count(Struct, frozen=True):
    """How many visits had something: a language, a method, what the device check came to."""

    id: str
    visits: int


class Stage(Struct, frozen=True):
    """How many visits entered a stage, how many brought it to its end, and the minutes that half of them took.

    `minutes` is the upper end of a bucket: "up to 8 minutes".
    """

    id: str
    entered: int
    done: int
    minutes: int


class Stop(Struct, frozen=True):
    """How many visits stopped at a page, and in how many help was asked there."""

    page: str
    stopped: int
    help: int


class End(Struct, frozen=True):
    """How many visits ended so: alone, and with somebody's help."""

    outcome: Outcome
    alone: int
    helped: int


class Return(Struct, frozen=True):
    """How many visits resumed at a step so many weeks after the code was made."""

    step: str
    weeks: int
    visits: int


class Figures(Struct, frozen=True, kw_only=True):
    """The eight numbers of whole weeks, from a Monday to a Sunday; the most frequent comes first in each.

    `returned` is the median of the weeks until return, None where nobody returned; `before` has the figures of
    as many weeks before these.
    """

    since: date
    until: date
    visits: int
    weeks: tuple[Week, ...]
    languages: tuple[Count, ...]
    stages: tuple[Stage, ...]
    stops: tuple[Stop, ...]
    methods: tuple[Count, ...]
    verdicts: tuple[Count, ...]
    ends: tuple[End, ...]
    returns: tuple[Return, ...]
    returned: int | None
    before: "Figures | None" = None
