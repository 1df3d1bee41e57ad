"""Days as a language writes them, in full words."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date

FIRST = {"fr": "1er"}
"""How the first day of a month is written where it is not a plain 1."""

FIELDS = re.compile(r"'[^']*'|E+|c+|[ML]{3,}")
"""Quoted words, weekdays and written months in a pattern of CLDR."""


def near_day(day: date, locale: Locale) -> str:
    """Weekday, day and month."""
    skeletons = locale.datetime_skeletons
    if "MMMMEEEEd" in skeletons:
        return _format(day, str(skeletons["MMMMEEEEd"].pattern), locale)
    # CLDR keeps the short form only; widening its fields is how CLDR itself derives the long one.
    widened = FIELDS.sub(_widen, str(skeletons["MMMEd"].pattern))
    return _format(day, widened, locale)


def full_day(day: date, locale: Locale) -> str:
    """Day, month and year."""
    return _format(day, str(locale.date_formats["long"].pattern), locale)


def _widen(field: re.Match[str]) -> str:
    return {"'": field[0], "E": "EEEE", "c": "EEEE"}.get(field[0][0], "MMMM")


def _format(day: date, pattern: str, locale: Locale) -> str:
    first = FIRST.get(locale.language)
    if day.day == 1 and first:
        pattern = pattern.replace("d", f"'{first}'")
    return str(format_date(day, pattern, locale=locale))
