"""The processor time of programs that nobody touches, from the kernel's own accounts."""

from pathlib import Path

import psutil

from tools.bench.pseudo_terminal import Terminal


def processor_time(pid: int) -> float:
    """Seconds that the process `pid` and its descendants, with all threads, have run so far."""
    root = psutil.Process(pid)
    family = [root, *root.children(recursive=True)]
    accounts = (
        path for one in family for path in Path(f"/proc/{one.pid}/task").glob("*/schedstat")
    )
    return sum(int(account.read_text().split()[0]) for account in accounts) / 1e9


def idle(terminals: list[Terminal], seconds: float) -> list[float]:
    """Seconds of processor time that each program takes while all of them rest for `seconds`."""
    before = [processor_time(terminal.pid) for terminal in terminals]
    for _ in range(round(seconds)):
        for terminal in terminals:
            terminal.rest(1 / len(terminals))
    return [processor_time(one.pid) - past for one, past in zip(terminals, before, strict=True)]
