"""The process of one worker, as its supervisor holds it, and the environment that it may see."""

import os

from kiosk.runtime.pipe import write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kiosk.runtime.signal_pipe import SignalPipe


CONFIG_TIMEOUT = 20.0
"""Seconds in which a worker must have read its configuration; nearly always the pipe holds all of it at once."""

KILL_TIMEOUT = 2.0
"""Seconds in which the system ends a process that was killed; as a rule some milliseconds."""

KEPT_VARIABLES = frozenset(
    {
        "TERM", "COLORTERM", "TERM_PROGRAM", "TERMINFO", "NO_COLOR", "ACCESSIBLE",
        "LANG", "TZ", "KIOSK_TODAY", "PATH", "HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER",
        "CUPS_SERVER",
        "SYSTEMROOT", "WT_SESSION",
    }
)  # fmt: skip
"""Variables that a worker may see, besides LC_*. KIOSK_DATA is not one: no visit knows the data folder."""


class WorkerProcess:
    """A worker with two pipes: one brings its messages, the other takes its configuration.

    The configuration's pipe stays open as long as the supervisor lives: its end tells the worker that the
    supervisor is gone. `messages_fd` does not block; `exit_code` is None while the worker runs.
    """

    def __init__(
        self, command: list[str], environment: dict[str, str], *, spare: bool = False
    ) -> None:
        """Start `command` with --events=FD and --config=FD behind it; OSError where the system cannot.

        A `spare` has no terminal on its standard descriptors; --terminal=FD,FD says where it finds it, for reading
        and for writing, when its turn comes.
        """
        self.exit_code: int | None = None
        self.is_spare = spare
        self.messages_fd, messages_write_end = os.pipe()
        config_read_end, self._config_fd = os.pipe()
        os.set_blocking(self.messages_fd, False)
        os.set_blocking(self._config_fd, False)
        inherited = [messages_write_end, config_read_end]
        arguments = [f"--events={messages_write_end}", f"--config={config_read_end}"]
        # A traceback on the terminal could show what was typed.
        silenced = (0, 1, 2) if spare else (2,)
        try:
            if spare:
                inherited += [os.dup(0), os.dup(1)]
                arguments.append(f"--terminal={inherited[-2]},{inherited[-1]}")
            for fd in inherited:
                os.set_inheritable(fd, True)
            self.pid = os.posix_spawn(
                command[0],
                [*command, *arguments],
                environment,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in silenced
                ],
            )
        except OSError:
            self.exit_code = -1
            self.close_pipes()
            raise
        finally:
            for fd in inherited:
                os.close(fd)

    def send_config(self, config: bytes, signals: "SignalPipe") -> None:
        """Send the configuration, one line of JSON, whole; a worker that does not read it in time is killed."""
        try:
            write_all(self._config_fd, config + b"\n", CONFIG_TIMEOUT, signals)
        except TimeoutError:
            self.kill()
        except OSError:
            # The worker has ended already; whoever watches it finds that out.
            return

    def read_messages(self) -> bytes | None:
        """Bytes of messages that have come: empty at their end, None where there are none yet."""
        try:
            return os.read(self.messages_fd, 65536)
        except BlockingIOError:
            return None

    def has_exited(self) -> bool:
        """Whether the process has ended; then `exit_code` is set, negative for a signal."""
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is not None

    def kill(self) -> None:
        """Kill the process, unless it has ended, and wait until the system has taken its memory back.

        A process that the system cannot end in KILL_TIMEOUT, such as one that waits for a dead disk, is left to
        it: it does nothing more, and its page has to go.
        """
        if self.exit_code is None:
            from signal import SIGKILL

            os.kill(self.pid, SIGKILL)
            _wait_for_exit(self.pid, KILL_TIMEOUT)
            if not self.has_exited():
                self.exit_code = -SIGKILL

    def close_pipes(self) -> None:
        """Close both pipes."""
        os.close(self.messages_fd)
        os.close(self._config_fd)


def _wait_for_exit(pid: int, seconds: float) -> None:
    """Wait until a child has ended, so many seconds at most."""
    import select

    try:
        process = os.pidfd_open(pid)
    except (AttributeError, OSError):
        # Neither macOS nor a kernel before Linux 5.3 has them: there this waits for as long as it takes.
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        return
    try:
        poll = select.poll()
        poll.register(process, select.POLLIN)
        poll.poll(seconds * 1000)
    finally:
        os.close(process)


def filter_environment(environment: dict[str, str]) -> dict[str, str]:
    """Those variables of an environment that a worker may see."""
    return {
        name: value
        for name, value in environment.items()
        if name in KEPT_VARIABLES or name.startswith("LC_")
    }
