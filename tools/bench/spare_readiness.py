"""Finds out from outside whether the spare of a kiosk is ready, and how much memory it takes."""

import sys
from collections.abc import Callable, Mapping

import psutil

from tools.bench.pseudo_terminal import PseudoTerminal

READABLE_KIOSK = (
    sys.executable, "-I", "-c", "from kiosk.runtime.supervisor import run; run(dumpable=True)"
)  # fmt: skip
"""A kiosk whose memory other processes of this user may look at."""

LOADED = 25_000_000
"""Bytes in memory that only a worker has which has begun to load its front end."""

POLL_SECONDS, POLLS = 0.1, 5
"""How often in a row a spare must look ready: a thread that it is about to start cannot be seen."""


def wait_for_ready_spare(supervisor: int, rest: Callable[[float], None], limit: float) -> bool:
    """Leave a visit quiet, by `rest`, until its spare is ready; false if none is within `limit` seconds."""
    seen = 0
    for _ in range(round(limit / POLL_SECONDS)):
        seen = seen + 1 if _has_ready_spare(supervisor) else 0
        if seen == POLLS:
            return True
        rest(POLL_SECONDS)
    return False


def measure_worker_memory(
    environment: Mapping[str, str], limit: float
) -> tuple[float, float] | None:
    """Bytes of memory of a visit at its welcome page and of the spare beside it; None where there is no spare.

    Of what several processes share each counts its part (PSS, proc_pid_smaps(5)).
    """
    with PseudoTerminal(READABLE_KIOSK, environment) as terminal:
        if not wait_for_ready_spare(terminal.pid, terminal.rest, limit):
            return None
        visit, spare = (
            psutil.Process(pid).memory_full_info().pss for pid in _workers(terminal.pid)
        )
    return visit, spare


def _workers(supervisor: int) -> list[int]:
    """The processes of the workers, the oldest first: a spare is started after the visit beside it."""
    return sorted(child.pid for child in psutil.Process(supervisor).children())


def _has_ready_spare(supervisor: int) -> bool:
    workers = _workers(supervisor)
    if len(workers) < 2:
        return False
    try:
        spare = psutil.Process(workers[-1])
        # While it prepares itself it has a thread for that.
        return spare.num_threads() == 1 and spare.memory_info().rss > LOADED
    except psutil.NoSuchProcess:
        return False
