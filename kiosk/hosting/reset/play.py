"""The short run: three visits with canaries, ended in three ways; what is left of them anywhere."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

from msgspec import Struct

from kiosk.catalog.settings import Settings
from kiosk.hosting.given import Given
from kiosk.hosting.reset import canary
from kiosk.hosting.reset.canary import Canary, found
from kiosk.hosting.reset.shadow import Shadow
from kiosk.hosting.reset.stage import Stage
from kiosk.hosting.reset.traces import in_files, in_memory
from kiosk.waist.events import Outcome

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


def play() -> Found:
    """Play the visits and look; TimeoutError or OSError where that cannot be done here."""
    traces: list[str] = []
    with TemporaryDirectory(prefix="kiosk-reset-") as top:
        data, home = Path(top, "data"), Path(top, "home")
        for folder in (data, home):
            folder.mkdir(mode=0o700)
        (data / "kiosk.toml").write_text(SETTINGS, encoding="utf-8")
        with Stage(data, home) as stage:
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
    stage.until(lambda: b"Welcome." in stage.seen and stage.visit > 0, "welcome page")
    shadow, process = Shadow(GIVEN), stage.visit
    # The first key may come before the page is awake: it is pressed again.
    first = shadow.choose("en")
    stage.press(first)
    with suppress(TimeoutError):
        stage.until(lambda: stage.told(shadow.told), "first page", 5)
        first = b""
    follow(stage, shadow, first)
    for option in ("something-else", "phone"):
        follow(stage, shadow, shadow.choose(option))
    follow(stage, shadow, shadow.type(typed.typed))
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
    """End the visit, and wait until the next one stands, or until the kiosk is gone."""
    if end == "killed":
        os.kill(process, signal.SIGKILL)
    if end == "terminated":
        os.kill(stage.host, signal.SIGTERM)
        stage.until(stage.gone, "end of the kiosk")
        return
    stage.until(lambda: stage.visit not in (0, process), "next visit")
    stage.until(lambda: b"Welcome." in stage.seen, "next welcome page")


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
