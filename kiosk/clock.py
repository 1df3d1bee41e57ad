"""Today and now; the environment variable KIOSK_TODAY stands in for the day, to preview dated facts.

Beside them the clock by which silence is counted.
"""

import os
import time
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


def running_seconds() -> float:
    """Seconds on a clock that nobody sets and that, on Linux, runs on while the machine sleeps.

    By `time.monotonic`, which stands still then, a page left in the evening would still be there next morning.
    """
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
