"""Hardens a process: no core dumps, nobody may read its memory, no signals from the keyboard."""

import os

from kiosk.operating_system import has_posix_processes, has_prctl

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
"""From linux/prctl.h (prctl(2))."""


def protect_memory(dumpable: bool = False) -> None:
    """Forbid other processes of this user to read or dump the memory of this one, unless `dumpable` is true."""
    if has_prctl() and not dumpable:
        import ctypes

        # An error is ignored: the kiosk works without, too.
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def end_with_parent() -> None:
    """Have SIGTERM sent to this process when the thread that started it ends."""
    if has_prctl():
        import ctypes
        from signal import SIGTERM

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0)


def forbid_core_dumps() -> None:
    """Write no core dump of this process and its children."""
    if has_posix_processes():
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def trusted_path(path: str) -> str:
    """The folders of a PATH in which nobody but root and this user can put a program, in their order.

    A folder is left out that is relative, not there, another user's, or one that others may write in.
    """
    if not hasattr(os, "getuid"):
        return path
    trusted = [folder for folder in path.split(os.pathsep) if _is_trusted(folder)]
    # An empty PATH would mean the folder in which the kiosk was started.
    return os.pathsep.join(trusted) or os.defpath


def _is_trusted(folder: str) -> bool:
    try:
        found = os.stat(folder)
    except OSError:
        return False
    # A group may write in Debian's /usr/local/bin, and in what a user makes whose group is their own.
    others = 0o002 if found.st_uid == 0 or found.st_gid == os.getgid() else 0o022
    return os.path.isabs(folder) and found.st_uid in (0, os.getuid()) and not found.st_mode & others


def ignore_signals() -> None:
    """Ignore the signals that a keyboard can send, and SIGHUP, which comes at the end of the terminal.

    A worker that died of SIGHUP could not wipe what it had shown; it learns of that end from its supervisor.
    """
    import signal

    for name in ("SIGINT", "SIGQUIT", "SIGTSTP", "SIGHUP"):
        # Of these Windows has SIGINT only.
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
