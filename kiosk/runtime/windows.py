"""The supervisor of systems without poll, posix_spawn and termios, such as Windows: simpler, and less strict."""

import os
import subprocess
from pathlib import Path
from time import monotonic, sleep

from msgspec import Struct

from kiosk import clock
from kiosk.events import Outcome, is_reply, parse_outcome
from kiosk.paths import data_folder
from kiosk.runtime.backoff import Backoff
from kiosk.runtime.log_thread import LogThread
from kiosk.runtime.log_writer import LogWriter, OfficeIdChange, load_vocabulary
from kiosk.runtime.notice_clock import end_doubtful_notice
from kiosk.runtime.settings_reloader import SettingsReloader
from kiosk.runtime.staff_messages import StaffMessages
from kiosk.runtime.startup import has_pin
from kiosk.runtime.worker_config import StaffWorkerConfig, WorkerConfig, encode_config
from kiosk.runtime.worker_watch import MessageReader
from kiosk.services.hardening import ignore_signals
from kiosk.store.data_folder import log_problem
from kiosk.worker_messages import STAFF_EXIT_CODE, CrashMessage, Heartbeat, PinAttempt

LOG_TIMEOUT = 10.0
"""Seconds that a slow disk has for the last events when the kiosk ends."""

EXIT_GRACE = 5.0
"""Seconds in which a worker may print its last lines after its visit has ended."""


class _Ending(Struct, frozen=True):
    """How a worker ended: outcome, whether anybody used it, whether staff leave the kiosk."""

    outcome: Outcome
    used: bool
    staff_leave: bool


def run_on_windows(
    data: str | None,
    visit_command: list[str],
    environment: dict[str, str],
    *,
    once: bool,
    staff: bool = False,
    staff_command: list[str] | None = None,
) -> int:
    """Run one visit, or one after the other until staff leave, or the `staff` pages alone; the exit code."""
    ignore_signals()
    folder, messages = data_folder(data), StaffMessages()
    settings = SettingsReloader(folder, messages.show)
    trouble = log_problem(folder)
    if trouble:
        messages.show(trouble)
    messages.hold()
    office = settings.current().office.id
    log = LogThread(LogWriter(folder, office, load_vocabulary, messages.show, trouble))
    try:
        if staff:
            _allows_leaving(folder, settings, staff_command, environment, log)
            return 0
        backoff = Backoff()
        while True:
            began = monotonic()
            command = [*visit_command, _visit_config(folder, settings, log, backoff)]
            ending = _run_worker(command, environment, log)
            log.put(ending.outcome, clock.now())
            if once:
                return 1 if ending.outcome in ("crashed", "interrupted") else 0
            if ending.staff_leave and _allows_leaving(
                folder, settings, staff_command, environment, log
            ):
                return 0
            sleep(backoff.next_delay(used=ending.used, lifetime=monotonic() - began))
    finally:
        log.stop(LOG_TIMEOUT)
        messages.release()


def _visit_config(
    folder: Path, settings: SettingsReloader, log: LogThread, backoff: Backoff
) -> str:
    """The argument with the next visit's configuration; its office goes into the log."""
    current = settings.current()
    log.put(OfficeIdChange(current.office.id), clock.now())
    config = WorkerConfig(
        settings=end_doubtful_notice(current, folder),
        log_failed=bool(log.trouble),
        has_pin=has_pin(folder),
        out_of_service=backoff.is_failing,
    )
    return f"--settings={encode_config(config).decode()}"


def _allows_leaving(
    folder: Path,
    settings: SettingsReloader,
    staff_command: list[str] | None,
    environment: dict[str, str],
    log: LogThread,
) -> bool:
    """Whether the staff, who have just ended a visit, leave the kiosk; with a PIN, their pages decide that."""
    if not has_pin(folder) or staff_command is None:
        return True
    config = encode_config(
        StaffWorkerConfig(settings=settings.current(), folder=os.fsencode(folder))
    )
    command = [*staff_command, f"--settings={config.decode()}"]
    ending = _run_worker(command, environment, log, staff=True)
    log.put(ending.outcome, clock.now())
    return ending.staff_leave


def _run_worker(
    command: list[str], environment: dict[str, str], log: LogThread, *, staff: bool = False
) -> _Ending:
    """Run a worker, whose messages come on its standard error, since no other pipe can be handed on.

    Of the `staff` pages crashes and PIN attempts are logged, of a visit crashes and events.
    """
    outcome: Outcome | None = None
    unannounced: Outcome = "interrupted"
    used, reader = False, MessageReader()
    with subprocess.Popen(
        [*command, "--events=2"], env=environment, stderr=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stderr is not None
        while data := process.stderr.read(65536):
            for message in reader.feed(data):
                if isinstance(message, Heartbeat):
                    continue
                if isinstance(message, CrashMessage) or staff == isinstance(message, PinAttempt):
                    log.put(message, clock.now())
                if isinstance(message, PinAttempt):
                    continue
                if isinstance(message, CrashMessage):
                    unannounced = "crashed"
                elif message.kind == "end":
                    outcome = outcome or parse_outcome(message.choice)
                else:
                    used = used or is_reply(message)
            if outcome is not None:
                break
        try:
            process.wait(EXIT_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
    final = outcome or unannounced
    # A process that was killed just now has no exit code yet, and has not confirmed that staff leave.
    leave = final == "staff" and process.returncode == STAFF_EXIT_CODE
    return _Ending(final, used, leave)
