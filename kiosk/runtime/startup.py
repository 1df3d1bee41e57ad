"""What the supervisor does for its first worker, before it imports anything large."""

import select
from pathlib import Path

from kiosk.paths import CHOSEN_FILE, PIN_FILE, SETTINGS_FILE, data_folder
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.store.data_folder import log_problem

FIRST_PAGE_WAIT = 20.0
"""Seconds after which the supervisor loads the rest of itself, whatever became of its first worker."""


def find_data_folder(data: str | None) -> tuple[Path, str]:
    """The data folder, and one sentence on why nothing can be written there, empty where it can."""
    folder = data_folder(data)
    return folder, log_problem(folder)


def has_pin(folder: Path) -> bool:
    """Whether the staff have a PIN; where that cannot be found out, they are taken to have one."""
    try:
        return (folder / PIN_FILE).exists()
    except OSError:
        return True


def has_settings(folder: Path) -> bool:
    """Whether the office has settings of its own."""
    try:
        return (folder / SETTINGS_FILE).exists()
    except OSError:
        return False


def has_chosen_content(folder: Path) -> bool:
    """Whether the office has taken a content pack."""
    try:
        return (folder / CHOSEN_FILE).exists()
    except OSError:
        return False


def encode_first_config(
    folder: Path,
    *,
    log_failed: bool,
    dumpable: bool,
    can_enlarge: bool = False,
    console_letters: str | None = None,
    practice_seconds: float = 0.0,
) -> bytes:
    """The line for the first worker; the readers of settings and of packs are loaded only where there are any."""
    pin = has_pin(folder)
    has_pack = has_chosen_content(folder)
    if not (has_pack or has_settings(folder)):
        return encode_default_config(
            log_failed=log_failed,
            has_pin=pin,
            dumpable=dumpable,
            can_enlarge=can_enlarge,
            console_letters=console_letters,
            practice_seconds=practice_seconds,
        )
    from kiosk.runtime.worker_config import WorkerConfig, encode_config, encode_folder
    from kiosk.settings.reader import read_settings

    settings = read_settings(folder)[0]
    if settings.notice.id:
        from kiosk.runtime.notice_clock import end_doubtful_notice

        settings = end_doubtful_notice(settings, folder)
    pack = None
    if has_pack:
        from kiosk.packs.current_pack import current_pack

        pack = current_pack(folder)
    return encode_config(
        WorkerConfig(
            settings=settings,
            log_failed=log_failed,
            has_pin=pin,
            dumpable=dumpable,
            can_enlarge=can_enlarge,
            console_letters=console_letters,
            practice_seconds=practice_seconds,
            pack=encode_folder(pack),
        )
    )


def encode_default_config(
    *,
    log_failed: bool,
    dumpable: bool,
    has_pin: bool = False,
    can_enlarge: bool = False,
    console_letters: str | None = None,
    practice_seconds: float = 0.0,
) -> bytes:
    """What `worker_config.encode_config` writes without settings, but without loading msgspec or json."""
    fields = {
        "log_failed": log_failed,
        "has_pin": has_pin,
        "dumpable": dumpable,
        "can_enlarge": can_enlarge,
        "practice_seconds": practice_seconds,
    }
    # The repr of a dict of booleans and seconds differs from JSON only in its quotes and capitals.
    line = repr(fields).lower().replace("'", '"')
    if console_letters is not None:
        # Letters are nothing that JSON would write in another way.
        line = f'{line[:-1]}, "console_letters": "{console_letters}"}}'
    return line.encode()


def wait_for_first_message(worker: WorkerProcess, signals: SignalPipe) -> None:
    """Wait until the worker's first page is shown, or it ends, or a signal comes, but not for ever."""
    poll = select.poll()
    poll.register(worker.messages_fd, select.POLLIN)
    signals.register(poll)
    poll.poll(FIRST_PAGE_WAIT * 1000)
