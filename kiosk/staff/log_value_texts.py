"""Values of the visit log in words: ids, days and durations, in short for a column or in full."""

from datetime import date

from kiosk.journey.id_labels import id_label
from kiosk.staff.context import StaffContext
from kiosk.store.visit_list import VisitRow

LIST_COLUMNS = (
    "day", "part_of_day", "language", "front_end", "reason", "device", "method", "stage", "outcome", "helped",
)  # fmt: skip
NO_VALUE_SIGN = "-"
WRONG_DAY_SIGN = " ?"
"""Stands behind a day by which the clock was wrong, or in doubt; the visit itself says which."""

MAX_CELLS = 10
"""Columns of the terminal for a value that has no short text of its own; the rest of it is cut off."""


def column_heads(context: StaffContext) -> tuple[str, ...]:
    """The heads of the columns of the list of visits."""
    return tuple(context.say("visits", column) for column in LIST_COLUMNS)


def visit_cells(visit: VisitRow, context: StaffContext) -> tuple[str, ...]:
    """One visit as the cells of a row."""
    cells = [short_value(column, getattr(visit, column), context) for column in LIST_COLUMNS]
    if visit.date_state != "right":
        cells[0] += WRONG_DAY_SIGN
    return tuple(cells)


def short_value(column: str, id: object, context: StaffContext) -> str:
    """A value of a column in short."""
    if column == "day":
        return short_day(date.fromisoformat(str(id)), context)
    if column == "helped":
        return context.say("short", "yes" if id else "no")
    if id is None or id == "":
        return NO_VALUE_SIGN
    if column == "language":
        return str(id)
    if isinstance(id, int):
        return context.texts.words.number(id)
    text = context.say_if_any("short", f"{column}-{id}") or id_label(column, id, context.texts)
    return text if len(text) <= MAX_CELLS else f"{text[: MAX_CELLS - 1]}…"


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


def format_duration(seconds: int, context: StaffContext, *, exact: bool = False) -> str:
    """A duration in hours, minutes or seconds, rounded up to whole ones; an `exact` one is not rounded."""
    for size, unit in ((3600, "hours"), (60, "minutes")):
        if seconds >= size and not (exact and seconds % size):
            return context.say("lasting", unit, number=-(-seconds // size))
    return context.say("lasting", "seconds", number=seconds)
