"""Locks a process, as far as the system lets it: its memory on Linux, its signals everywhere."""

import sys

DUMPABLE = 4
"""What prctl calls setting whether a process may be dumped or looked into."""


def seal(dumps: bool = False) -> None:
    """Let nobody look into this process's memory or dump it, unless `dumps` is true."""
    if sys.platform == "linux" and not dumps:
        import ctypes

        # Where the kernel refuses, the kiosk goes on without.
        ctypes.CDLL(None).prctl(DUMPABLE, 0, 0, 0, 0)


def forbid_core() -> None:
    """Let no file hold this process's memory when it breaks, nor those of its children."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def deafen() -> None:
    """Let the signals that a keyboard can send do nothing in this process."""
    import signal

    for name in ("SIGINT", "SIGQUIT", "SIGTSTP"):
        # Windows has but one of them.
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
