"""Today and now; the environment variable KIOSK_TODAY stands in for the day, to preview dated facts.

Beside them the clock that nobody sets: silence, waits and the date itself are judged by it.
"""

import os
import time
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

TODAY_VARIABLE = "KIOSK_TODAY"

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)
"""The days that the kiosk accepts: days, weeks and months can be added to them without an overflow of `date`."""

BUILD_DAY = date(2026, 8, 22)
"""No day before this one can be today: the kiosk knows facts of that day. A test holds it to the newest one."""

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
UPTIME = Path("/proc/uptime")
"""Seconds since the boot, those asleep too: CLOCK_BOOTTIME as the kernel itself tells it (proc_uptime(5))."""
BOOT_LETTERS = 16
"""Letters that are kept of the boot's id, a random number: they tell boots apart."""


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


class RunningTime(NamedTuple):
    """A moment on the clock that nobody sets: the id of the boot, and `running_seconds`.

    `boot` is empty where the system has no such id; then a smaller number of seconds means another boot.
    """

    boot: str
    seconds: float

    def seconds_since(self, boot: str, seconds: float) -> float | None:
        """The seconds since an earlier moment of the same boot; None where that was another boot.

        A moment that is later than this one counts as now: another process has looked in between.
        """
        same = boot == self.boot and (bool(boot) or seconds <= self.seconds)
        return max(0.0, self.seconds - seconds) if same else None


def running_time() -> RunningTime:
    """The present moment on the clock that nobody sets.

    Where the kernel counts it in a file, it is read there: a program such as faketime, with which a wrong date is
    tried, changes what a process is told of all clocks, CLOCK_BOOTTIME too, but not that file.
    """
    try:
        boot = BOOT_ID.read_text(encoding="ascii").replace("-", "").strip()[:BOOT_LETTERS]
        return RunningTime(boot, float(UPTIME.read_text(encoding="ascii").split()[0]))
    except (OSError, ValueError, IndexError):
        return RunningTime("", running_seconds())
