"""Does something in a fork of the test, such as a process that is killed in the middle of its work."""

import os
import signal
from collections.abc import Callable


def in_fork(action: Callable[[], object]) -> int:
    """Do something in a fork, where nothing of it stays; its exit code, 1 for an exception, negative if killed."""
    child = os.fork()
    if child == 0:
        try:
            action()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def kill_self() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)
