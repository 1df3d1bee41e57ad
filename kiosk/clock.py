"""Today and now; the environment variable KIOSK_TODAY stands in for the day, to preview dated facts."""

import os
from datetime import date, datetime

TODAY_VARIABLE = "KIOSK_TODAY"

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)
"""The days that the kiosk accepts: days, weeks and months can be added to them without an overflow of `date`."""


def is_preview() -> bool:
    """Whether KIOSK_TODAY sets the day; then nothing may be deleted because of its age."""
    return bool(os.environ.get(TODAY_VARIABLE))


def today() -> date:
    """Today, or the day that KIOSK_TODAY names; ValueError, with a sentence for the user, if it names none."""
    text = os.environ.get(TODAY_VARIABLE, "")
    if not text:
        return date.today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{TODAY_VARIABLE} must be a day written like 2027-01-01.") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"{TODAY_VARIABLE} must be a day from {FIRST_DAY} to {LAST_DAY}.")
    return day


def clamp_day(day: date) -> date:
    """The day, or the nearest of those that the kiosk accepts: no visit lies between them."""
    return min(max(day, FIRST_DAY), LAST_DAY)


def now() -> datetime:
    """The present local time, without a time zone, on the day that `today` returns."""
    return datetime.combine(today(), datetime.now().time())
