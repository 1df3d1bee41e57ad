"""The processor time and memory of programs, as the kernel counts them."""

import os
from pathlib import Path

import psutil

from tools.bench.pseudo_terminal import PseudoTerminal

TICK_SECONDS = 1 / os.sysconf("SC_CLK_TCK")
"""The kernel's tick: less processor time than this is none for most tools that show it."""


def processor_time(pid: int) -> float:
    """Seconds that a process and its descendants, with all threads, have run so far.

    Source: the first figure of schedstat, in nanoseconds (Linux, Documentation/scheduler/sched-stats.rst).
    """
    root = psutil.Process(pid)
    processes = [root, *root.children(recursive=True)]
    files = (
        path
        for process in processes
        for path in Path(f"/proc/{process.pid}/task").glob("*/schedstat")
    )
    return sum(int(file.read_text().split()[0]) for file in files) / 1e9


def measure_idle_time(terminals: list[PseudoTerminal], seconds: float) -> list[float]:
    """Seconds of processor time that each program takes while nobody touches any of them for `seconds`."""
    before = [processor_time(terminal.pid) for terminal in terminals]
    for _ in range(round(seconds)):
        for terminal in terminals:
            terminal.rest(1 / len(terminals))
    return [
        processor_time(terminal.pid) - past
        for terminal, past in zip(terminals, before, strict=True)
    ]


def resident_memory(pid: int) -> int:
    """Bytes of memory of a process; a visit lets nobody read how much of it others share with it."""
    return int(psutil.Process(pid).memory_info().rss)
