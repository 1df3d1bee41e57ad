"""The day and the hour, with KIOSK_TODAY standing in for the day to preview dated facts."""

import os
from datetime import date, datetime

VARIABLE = "KIOSK_TODAY"

FIRST, LAST = date(2000, 1, 1), date(2999, 12, 31)
"""Days that the kiosk can count from, forwards and back; none of its visits lies outside."""


def previews() -> bool:
    """Whether the day is a preview, for which nothing may be thrown away."""
    return bool(os.environ.get(VARIABLE))


def today() -> date:
    """Today, or the day that KIOSK_TODAY names; ValueError if it names none."""
    said = os.environ.get(VARIABLE, "")
    if not said:
        return date.today()
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise ValueError(f"{VARIABLE} must be a day written like 2027-01-01.") from None
    if not FIRST <= day <= LAST:
        raise ValueError(f"{VARIABLE} must be a day from {FIRST} to {LAST}.")
    return day


def within(day: date) -> date:
    """The day, or the nearest one that can be counted from: no visit lies between them."""
    return min(max(day, FIRST), LAST)


def now() -> datetime:
    """The present hour, local and without a zone, on the day that `today` says."""
    return datetime.combine(today(), datetime.now().time())
