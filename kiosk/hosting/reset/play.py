"""The short run: three visits with canaries, ended in three ways; what is left of them anywhere."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

from msgspec import Struct

from kiosk.catalog.settings import Settings
from kiosk.events import Outcome
from kiosk.hosting.given import Given
from kiosk.hosting.reset import canary
from kiosk.hosting.reset.canary import Canary, found
from kiosk.hosting.reset.shadow import Shadow
from kiosk.hosting.reset.stage import HOST, Stage
from kiosk.hosting.reset.traces import in_files, in_memory

SETTINGS = 'guard_ms = 0\nprinter = "none"\n'
GIVEN = Given(settings=Settings(guard_ms=0, printer="none"))
CLIPBOARD = b"\x1b]52"

ENDS: tuple[tuple[str, Outcome], ...] = (
    ("stopped", "stopped"),
    ("killed", "interrupted"),
    ("terminated", "signal"),
)
"""How each visit ends, and what the logbook calls that."""


class Found(Struct, frozen=True, kw_only=True):
    """What a run came to: visits played, and each trace by the end and the place after which it was found."""

    visits: int
    traces: tuple[str, ...]


def play(host: str = HOST) -> Found:
    """Play the visits and look; TimeoutError or another error where that cannot be done here.

    `host` is the code of the kiosk's host: one that leaks, where it is tried whether that is found.
    """
    traces: list[str] = []
    with TemporaryDirectory(prefix="kiosk-reset-") as top:
        data, home = Path(top, "data"), Path(top, "home")
        for folder in (data, home):
            folder.mkdir(mode=0o700)
        (data / "kiosk.toml").write_text(SETTINGS, encoding="utf-8")
        with Stage(data, home, host) as stage:
            for number, (end, _) in enumerate(ENDS):
                typed = canary.phone(SystemRandom())
                finish(stage, end, visit(stage, typed, stops=end == "stopped"))
                wanted = [outcome for _, outcome in ENDS[: number + 1]]
                stage.until(partial(stage.ended, wanted), f"{end} in the logbook")
                left = look(stage, (typed,), (data, home), alive=end != "terminated")
                traces.extend(f"{end}: {one}" for one in left)
    return Found(visits=len(ENDS), traces=tuple(traces))


def visit(stage: Stage, typed: Canary, *, stops: bool) -> int:
    """Begin a visit and type a canary; its process, in whose memory the canary is, so that looking works."""
    stage.until(lambda: stage.welcomes() and stage.visit > 0, "welcome page")
    shadow, process = Shadow(GIVEN), stage.visit
    stage.rests(process)
    for option in ("en", "something-else", "phone"):
        follow(stage, shadow, shadow.choose(option))
    follow(stage, shadow, shadow.type(typed.typed))
    # What cannot be found where it must be would not be found anywhere.
    stage.until(lambda: bool(found((typed,), stage.seen)), "canary on the terminal")
    if not in_memory((typed,), process):
        raise TimeoutError("canary in the visit")
    if stops:
        follow(stage, shadow, shadow.help())
        follow(stage, shadow, shadow.choose("stop"))
        stage.press(shadow.choose("end"))
    return process


def follow(stage: Stage, shadow: Shadow, keys: bytes) -> None:
    """Press keys, until the visit has told what its shadow did."""
    stage.press(keys)
    stage.until(lambda: stage.told(shadow.told), f"page {shadow.place}")


def finish(stage: Stage, end: str, process: int) -> None:
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


def look(
    stage: Stage, canaries: tuple[Canary, ...], folders: tuple[Path, ...], *, alive: bool
) -> Iterator[str]:
    """Every place in which something is left."""
    yield from (f"{name} on the terminal" for name in found(canaries, stage.seen))
    yield from in_files(canaries, folders)
    if CLIPBOARD in stage.raw:
        yield "something in the clipboard"
    if alive:
        for whose, process in (("the host", stage.host), ("the next visit", stage.visit)):
            yield from (f"{name} in the memory of {whose}" for name in in_memory(canaries, process))
