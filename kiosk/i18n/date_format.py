"""Days in the words of a language, by the patterns of CLDR; it loads Babel, so it is imported when needed."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date

FIRST_OF_MONTH = {"fr": "1er"}
"""How the first day of a month is written where it is not a plain 1; CLDR does not hold this."""

PATTERN_FIELDS = re.compile(r"'[^']*'|E+|c+|[ML]{3,}")
"""Quoted words, weekdays and written months in a date pattern of CLDR (UTS 35, Date Field Symbol Table)."""


def format_near_day(day: date, locale: Locale) -> str:
    """Weekday, day and month: "Friday 27 November"."""
    skeletons = locale.datetime_skeletons
    if "MMMMEEEEd" in skeletons:
        return _format(day, str(skeletons["MMMMEEEEd"].pattern), locale)
    # For some languages CLDR has the short form only; widening its fields is how CLDR derives the long one.
    widened = PATTERN_FIELDS.sub(_widen, str(skeletons["MMMEd"].pattern))
    return _format(day, widened, locale)


def format_full_day(day: date, locale: Locale) -> str:
    """Day, month and year: "27 November 2026"."""
    return _format(day, str(locale.date_formats["long"].pattern), locale)


def _widen(field: re.Match[str]) -> str:
    return {"'": field[0], "E": "EEEE", "c": "EEEE"}.get(field[0][0], "MMMM")


def _format(day: date, pattern: str, locale: Locale) -> str:
    first = FIRST_OF_MONTH.get(locale.language)
    if day.day == 1 and first:
        pattern = pattern.replace("d", f"'{first}'")
    return str(format_date(day, pattern, locale=locale))
