"""One page of the list of visits, the filter that chose it, and the cursors around it."""

from datetime import date

from msgspec import Struct

from kiosk.events import FrontEndName, Outcome, PartOfDay

FILTER_COLUMNS = ("language", "method", "outcome", "stage")
"""The columns that staff filter by, besides the day."""

NO_VALUE = ""
"""As the value of a filter: visits of which that is not known."""


class VisitFilter(Struct, frozen=True, kw_only=True):
    """What visits are looked for: days from and to, both included, and ids; None lets everything through."""

    since: date | None = None
    until: date | None = None
    language: str | None = None
    method: str | None = None
    outcome: str | None = None
    stage: str | None = None


class Cursor(Struct, frozen=True):
    """Where a visit stands in the book."""

    day: str
    number: int


class VisitRow(Struct, frozen=True, kw_only=True):
    """A row of the book; `outcome` is None while the visit goes on."""

    id: str
    office: str
    day: str
    part: PartOfDay
    language: str | None
    front_end: FrontEndName | None
    intent: str | None
    device: str | None
    method: str | None
    stage: str | None
    outcome: Outcome | None
    minutes: int
    helped: bool
    weeks: int | None
    resumed: str | None
    place: Cursor


class VisitPage(Struct, frozen=True):
    """Visits, newest first; the places from which older and newer leaves go on, None where there is none."""

    visits: tuple[VisitRow, ...] = ()
    older: Cursor | None = None
    newer: Cursor | None = None
