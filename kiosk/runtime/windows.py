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
from kiosk.runtime.content_reloader import ContentReloader
from kiosk.runtime.log_thread import LogThread
from kiosk.runtime.log_writer import ContentChange, LogWriter, SiteChange, load_vocabulary
from kiosk.runtime.notice_clock import end_doubtful_notice
from kiosk.runtime.practice import Practice
from kiosk.runtime.settings_reloader import SettingsReloader
from kiosk.runtime.staff_messages import StaffMessages
from kiosk.runtime.startup import has_pin
from kiosk.runtime.worker_config import (
    StaffWorkerConfig,
    WorkerConfig,
    encode_config,
    encode_folder,
)
from kiosk.runtime.worker_watch import MessageReader, OnMessage, WatchedMessage
from kiosk.services.hardening import ignore_signals
from kiosk.settings.schema import Settings
from kiosk.store.data_folder import log_problem
from kiosk.worker_messages import (
    STAFF_EXIT_CODE,
    CrashMessage,
    Heartbeat,
    PinAttempt,
    PracticeChange,
)

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
    practice: bool = False,
) -> int:
    """Run one visit, or one after the other until staff leave, or the `staff` pages alone; the exit code.

    With `practice` the kiosk begins in practice.
    """
    ignore_signals()
    period = Practice()
    if practice:
        period.begin()
    folder, messages = data_folder(data), StaffMessages()
    settings = SettingsReloader(folder, messages.show)
    trouble = log_problem(folder)
    if trouble:
        messages.show(trouble)
    messages.hold()
    content = ContentReloader(folder)
    logged = content.current()
    office = settings.current().office
    writer = LogWriter(
        folder, office.id, load_vocabulary, messages.show, trouble, kiosk=office.kiosk
    )
    seconds = period.seconds_left
    log = LogThread(writer, in_practice=lambda: seconds > 0)
    try:
        if staff:
            _allows_leaving(
                folder, settings, staff_command, environment, log, period, content, alone=True
            )
            return 0
        backoff = Backoff()
        while True:
            began = monotonic()
            seconds = period.seconds_left
            current = settings.current()
            if (pack := content.current()) != logged:
                logged = pack
                log.put(ContentChange(), clock.now())
            if not seconds:
                log.put(SiteChange(current.office.id, current.office.kiosk), clock.now())
            command = [*visit_command, _visit_config(folder, current, log, backoff, seconds, pack)]
            ending = _run_worker(command, environment, _ignore if seconds else _visit_logger(log))
            if not seconds:
                log.put(ending.outcome, clock.now())
            if once:
                return 1 if ending.outcome in ("crashed", "interrupted") else 0
            if ending.staff_leave and _allows_leaving(
                folder, settings, staff_command, environment, log, period, content
            ):
                return 0
            # The end of practice takes the welcome page away, however new it is.
            used = ending.used or (bool(seconds) and ending.outcome == "timed-out")
            sleep(backoff.next_delay(used=used, lifetime=monotonic() - began))
    finally:
        log.stop(LOG_TIMEOUT)
        messages.release()


def _visit_config(
    folder: Path,
    settings: Settings,
    log: LogThread,
    backoff: Backoff,
    practice_seconds: float,
    pack: Path | None,
) -> str:
    """The argument with the next visit's configuration."""
    config = WorkerConfig(
        settings=end_doubtful_notice(settings, folder),
        log_failed=bool(log.trouble),
        has_pin=has_pin(folder),
        out_of_service=backoff.is_failing,
        practice_seconds=practice_seconds,
        pack=encode_folder(pack),
    )
    return f"--settings={encode_config(config).decode()}"


def _visit_logger(log: LogThread) -> OnMessage:
    """Logs what a visit sends; what only the staff pages send is not believed."""

    def put(message: WatchedMessage) -> None:
        if not isinstance(message, PinAttempt | PracticeChange):
            log.put(message, clock.now())

    return put


def _staff_logger(log: LogThread, practice: Practice) -> OnMessage:
    """Logs crashes and PIN attempts of the staff pages, which begin and end practice, too."""

    def handle(message: WatchedMessage) -> None:
        practice.follow_staff(message)
        if isinstance(message, CrashMessage | PinAttempt):
            log.put(message, clock.now())

    return handle


def _ignore(message: WatchedMessage) -> None:
    """Nothing of a visit in practice is logged."""


def _allows_leaving(
    folder: Path,
    settings: SettingsReloader,
    staff_command: list[str] | None,
    environment: dict[str, str],
    log: LogThread,
    practice: Practice,
    content: ContentReloader,
    *,
    alone: bool = False,
) -> bool:
    """Whether the staff, who have just ended a visit, leave the kiosk; with a PIN, their pages decide that."""
    if not has_pin(folder) or staff_command is None:
        return True
    practice.open_staff_pages()
    config = encode_config(
        StaffWorkerConfig(
            settings=settings.current(),
            folder=os.fsencode(folder),
            practice_seconds=practice.seconds_left,
            alone=alone,
            pack=encode_folder(content.current()),
        )
    )
    command = [*staff_command, f"--settings={config.decode()}"]
    ending = _run_worker(command, environment, _staff_logger(log, practice))
    log.put(ending.outcome, clock.now())
    return ending.staff_leave


def _run_worker(command: list[str], environment: dict[str, str], on_message: OnMessage) -> _Ending:
    """Run a worker, whose messages come on its standard error, since no other pipe can be handed on."""
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
                on_message(message)
                if isinstance(message, PinAttempt | PracticeChange):
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
