"""Plays three visits that end in three ways, and looks for what they left behind."""

import os
import signal
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

from msgspec import Struct

from kiosk.events import Outcome
from kiosk.paths import SETTINGS_FILE
from kiosk.reset_check import canaries as reset_check_canaries
from kiosk.reset_check.canaries import Canary, find_canaries, find_in_files, find_in_memory
from kiosk.reset_check.kiosk_harness import SUPERVISOR_CODE, KioskHarness
from kiosk.reset_check.shadow_visit import ShadowVisit
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.settings.schema import Settings
from kiosk.store.reset_check_result import ResetCheckResult, describe_result, write_result

SETTINGS_TEXT = 'guard_ms = 0\nprinter = "none"\n'
CONFIG = WorkerConfig(settings=Settings(guard_ms=0, printer="none"))
"""The same settings for the shadow visit: no key is held to be a double press, and nothing is printed."""

CLIPBOARD = b"\x1b]52"
"""Begins the sequence (OSC 52) by which a program fills the terminal's clipboard."""

ENDS: tuple[tuple[str, Outcome], ...] = (
    ("stopped", "finished"),
    ("killed", "finished"),
    ("terminated", "finished"),
)
"""How each visit ends: by the member, by SIGKILL, by SIGTERM to the kiosk; and its outcome in the visit log.

What it came for, to look up a telephone number, is done before that.
"""


class ResetFindings(Struct, frozen=True, kw_only=True):
    """The visits played, and each trace as "END: CANARY PLACE"."""

    visits: int
    traces: tuple[str, ...]


def run_reset_check(folder: Path, day: date) -> tuple[ResetCheckResult, str]:
    """Run the check and keep its result in the data folder; the result, and one sentence on it.

    It raises nothing: whatever keeps the check from being done stands in the result.
    """
    try:
        findings = play_visits()
        result = ResetCheckResult(day=day, visits=findings.visits, traces=findings.traces)
    except Exception as fault:
        # A check that failed is never taken for one that found something.
        result = ResetCheckResult(day=day, failed=f"{type(fault).__name__}: {fault}"[:200])
    sentence = describe_result(result)
    try:
        write_result(folder, result)
    except OSError:
        sentence += " The data folder does not take this result."
    return result, sentence


def play_visits(supervisor_code: str = SUPERVISOR_CODE) -> ResetFindings:
    """Play the visits and look for traces; TimeoutError or another error where that cannot be done here.

    `supervisor_code` is replaced by tests whose kiosk shall leak.
    """
    traces: list[str] = []
    with TemporaryDirectory(prefix="kiosk-reset-") as top:
        data, home = Path(top, "data"), Path(top, "home")
        for folder in (data, home):
            folder.mkdir(mode=0o700)
        (data / SETTINGS_FILE).write_text(SETTINGS_TEXT, encoding="utf-8")
        with KioskHarness(data, home, supervisor_code) as kiosk:
            for number, (end, _) in enumerate(ENDS):
                canary = reset_check_canaries.phone_canary(SystemRandom())
                end_visit(kiosk, end, play_visit(kiosk, canary, stops=end == "stopped"))
                outcomes = [outcome for _, outcome in ENDS[: number + 1]]
                kiosk.wait_for(
                    partial(kiosk.has_logged_outcomes, outcomes), f"{end} in the visit log"
                )
                found = find_traces(kiosk, (canary,), (data, home), alive=end != "terminated")
                traces.extend(f"{end}: {trace}" for trace in found)
    return ResetFindings(visits=len(ENDS), traces=tuple(traces))


def play_visit(kiosk: KioskHarness, canary: Canary, *, stops: bool) -> int:
    """Begin a visit, type a canary, and end the visit if it `stops`; the process of its worker.

    TimeoutError where the canary is not found on the terminal and in the worker: where it must be found and is
    not, the search would find it nowhere else either.
    """
    kiosk.wait_for(lambda: kiosk.shows_welcome() and kiosk.worker > 0, "welcome page")
    shadow, worker = ShadowVisit(CONFIG), kiosk.worker
    kiosk.wait_until_asleep(worker)
    for option in ("en", "something-else", "phone"):
        press_and_wait(kiosk, shadow, shadow.choose(option))
    press_and_wait(kiosk, shadow, shadow.type(canary.typed))
    kiosk.wait_for(
        lambda: bool(find_canaries((canary,), kiosk.visible_text)), "canary on the terminal"
    )
    if not find_in_memory((canary,), worker):
        raise TimeoutError("canary in the visit")
    if stops:
        press_and_wait(kiosk, shadow, shadow.help())
        press_and_wait(kiosk, shadow, shadow.choose("stop"))
        kiosk.press(shadow.choose("end"))
    return worker


def press_and_wait(kiosk: KioskHarness, shadow: ShadowVisit, keys: bytes) -> None:
    """Press keys, and wait until the log has the events of the shadow visit."""
    kiosk.press(keys)
    kiosk.wait_for(lambda: kiosk.has_logged(shadow.events), f"page {shadow.place}")


def end_visit(kiosk: KioskHarness, end: str, worker: int) -> None:
    """End the visit as `end` says, and read until the next welcome page, or until the kiosk has exited.

    Where the kiosk is slow, the page of the visit that ended is still the last one that was read: it is never
    taken for what stayed.
    """
    # Nothing has been read since the last key was pressed.
    workers_shown = kiosk.workers_shown
    if end == "killed":
        os.kill(worker, signal.SIGKILL)
    if end == "terminated":
        os.kill(kiosk.supervisor, signal.SIGTERM)
        kiosk.wait_for(kiosk.has_exited, "end of the kiosk")
        kiosk.wait_for(lambda: kiosk.closed, "end of what the kiosk sends")
        return
    kiosk.wait_for(lambda: kiosk.worker not in (0, worker), "next visit")
    kiosk.wait_for(lambda: kiosk.shows_welcome(after=workers_shown), "next welcome page")


def find_traces(
    kiosk: KioskHarness, canaries: tuple[Canary, ...], folders: tuple[Path, ...], *, alive: bool
) -> Iterator[str]:
    """Each canary and the place in which it is: terminal, files, clipboard, and memory if the kiosk is `alive`."""
    yield from (f"{name} on the terminal" for name in find_canaries(canaries, kiosk.visible_text))
    yield from find_in_files(canaries, folders)
    if CLIPBOARD in kiosk.raw:
        yield "something in the clipboard"
    if alive:
        for whose, process in (
            ("the supervisor", kiosk.supervisor),
            ("the next visit", kiosk.worker),
        ):
            yield from (
                f"{name} in the memory of {whose}" for name in find_in_memory(canaries, process)
            )
