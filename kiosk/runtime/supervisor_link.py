"""A worker's end of the pipes to its supervisor."""

import os
import re
import select
import sys
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import NoReturn

from kiosk.events import Event
from kiosk.paths import PACKAGE
from kiosk.runtime import worker_config
from kiosk.runtime.pipe import write_all
from kiosk.runtime.terminal import Terminal
from kiosk.runtime.worker_config import StaffWorkerConfig, WorkerConfig
from kiosk.view_model.session import Session, seconds_until_look
from kiosk.worker_messages import (
    STAFF_EXIT_CODE,
    CrashMessage,
    ErrorLocation,
    Heartbeat,
    PinAttempt,
    PracticeChange,
    encode_message,
)

CRASH_EXIT_CODE, ORPHAN_EXIT_CODE = 70, 75
"""Exit codes of a worker that broke, and of one whose supervisor is gone (EX_SOFTWARE, EX_TEMPFAIL)."""

SUPERVISOR_TIMEOUT = 60.0
"""Seconds in which a supervisor must send the configuration, and read what it is sent; else it counts as gone."""

LONG_WORK = 3600.0
"""Seconds that work on a large visit log may take on an old disk."""

MAX_TYPE_NAME, MAX_FILE_NAME = 60, 200
"""Characters of the longest exception's name and file in a crash message."""


class SupervisorLink:
    """Receives the configuration, sends events, and ends this process when the supervisor is gone.

    `arguments` are those of the command line: `events` and `config` are descriptors of pipes. Where pipes cannot
    be handed on, as on Windows, the configuration stands in `settings` itself.
    """

    def __init__(self, arguments: dict[str, str]) -> None:
        self._events_fd = int(arguments["events"])
        self._config_fd = int(arguments.get("config", -1))
        self._config_argument = arguments.get("settings", "").encode()
        self._full_screen = arguments.get("front-end") == "screen"
        # A spare has the terminal's descriptors, and waits for its turn as long as its supervisor lives.
        self._config_timeout = None if "terminal" in arguments else SUPERVISOR_TIMEOUT
        self._rest = b""
        # Events that are held back until the first page is shown; None from then on.
        self._held: bytes | None = b""
        self._exit_lock = Lock()
        for fd in (self._events_fd, self._config_fd):
            # Processes that a visit starts, such as the voice, must not keep the pipes open.
            if fd > 2:
                os.set_inheritable(fd, False)
        if min(self._config_fd, self._events_fd) > 2:
            # Only a supervisor with both pipes reads them as messages come.
            os.set_blocking(self._events_fd, False)

    def receive_config(self) -> WorkerConfig:
        """The configuration of this visit; waits for it."""
        return worker_config.decode_config(self._read_config())

    def receive_preparation(self) -> WorkerConfig:
        """The configuration from which a spare prepares itself; that of its visit comes later."""
        return worker_config.decode_config(self._read_line())

    def report_prepared(self) -> None:
        """Tell the supervisor that this spare is ready for its turn."""
        self._write(b"\n")

    def receive_staff_config(self) -> StaffWorkerConfig:
        """The configuration of the staff pages; waits for it."""
        return worker_config.decode_staff_config(self._read_config())

    def send_event(self, event: Event) -> None:
        """Send an event; when staff leave, this process exits at once with the code that confirms it."""
        if self._held is not None and event.kind in ("fact", "page"):
            self._held += encode_message(event)
            return
        self.release_events()
        self._write(encode_message(event))
        if event.kind == "end" and event.choice == "staff":
            os._exit(STAFF_EXIT_CODE)

    def send_pin_attempt(self, attempt: PinAttempt) -> None:
        """Send what became of a PIN that was typed."""
        self.release_events()
        self._write(encode_message(attempt))

    def send_practice_change(self, change: PracticeChange) -> None:
        """Send that staff begin practice, or end it."""
        self.release_events()
        self._write(encode_message(change))

    def send_heartbeat(self, session: Session) -> None:
        """Say that this worker is alive, until when, and how long its page may stay.

        Nothing is sent before the first page is shown, nor to a supervisor that does not wait for it, as on
        Windows.
        """
        if self._held is None and self._config_fd > 2 and session.outcome is None:
            heartbeat = Heartbeat(seconds_until_look(session), session.seconds_until_end())
            self._write(encode_message(heartbeat))

    def announce_work(self) -> None:
        """Ask for LONG_WORK without a heartbeat: until then this worker answers no key."""
        if self._config_fd > 2:
            self._write(encode_message(Heartbeat(LONG_WORK)))

    def release_events(self) -> None:
        """Send the events held back until the first page was shown: till then the supervisor loads nothing.

        Where there are none, an empty line says that the page is shown.
        """
        held, self._held = self._held, None
        if held is not None:
            self._write(held or b"\n")

    def report_fault(self, where: ErrorLocation) -> None:
        """Send where something broke that the visit can go on without."""
        self.release_events()
        self._write(encode_message(crash_message(where)))

    def crash(self, where: ErrorLocation) -> NoReturn:
        """Send where the visit broke, and exit."""
        self.report_fault(where)
        os._exit(CRASH_EXIT_CODE)

    def _read_config(self) -> bytes:
        line = self._config_argument
        if not line:
            line = self._read_line()
            Thread(target=self._watch_supervisor, daemon=True).start()
        return line

    def _read_line(self) -> bytes:
        """The next line from the supervisor, without its end."""
        limit = self._config_timeout
        deadline = None if limit is None else monotonic() + limit
        while b"\n" not in self._rest:
            left = None if deadline is None else max(0.0, deadline - monotonic())
            if not select.select([self._config_fd], [], [], left)[0]:
                self._exit_orphaned()
            self._rest += self._read()
        line, _, self._rest = self._rest.partition(b"\n")
        return line

    def _write(self, line: bytes) -> None:
        try:
            write_all(self._events_fd, line, SUPERVISOR_TIMEOUT)
        except OSError:
            self._exit_orphaned()

    def _read(self) -> bytes:
        data = os.read(self._config_fd, 65536)
        return data or self._exit_orphaned()

    def _watch_supervisor(self) -> None:
        # Nothing comes after the configuration: this returns only when the supervisor is gone.
        while True:
            self._read()

    def _exit_orphaned(self) -> NoReturn:
        """Wipe the terminal, which the supervisor can do no more, and exit.

        For the sake of this the system is not asked to kill a worker together with its supervisor.
        """
        # Another thread that finds the same out waits here until the process has exited.
        self._exit_lock.acquire()
        try:
            terminal = Terminal(full_screen=self._full_screen)
            terminal.take_over_output()
            terminal.wipe()
            terminal.take_lines(end_of_input=True, signals=True)
        finally:
            os._exit(ORPHAN_EXIT_CODE)


def crash_message(where: ErrorLocation) -> CrashMessage:
    """The message for an exception: its type, the file within the product or a library, the line; no value."""
    name = re.sub(r"\W", "_", where.type, flags=re.ASCII)[:MAX_TYPE_NAME]
    file = re.sub(r"[^A-Za-z0-9_./+-]", "_", _relative_path(Path(where.file)))[-MAX_FILE_NAME:]
    return CrashMessage(name, file, where.line)


def parse_arguments() -> dict[str, str]:
    """The arguments of this process, which its supervisor writes as --name=value."""
    pairs = (argument.removeprefix("--").partition("=") for argument in sys.argv[1:])
    return {name: value for name, _, value in pairs}


def _relative_path(file: Path) -> str:
    """A file's path within the product or a library: where these lie may name a user."""
    for folder in (PACKAGE.parent, *map(Path, sys.path)):
        if folder.is_absolute() and file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return file.name
