"""The day and the hour, with KIOSK_TODAY standing in for the day to preview dated facts."""

import os
from datetime import date, datetime

VARIABLE = "KIOSK_TODAY"


def previews() -> bool:
    """Whether the day is a preview, for which nothing may be thrown away."""
    return bool(os.environ.get(VARIABLE))


def today() -> date:
    """Today, or the day that KIOSK_TODAY names; ValueError if it names none."""
    said = os.environ.get(VARIABLE, "")
    if not said:
        return date.today()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise ValueError(f"{VARIABLE} must be a day written like 2027-01-01.") from None


def now() -> datetime:
    """The present hour, local and without a zone, on the day that `today` says."""
    return datetime.combine(today(), datetime.now().time())
