"""Runs work on a thread of the lowest priority, while the rest of its process keeps the usual one."""

import os
from collections.abc import Callable
from contextlib import suppress
from threading import Thread


def start_idle_thread(work: Callable[[], None]) -> Thread:
    """Start `work` on a thread that runs only while the processor has nothing else to do; the thread.

    On systems other than Linux it has the usual priority.
    """
    thread = Thread(target=_work_idly, args=(work,), daemon=True)
    thread.start()
    return thread


def _work_idly(work: Callable[[], None]) -> None:
    if hasattr(os, "SCHED_IDLE"):
        # On Linux a policy belongs to a thread, and 0 is the calling one (sched(7)). A whole process could not
        # be set back: without RLIMIT_NICE an ordinary user may leave neither SCHED_IDLE nor a high nice value.
        # A thread that has set no IO class has the idle one under SCHED_IDLE (include/linux/ioprio.h).
        # A sandbox may forbid it; then the work has the usual priority.
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    work()
