"""Plays three visits that end in three ways, looks for traces, and says the result in a sentence."""

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
from kiosk.reset_check import canaries as reset_check_canaries
from kiosk.reset_check.canaries import Canary, find_canaries, find_in_files, find_in_memory
from kiosk.reset_check.harness import HOST, KioskHarness, ShadowVisit
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.settings.schema import Settings
from kiosk.store.reset_check_result import ResetCheckResult, describe_result, write_result

SETTINGS_TEXT = 'guard_ms = 0\nprinter = "none"\n'
CONFIG = WorkerConfig(settings=Settings(guard_ms=0, printer="none"))
CLIPBOARD = b"\x1b]52"

ENDS: tuple[tuple[str, Outcome], ...] = (
    ("stopped", "stopped"),
    ("killed", "interrupted"),
    ("terminated", "signal"),
)
"""How each visit ends, and what the logbook calls that."""


class ResetFindings(Struct, frozen=True, kw_only=True):
    """What a run came to: visits played, and each trace by the end and the place after which it was found."""

    visits: int
    traces: tuple[str, ...]


def play_visits(host: str = HOST) -> ResetFindings:
    """Play the visits and look; TimeoutError or another error where that cannot be done here.

    `host` is the code of the kiosk's host: one that leaks, where it is tried whether that is found.
    """
    traces: list[str] = []
    with TemporaryDirectory(prefix="kiosk-reset-") as top:
        data, home = Path(top, "data"), Path(top, "home")
        for folder in (data, home):
            folder.mkdir(mode=0o700)
        (data / "kiosk.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
        with KioskHarness(data, home, host) as stage:
            for number, (end, _) in enumerate(ENDS):
                typed = reset_check_canaries.phone_canary(SystemRandom())
                end_visit(stage, end, play_visit(stage, typed, stops=end == "stopped"))
                wanted = [outcome for _, outcome in ENDS[: number + 1]]
                stage.until(partial(stage.ended, wanted), f"{end} in the logbook")
                left = find_traces(stage, (typed,), (data, home), alive=end != "terminated")
                traces.extend(f"{end}: {one}" for one in left)
    return ResetFindings(visits=len(ENDS), traces=tuple(traces))


def play_visit(stage: KioskHarness, typed: Canary, *, stops: bool) -> int:
    """Begin a visit and type a canary; its process, in whose memory the canary is, so that looking works."""
    stage.until(lambda: stage.welcomes() and stage.visit > 0, "welcome page")
    shadow, process = ShadowVisit(CONFIG), stage.visit
    stage.rests(process)
    for option in ("en", "something-else", "phone"):
        press_and_wait(stage, shadow, shadow.choose(option))
    press_and_wait(stage, shadow, shadow.type(typed.typed))
    # What cannot be found where it must be would not be found anywhere.
    stage.until(lambda: bool(find_canaries((typed,), stage.seen)), "canary on the terminal")
    if not find_in_memory((typed,), process):
        raise TimeoutError("canary in the visit")
    if stops:
        press_and_wait(stage, shadow, shadow.help())
        press_and_wait(stage, shadow, shadow.choose("stop"))
        stage.press(shadow.choose("end"))
    return process


def press_and_wait(stage: KioskHarness, shadow: ShadowVisit, keys: bytes) -> None:
    """Press keys, until the visit has told what its shadow did."""
    stage.press(keys)
    stage.until(lambda: stage.told(shadow.told), f"page {shadow.place}")


def end_visit(stage: KioskHarness, end: str, process: int) -> None:
    """End the visit, and read all until the next one welcomes, or until the kiosk has gone.

    Where the kiosk is slow, the page of the visit that ended is still the last one that was read: it is never
    taken for what stayed.
    """
    # Nothing has been read since the last key was pressed.
    begun = stage.begun
    if end == "killed":
        os.kill(process, signal.SIGKILL)
    if end == "terminated":
        os.kill(stage.host, signal.SIGTERM)
        stage.until(stage.gone, "end of the kiosk")
        stage.until(lambda: stage.closed, "end of what the kiosk sends")
        return
    stage.until(lambda: stage.visit not in (0, process), "next visit")
    stage.until(lambda: stage.welcomes(after=begun), "next welcome page")


def find_traces(
    stage: KioskHarness, canaries: tuple[Canary, ...], folders: tuple[Path, ...], *, alive: bool
) -> Iterator[str]:
    """Every place in which something is left."""
    yield from (f"{name} on the terminal" for name in find_canaries(canaries, stage.seen))
    yield from find_in_files(canaries, folders)
    if CLIPBOARD in stage.raw:
        yield "something in the clipboard"
    if alive:
        for whose, process in (("the host", stage.host), ("the next visit", stage.visit)):
            yield from (
                f"{name} in the memory of {whose}" for name in find_in_memory(canaries, process)
            )


def run_reset_check(folder: Path, day: date) -> tuple[ResetCheckResult, str]:
    """The result, and the sentence on it; a folder that cannot be written only loses the note of it."""
    try:
        found = play_visits()
        check = ResetCheckResult(day=day, visits=found.visits, traces=found.traces)
    except Exception as fault:
        # Whatever keeps it from being done is never taken for something that stayed.
        check = ResetCheckResult(day=day, failed=f"{type(fault).__name__}: {fault}"[:200])
    said = describe_result(check)
    try:
        write_result(folder, check)
    except OSError:
        said += " The data folder does not take this result."
    return check, said
