"""One page of the list of visits: its rows, the filter that chose them, the cursors before and after it."""

from datetime import date
from typing import Literal

from msgspec import Struct

from kiosk.events import COLUMN_NAMES, FrontEndName, Outcome, PartOfDay

FILTER_COLUMNS = ("language", "method", "outcome", "stage")
"""The columns that staff filter by, besides the day."""

NO_VALUE = ""
"""As the value of a filter: visits in which that column is NULL."""


class VisitFilter(Struct, frozen=True, kw_only=True):
    """Which visits are listed: first and last day, both included, and ids; None excludes nothing."""

    since: date | None = None
    until: date | None = None
    language: str | None = None
    method: str | None = None
    outcome: str | None = None
    stage: str | None = None


class Cursor(Struct, frozen=True):
    """The position of a visit in the list: its day in ISO form, and its rowid."""

    day: str
    number: int


class VisitRow(Struct, frozen=True, kw_only=True, rename=COLUMN_NAMES):
    """A visit as the log holds it, without its events; `outcome` is None while it goes on."""

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
    clock: Literal["right", "doubtful", "wrong"]
    cursor: Cursor


class VisitPage(Struct, frozen=True):
    """Visits, newest first, and the cursors at which older and newer pages begin; None where there are none."""

    visits: tuple[VisitRow, ...] = ()
    older: Cursor | None = None
    newer: Cursor | None = None
