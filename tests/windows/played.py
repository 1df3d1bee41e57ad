"""Plays Windows for the code that is run after it: `python -I played.py FILE ARGUMENT…`.

Unix-only modules cannot be imported, Unix-only names are gone from os, signal and select, and the platform is
called win32. Libraries that look at the platform as they load are loaded before, since theirs are not the lines
that are shown here; the standard library keeps what it has taken from os already.
"""

import asyncio  # noqa: F401
import importlib
import multiprocessing.util  # noqa: F401
import os
import platform  # noqa: F401
import select
import shutil
import signal
import subprocess
import sys
import tempfile  # noqa: F401
import webbrowser  # noqa: F401
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

HIDDEN = (
    "fcntl",
    "termios",
    "tty",
    "pty",
    "resource",
    "pwd",
    "grp",
    "curses",
    "readline",
    "syslog",
)
GONE: dict[ModuleType, tuple[str, ...]] = {
    os: (
        *("fork", "forkpty", "posix_spawn", "posix_spawnp", "POSIX_SPAWN_OPEN"),
        *("getuid", "geteuid", "getgid", "getegid", "setuid", "setsid", "setpgid", "killpg", "chown", "fchown"),
        *("fpathconf", "pathconf", "openpty", "login_tty", "pipe2", "sysconf", "uname", "mkfifo"),
        *("O_CLOEXEC", "O_NONBLOCK", "O_NOFOLLOW", "O_DIRECTORY", "sched_getaffinity", "set_blocking"),
    ),
    signal: ("SIGCHLD", "SIGHUP", "SIGQUIT", "SIGTSTP", "SIGKILL", "SIGWINCH", "SIGALRM", "pthread_sigmask"),
    select: ("poll", "epoll"),
}  # fmt: skip
LIBRARIES = (
    "click",
    "textual.app",
    "textual.widgets",
    "rich.console",
    "sqlite_utils",
    "fpdf",
    "platformdirs",
)
TESTING = (
    "pytest",
    "_pytest.debugging",
    "_pytest.faulthandler",
    "_pytest.pastebin",
    "hypothesis",
    "hypothesis.stateful",
)


class Hiding:
    """Finds nothing where a hidden module is asked for."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: object = None
    ) -> ModuleSpec | None:
        """Refuse the hidden ones, and leave the others to others."""
        if name in HIDDEN:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def play(*beside: str) -> None:
    """From now on this is Windows, as far as it goes."""
    for name in (*LIBRARIES, *beside):
        importlib.import_module(name)
    for name in HIDDEN:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, Hiding())
    for module, names in GONE.items():
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    # From Python 3.13 on subprocess would call what has just gone.
    subprocess._USE_POSIX_SPAWN = False  # type: ignore[misc]
    # And shutil the same, when the tests remove their folders.
    shutil._use_fd_functions = False  # type: ignore[attr-defined]
    sys.platform = "win32"


if __name__ == "__main__":
    play()
    sys.argv = sys.argv[1:]
    with open(sys.argv[0], encoding="utf-8") as file:
        exec(
            compile(file.read(), sys.argv[0], "exec"),
            {"__name__": "__main__", "__file__": sys.argv[0]},
        )
