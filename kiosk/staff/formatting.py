"""Ids, days and durations of the visit log in words, short enough for a column."""

from datetime import date

from kiosk.journey.id_labels import id_label
from kiosk.staff.context import StaffContext
from kiosk.store.visit_page import VisitRow

COLUMNS = (
    "day", "part", "language", "door", "intent", "device", "method", "stage", "outcome",
    "minutes", "helped",
)  # fmt: skip
NOTHING = "-"
LONGEST = 10
"""Cells of a value that the content has no short word for."""


def column_heads(context: StaffContext) -> tuple[str, ...]:
    """The heads of the columns, minutes with their unit."""
    return tuple(context.say("visits", column) for column in COLUMNS)


def visit_cells(visit: VisitRow, context: StaffContext) -> tuple[str, ...]:
    """One visit as a row."""
    return tuple(short_value(column, getattr(visit, column), context) for column in COLUMNS)


def short_value(column: str, id: object, context: StaffContext) -> str:
    """A value of a column, short."""
    if column == "day":
        return short_day(date.fromisoformat(str(id)), context)
    if column == "helped":
        return context.say("short", "yes" if id else "no")
    if id is None or id == "":
        return NOTHING
    if column == "language":
        return str(id)
    if isinstance(id, int):
        return context.texts.words.number(id)
    said = context.say_if_any("short", f"{column}-{id}") or id_label(column, id, context.texts)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def long_value(column: str, id: object, context: StaffContext) -> str:
    """A value in full, as filters and summaries say it."""
    if id is None or id == "":
        return context.say("long", "none")
    return context.say_if_any("long", f"{column}-{id}") or id_label(column, id, context.texts)


def short_day(at: date, context: StaffContext, *, year: bool = False) -> str:
    """A day, as a rule without its year: "20 Nov"."""
    from babel.dates import format_date

    form = "d MMM yyyy" if year else "d MMM"
    return str(format_date(at, form, locale=context.texts.words.locale))


def format_duration(seconds: int, context: StaffContext) -> str:
    """Some seconds, minutes or hours; begun ones count."""
    for size, one, many in ((3600, "hour", "hours"), (60, "minute", "minutes")):
        if seconds > size or (seconds == size):
            number = -(-seconds // size)
            return context.say("lasting", one if number == 1 else many, number=number)
    return context.say("lasting", "second" if seconds == 1 else "seconds", number=seconds)
