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
from kiosk.worker_messages import (
    STAFF_EXIT_CODE,
    CrashMessage,
    ErrorLocation,
    PinAttempt,
    encode_message,
)

NAME, PLACE = 60, 200
"""Characters of the longest of each."""


def crash_message(where: ErrorLocation) -> CrashMessage:
    """A crash as the host is told of it."""
    name = re.sub(r"\W", "_", where.type, flags=re.ASCII)[:NAME]
    file = re.sub(r"[^A-Za-z0-9_./+-]", "_", _place(Path(where.file)))[-PLACE:]
    return CrashMessage(name, file, where.line)


def _place(file: Path) -> str:
    """A file's place within the product or a library."""
    for folder in (PACKAGE.parent, *map(Path, sys.path)):
        if folder.is_absolute() and file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return file.name


CRASHED, NO_SUPERVISOR = 70, 75
"""Exit codes of a visit that broke, and of one whose host is gone."""

HOST_LIMIT = 60.0
"""Seconds in which a host must have said all that it gives, and must take what it is told; one that is silent
for longer counts as gone."""


class SupervisorLink:
    """Tells events, hears what the visit is given, and ends this process when the host is no more.

    Where pipes cannot be handed on, what is given stands in the argument `settings`.
    """

    def __init__(self, arguments: dict[str, str]) -> None:
        self._events = int(arguments["events"])
        self._given = int(arguments.get("given", -1))
        self._settings = arguments.get("settings", "").encode()
        self._full = arguments.get("door") == "screen"
        self._held: bytes | None = b""
        self._leaving = Lock()
        for pipe in (self._events, self._given):
            if pipe > 2:
                os.set_inheritable(pipe, False)
        if min(self._given, self._events) > 2:
            # Only beside a host that reads both of its pipes as they come.
            os.set_blocking(self._events, False)

    def given(self) -> WorkerConfig:
        """What the host has for this visit; waits for it."""
        return worker_config.decode_config(self._told())

    def staff_given(self) -> StaffWorkerConfig:
        """What the host has for the staff pages; waits for it."""
        return worker_config.decode_staff_config(self._told())

    def _told(self) -> bytes:
        said = self._settings
        if not said:
            deadline = monotonic() + HOST_LIMIT
            while not said.endswith(b"\n"):
                if not select.select([self._given], [], [], max(0.0, deadline - monotonic()))[0]:
                    self._leave()
                said += self._read()
            Thread(target=self._stay_while_watched, daemon=True).start()
        return said

    def texts(self, event: Event) -> None:
        """Tell an event; when staff leave, this process is over at once, since the host needs its code."""
        if self._held is not None and event.kind in ("fact", "page"):
            self._held += encode_message(event)
            return
        self.speak()
        self._write(encode_message(event))
        if event.kind == "end" and event.choice == "staff":
            os._exit(STAFF_EXIT_CODE)

    def tell_try(self, tried: PinAttempt) -> None:
        """Tell what became of a PIN."""
        self.speak()
        self._write(encode_message(tried))

    def speak(self) -> None:
        """Tell what was held back until the first page stood, so that the host left the machine to it.

        Where that is nothing, an empty line says that the page stands.
        """
        held, self._held = self._held, None
        if held is not None:
            self._write(held or b"\n")

    def tell_fault(self, where: ErrorLocation) -> None:
        """Tell what broke beside the visit, which goes on."""
        self.speak()
        self._write(encode_message(crash_message(where)))

    def break_off(self, where: ErrorLocation) -> NoReturn:
        """Tell where the visit broke, and end."""
        self.tell_fault(where)
        os._exit(CRASHED)

    def _write(self, line: bytes) -> None:
        try:
            write_all(self._events, line, HOST_LIMIT)
        except OSError:
            self._leave()

    def _read(self) -> bytes:
        piece = os.read(self._given, 65536)
        return piece or self._leave()

    def _stay_while_watched(self) -> None:
        # Nothing more is ever given: this comes back at the end of the host alone.
        while True:
            self._read()

    def _leave(self) -> NoReturn:
        """End without a host, which can wipe the terminal no more: so this does it.

        For this reason the system is not asked to kill a visit together with its host.
        """
        # Another thread that finds the same waits here until this process is no more.
        self._leaving.acquire()
        try:
            terminal = Terminal(full=self._full)
            terminal.keep_others_out()
            terminal.wipe()
            terminal.take_lines(end_of_input=True, signals=True)
        finally:
            os._exit(NO_SUPERVISOR)


def parse_arguments() -> dict[str, str]:
    """The command line, which is written by a host: --name=value each."""
    pairs = (argument.removeprefix("--").partition("=") for argument in sys.argv[1:])
    return {name: value for name, _, value in pairs}
