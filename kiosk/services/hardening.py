"""Hardens a process: no core dumps, no tracing, no signals from the keyboard."""

import sys

DUMPABLE, DEATH_SIGNAL = 4, 1
"""What prctl calls whether a process may be looked into, and what it hears of its parent's end."""


def protect_memory(dumps: bool = False) -> None:
    """Let nobody look into this process's memory or dump it, unless `dumps` is true."""
    if sys.platform == "linux" and not dumps:
        import ctypes

        # Where the kernel refuses, the kiosk goes on without.
        ctypes.CDLL(None).prctl(DUMPABLE, 0, 0, 0, 0)


def end_with_parent() -> None:
    """Let this process be asked to end when the thread that started it has ended."""
    if sys.platform == "linux":
        import ctypes
        from signal import SIGTERM

        ctypes.CDLL(None).prctl(DEATH_SIGNAL, SIGTERM, 0, 0, 0)


def forbid_core_dumps() -> None:
    """Let no file hold this process's memory when it breaks, nor those of its children."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def ignore_signals() -> None:
    """Let the signals that a keyboard can send do nothing in this process, nor the end of its terminal.

    Who must know of that end hears of it otherwise; a visit that died of it could not wipe what it had shown.
    """
    import signal

    for name in ("SIGINT", "SIGQUIT", "SIGTSTP", "SIGHUP"):
        # Windows has but one of them.
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
