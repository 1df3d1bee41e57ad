"""The process of one worker, as its supervisor holds it."""

import os

from kiosk.runtime.pipe import write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kiosk.runtime.signal_pipe import SignalPipe


GIVE_LIMIT = 20.0
"""Seconds in which a process must take what it is given; a pipe has room for it nearly always at once."""


class WorkerProcess:
    """A visit's process; its lines come out of `events`, its settings go into `give`.

    The pipe of the settings stays open: its end tells the child that the host is gone.
    """

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.code: int | None = None
        self.events, told = os.pipe()
        given, self._leash = os.pipe()
        os.set_blocking(self.events, False)
        os.set_blocking(self._leash, False)
        mute = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
        try:
            os.set_inheritable(told, True)
            os.set_inheritable(given, True)
            self.pid = os.posix_spawn(
                command[0],
                [*command, f"--events={told}", f"--given={given}"],
                environment,
                file_actions=[mute],
            )
        except OSError:
            self.code = -1
            self.close()
            raise
        finally:
            os.close(told)
            os.close(given)

    def give(self, settings: bytes, bell: "SignalPipe") -> None:
        """Hand over what the visit may know: one line, whole; a process that does not take it is ended."""
        try:
            write_all(self._leash, settings + b"\n", GIVE_LIMIT, bell)
        except TimeoutError:
            self.end()
        except OSError:
            # It is gone already, and its end says so.
            return

    def read(self) -> bytes | None:
        """What the visit has told; nothing at its end, None where nothing is there yet."""
        try:
            return os.read(self.events, 65536)
        except BlockingIOError:
            return None

    def gone(self) -> bool:
        """Whether the process has ended; `code` is its exit code, negative for a signal."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def end(self) -> None:
        """Kill the process, unless it has ended, and wait until nothing of it is left."""
        if self.code is None:
            from signal import SIGKILL

            os.kill(self.pid, SIGKILL)
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def close(self) -> None:
        """Let go of the pipes."""
        os.close(self.events)
        os.close(self._leash)


KEPT_VARIABLES = frozenset(
    {
        "TERM", "COLORTERM", "TERM_PROGRAM", "TERMINFO", "NO_COLOR", "ACCESSIBLE",
        "LANG", "TZ", "KIOSK_TODAY", "PATH", "HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER",
        "CUPS_SERVER",
        "SYSTEMROOT", "WT_SESSION",
    }
)  # fmt: skip


def filter_environment(environment: dict[str, str]) -> dict[str, str]:
    """Those variables of an environment that a visit may see."""
    return {
        name: value
        for name, value in environment.items()
        if name in KEPT_VARIABLES or name.startswith("LC_")
    }
