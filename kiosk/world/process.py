"""Locks a process of this system: no picture of its memory, no life without its parent; Linux only."""

import sys

DUMPABLE = 4
DIES_WITH_PARENT = 1
KILL = 9


def seal(dumps: bool = False) -> None:
    """Let nobody look into this process's memory or dump it, unless `dumps` is true."""
    if sys.platform == "linux" and not dumps:
        _control(DUMPABLE, 0)


def forbid_core() -> None:
    """Let no file hold this process's memory when it breaks, nor those of its children."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def die_with_parent() -> None:
    """Be killed by the system when the parent is."""
    if sys.platform == "linux":
        _control(DIES_WITH_PARENT, KILL)


def _control(option: int, value: int) -> None:
    """Ask the kernel; where it refuses, the kiosk goes on without."""
    import ctypes

    ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
