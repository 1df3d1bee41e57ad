"""Finds the spare of a kiosk: the worker of the next visit, which is started while one runs."""

from collections.abc import Callable

import psutil

POLL_SECONDS = 0.01


def has_spare(supervisor: int) -> bool:
    """Whether the supervisor has a child process besides the worker of the visit."""
    children = psutil.Process(supervisor).children()
    return sum(child.status() != psutil.STATUS_ZOMBIE for child in children) > 1


def wait_for_spare_start(supervisor: int, rest: Callable[[float], None], limit: float) -> bool:
    """Leave a visit quiet, by `rest`, until its spare is started; false if none is within `limit` seconds."""
    for _ in range(round(limit / POLL_SECONDS)):
        if has_spare(supervisor):
            return True
        rest(POLL_SECONDS)
    return False
