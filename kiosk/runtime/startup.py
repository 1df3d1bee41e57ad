"""What the supervisor does for its first worker before it imports anything large."""

import select
from pathlib import Path

from kiosk.paths import data_folder
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.store.data_folder import log_problem

PIN = "pin"
"""The file's name, which kiosk.staff.pin says, too."""


def has_pin(folder: Path) -> bool:
    """Whether there is one; one that cannot be looked for is held to be there."""
    try:
        return (folder / PIN).exists()
    except OSError:
        return True


SETTINGS_FILE = "kiosk.toml"

FIRST_WORD = 20.0
"""Seconds after which the host loads what it needs, whatever became of its first visit."""


def check_data_folder(data: str | None) -> tuple[Path, str]:
    """The data folder, and why nothing can be written there, in one sentence."""
    folder = data_folder(data)
    return folder, log_problem(folder)


def first_worker_config(folder: Path, *, mark: bool, dumps: bool, enlarges: bool = False) -> bytes:
    """The line for the first visit; only an office with settings of its own has to load what reads them."""
    pin = has_pin(folder)
    if not has_settings(folder):
        return default_config(mark=mark, pin=pin, dumps=dumps, enlarges=enlarges)
    from kiosk.runtime.worker_config import WorkerConfig, encode_config
    from kiosk.settings.reader import read_settings

    settings = read_settings(folder)[0]
    return encode_config(
        WorkerConfig(settings=settings, mark=mark, pin=pin, dumps=dumps, enlarges=enlarges)
    )


def has_settings(folder: Path) -> bool:
    """Whether the office has settings of its own."""
    try:
        return (folder / SETTINGS_FILE).exists()
    except OSError:
        return False


def default_config(*, mark: bool, dumps: bool, pin: bool = False, enlarges: bool = False) -> bytes:
    """The line for a visit without settings, which kiosk.runtime.worker_config says at length."""
    said = {"mark": mark, "pin": pin, "dumps": dumps, "enlarges": enlarges}
    return repr(said).lower().replace("'", '"').encode()


def wait_for_first_message(child: WorkerProcess, bell: SignalPipe) -> None:
    """Wait until the visit speaks, once its page stands, or ends, or the bell rings, or it takes too long."""
    poll = select.poll()
    poll.register(child.events, select.POLLIN)
    bell.register(poll)
    poll.poll(FIRST_WORD * 1000)
