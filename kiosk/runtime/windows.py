"""The supervisor of systems without poll, posix_spawn and termios, such as Windows: simpler, and less strict."""

import subprocess
from time import monotonic, sleep

from kiosk import clock
from kiosk.events import Outcome, is_reply, parse_outcome
from kiosk.paths import data_folder
from kiosk.runtime.log_writer import LogThread, LogWriter, OfficeIdChange, load_vocabulary
from kiosk.runtime.settings_reloader import SettingsReloader
from kiosk.runtime.staff_messages import StaffMessages
from kiosk.runtime.startup import has_pin
from kiosk.runtime.worker_config import StaffWorkerConfig, WorkerConfig, encode_config
from kiosk.runtime.worker_watch import Backoff, MessageReader
from kiosk.services.hardening import ignore_signals
from kiosk.store.data_folder import log_problem
from kiosk.worker_messages import STAFF_EXIT_CODE, CrashMessage, PinAttempt

LAST_WORDS = 10.0
GRACE = 5.0
"""Seconds in which a visit that has told its end may print its last words."""


def run_on_windows(
    data: str | None,
    command: list[str],
    environment: dict[str, str],
    *,
    once: bool,
    staff: bool = False,
    staff_command: list[str] | None = None,
) -> int:
    """Lead one visit, or one after the other until staff leave, or the `staff` pages alone; the exit code."""
    ignore_signals()
    folder, news, patience = data_folder(data), StaffMessages(), Backoff()
    rules = SettingsReloader(folder, news.say)
    trouble = log_problem(folder)
    if trouble:
        news.say(trouble)
    news.hush()
    keeper = LogThread(LogWriter(folder, rules.now().office.id, load_vocabulary, news.say, trouble))

    def leave() -> bool:
        """Whether the staff leave the kiosk: behind a PIN they say so on their own pages."""
        if not has_pin(folder) or staff_command is None:
            return True
        told = encode_config(StaffWorkerConfig(settings=rules.now(), folder=str(folder))).decode()
        pages = [*staff_command, f"--settings={told}"]
        outcome, _, code = _visit(pages, environment, keeper, staff=True)
        keeper.hear(outcome, clock.now())
        return outcome == "staff" and code == STAFF_EXIT_CODE

    try:
        if staff:
            leave()
            return 0
        while True:
            settings = rules.now()
            keeper.hear(OfficeIdChange(settings.office.id), clock.now())
            mark, pin = bool(keeper.trouble), has_pin(folder)
            closed = patience.struggling
            given = encode_config(
                WorkerConfig(settings=settings, mark=mark, pin=pin, closed=closed)
            ).decode()
            began = monotonic()
            outcome, touched, code = _visit([*command, f"--settings={given}"], environment, keeper)
            keeper.hear(outcome, clock.now())
            if once:
                return 1 if outcome in ("crashed", "interrupted") else 0
            if outcome == "staff" and code == STAFF_EXIT_CODE and leave():
                return 0
            sleep(patience.after(touched=touched, lived=monotonic() - began))
    finally:
        keeper.stop(LAST_WORDS)
        news.texts()


def _visit(
    command: list[str], environment: dict[str, str], keeper: LogThread, *, staff: bool = False
) -> tuple[Outcome, bool, int]:
    """One visit, which tells its events on its standard error: how it ended, and its exit code.

    What the `staff` do on their pages is nobody's visit; a visit knows nothing of PINs.
    """
    outcome: Outcome | None = None
    untold: Outcome = "interrupted"
    touched, listener = False, MessageReader()
    with subprocess.Popen(
        [*command, "--events=2"], env=environment, stderr=subprocess.PIPE, bufsize=0
    ) as child:
        assert child.stderr is not None
        while piece := child.stderr.read(65536):
            for said in listener.hear(piece):
                if isinstance(said, CrashMessage) or staff == isinstance(said, PinAttempt):
                    keeper.hear(said, clock.now())
                if isinstance(said, PinAttempt):
                    continue
                if isinstance(said, CrashMessage):
                    untold = "crashed"
                elif said.kind == "end":
                    outcome = outcome or parse_outcome(said.choice)
                else:
                    touched = touched or is_reply(said)
            if outcome is not None:
                break
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
    return outcome or untold, touched, child.returncode
