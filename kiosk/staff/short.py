"""The values of a visit in words that are short enough for a column."""

from datetime import date

from kiosk.journey.id_labels import id_label
from kiosk.staff.sight import Sight
from kiosk.store.visit_page import VisitRow

COLUMNS = (
    "day", "part", "language", "door", "intent", "device", "method", "stage", "outcome",
    "minutes", "helped",
)  # fmt: skip
NOTHING = "-"
LONGEST = 10
"""Cells of a value that the content has no short word for."""


def heads(sight: Sight) -> tuple[str, ...]:
    """The heads of the columns, minutes with their unit."""
    return tuple(sight.say("visits", column) for column in COLUMNS)


def cells(visit: VisitRow, sight: Sight) -> tuple[str, ...]:
    """One visit as a row."""
    return tuple(value(column, getattr(visit, column), sight) for column in COLUMNS)


def value(column: str, id: object, sight: Sight) -> str:
    """A value of a column, short."""
    if column == "day":
        return day(date.fromisoformat(str(id)), sight)
    if column == "helped":
        return sight.say("short", "yes" if id else "no")
    if id is None or id == "":
        return NOTHING
    if column == "language":
        return str(id)
    if isinstance(id, int):
        return sight.tell.words.number(id)
    said = sight.say_if_any("short", f"{column}-{id}") or id_label(column, id, sight.tell)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def long(column: str, id: object, sight: Sight) -> str:
    """A value in full, as filters and summaries say it."""
    if id is None or id == "":
        return sight.say("long", "none")
    return sight.say_if_any("long", f"{column}-{id}") or id_label(column, id, sight.tell)


def day(at: date, sight: Sight, *, year: bool = False) -> str:
    """A day, as a rule without its year: "20 Nov"."""
    from babel.dates import format_date

    form = "d MMM yyyy" if year else "d MMM"
    return str(format_date(at, form, locale=sight.tell.words.locale))
