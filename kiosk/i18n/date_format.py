"""Days in the words of a language, by the patterns of CLDR; it loads Babel, so it is imported when needed."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date

from kiosk.i18n.no_break_spaces import without_narrow_spaces

FIRST_OF_MONTH = {"fr": "1er", "it": "1º"}
"""How the first day of a month is written where it is not a plain 1; CLDR does not hold this."""

WEEKDAY_FIRST = re.compile(r"^[Ec]+(?:'[^']*'|[^dMLy'])*")
"""The weekday that begins a date pattern of CLDR, and what joins it to the rest: "EEEE 'den' "."""

WEEKDAY_LAST = re.compile(r"[, ]*[Ec]+$")
"""The same where it ends the pattern, as in Hungarian and Lithuanian: ", EEEE"."""


def format_near_day(day: date, locale: Locale) -> str:
    """Weekday, day and month: "Friday 27 November".

    CLDR has that form for a few languages only. For the others it is the day and the month, with the weekday as it
    stands in a full date; their short form with a weekday writes the month as a number in some languages.
    """
    skeletons = locale.datetime_skeletons
    if "MMMMEEEEd" in skeletons:
        return _format(day, str(skeletons["MMMMEEEEd"].pattern), locale)
    full, pattern = str(locale.date_formats["full"].pattern), str(skeletons["MMMMd"].pattern)
    if found := WEEKDAY_FIRST.match(full):
        return _format(day, found[0] + pattern, locale)
    found = WEEKDAY_LAST.search(full)
    return _format(day, pattern + (found[0] if found else ""), locale)


def format_full_day(day: date, locale: Locale) -> str:
    """Day, month and year: "27 November 2026"."""
    return _format(day, str(locale.date_formats["long"].pattern), locale)


def _format(day: date, pattern: str, locale: Locale) -> str:
    first = FIRST_OF_MONTH.get(locale.language)
    if day.day == 1 and first:
        pattern = pattern.replace("d", f"'{first}'")
    return without_narrow_spaces(str(format_date(day, pattern, locale=locale)))
