"""The spare of a kiosk, seen from outside: whether it is ready, and how much memory it takes."""

import sys
from collections.abc import Mapping

import psutil

from tools.bench.pseudo_terminal import PseudoTerminal

READABLE_KIOSK = [
    sys.executable, "-I", "-c", "from kiosk.runtime.supervisor import run; run(dumpable=True)"
]  # fmt: skip
"""A kiosk whose memory other processes of this user may look at."""

LOADED = 25_000_000
"""Bytes in memory that only a worker has which has begun to load its front end."""

LOOK_SECONDS, LOOKS = 0.1, 5
"""How long a spare must look ready: a thread that it is about to start cannot be seen."""


def wait_for_spare(terminal: PseudoTerminal, limit: float = 60) -> None:
    """Leave the kiosk alone until its spare is ready; TimeoutError after `limit` seconds."""
    seen = 0
    for _ in range(round(limit / LOOK_SECONDS)):
        seen = seen + 1 if _has_ready_spare(terminal.pid) else 0
        if seen == LOOKS:
            return
        terminal.rest(LOOK_SECONDS)
    raise TimeoutError("the kiosk has no spare that is ready")


def measure_worker_memory(environment: Mapping[str, str]) -> tuple[float, float]:
    """The memory of a visit at its welcome page and of the spare beside it, in MB.

    Of what several processes share each counts its part (PSS, proc_pid_smaps(5)).
    """
    with PseudoTerminal(READABLE_KIOSK, environment) as terminal:
        wait_for_spare(terminal)
        visit, spare = (
            psutil.Process(pid).memory_full_info().pss / 1e6 for pid in _workers(terminal.pid)
        )
    return visit, spare


def _workers(supervisor: int) -> list[int]:
    """The processes of the workers, the oldest first: a spare is started after the visit beside it."""
    return sorted(child.pid for child in psutil.Process(supervisor).children())


def _has_ready_spare(supervisor: int) -> bool:
    workers = _workers(supervisor)
    if len(workers) < 2:
        return False
    spare = psutil.Process(workers[-1])
    # While it prepares itself it has a thread for that.
    return spare.num_threads() == 1 and spare.memory_info().rss > LOADED
