"""Canaries: typed into every field, by both doors; after every end they are looked for everywhere."""

import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kiosk.reset_check.canaries import (
    Canary,
    code_canary,
    find_canaries,
    find_in_files,
    find_in_memory,
)
from kiosk.reset_check.runner import CLIPBOARD, SETTINGS_TEXT
from kiosk.staff import pin as staff_pin
from kiosk.staff.pin import set_pin
from kiosk.store.queries import all_visits
from tests.runtime.waiting import alive, until
from tools.attack.attack_report import AttackReport
from tools.attack.canary_visit import CanaryVisit, staff_round
from tools.attack.kiosk_terminal import VISIT, KioskTerminal, dumpable_kiosk_command
from tools.attack.system_folders import left_elsewhere
from tools.attack.tmux_terminal import TmuxTerminal
from tools.attack.visit_endings import BREAKING, ENDINGS, SHORT, VisitEnding


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """One visit; the ends take turns, then the doors, then the terminals."""
    report = AttackReport()
    end, turn = ENDINGS[number % len(ENDINGS)], number // len(ENDINGS)
    lines = turn % 2 == 1 and not end.screen_alone
    try:
        kind = TmuxTerminal if turn % 5 > 2 else KioskTerminal
        for trace in leave(end, Random(seed), folder, lines=lines, kind=kind):
            report.add_fault(f"after {end.name}: {trace}")
    except (AssertionError, OSError, LookupError) as fault:
        frames = traceback.extract_tb(fault.__traceback__)
        where = "; ".join(f"{Path(one.filename).name} {one.lineno}" for one in frames)
        report.add_fault(
            f"after {end.name}, lines {lines}: {type(fault).__name__} {fault} ({where})"
        )
    report.add_figure(f"ended by {end.name}", 1)
    return report


def leave(
    end: VisitEnding,
    chance: Random,
    folder: Path,
    *,
    lines: bool,
    kind: type[KioskTerminal] = KioskTerminal,
) -> Iterator[str]:
    """Play a visit to such an end; everything that is left of it."""
    data, home, errors = folder / "data", folder / "home", folder / "errors"
    wrong, right, new = (code_canary(chance, name) for name in ("wrong PIN", "PIN", "new PIN"))
    prepare(data, home, right, SHORT if end.name == "time-out" else "")
    command = dumpable_kiosk_command(data, BREAKING if end.name == "exception" else VISIT)
    with kind(command, errors, HOME=str(home)) as terminal:
        terminal.visit()
        fresh = terminal.appearance()
        staff_round(terminal, wrong, right, new)
        visit = terminal.visit()
        play = CanaryVisit(terminal, data, chance, lines=lines)
        play.begin()
        play.wander(chance)
        play.plant()
        # What cannot be found where it must be would not be found anywhere.
        unseen = {one.name for one in play.typed[:2]} - set(find_canaries(play.typed, terminal.raw))
        assert not unseen, f"{unseen} was not shown"
        assert find_in_memory(play.typed, visit), "the visit itself knows nothing"
        end.act(play, visit)
        after = arrive(end, terminal, visit)
        canaries = (*play.typed, wrong, right, new)
        yield from appearance(end, canaries, terminal, (after, terminal.pid) if end.goes_on else ())
        if end.goes_on and terminal.appearance() != fresh:
            yield "another page than the first one stands there"
        if not end.goes_on and end.visible and terminal.appearance().strip():
            yield "the terminal is not empty"
        yield from find_in_files(canaries, (folder,))
        yield from left_elsewhere(canaries, folder)
        # Line by line a visit may hear of the closed terminal before its host does.
        if all_visits(data)[-1]["outcome"] not in (end.outcome, end.visible or "left"):
            yield f"the logbook says {[row['outcome'] for row in all_visits(data)]}"
        if errors.read_bytes():
            yield f"standard error says {errors.read_text()}"


def prepare(data: Path, home: Path, pin: Canary, more: str) -> None:
    """A data folder with a PIN, whose hash is a cheap one."""
    for made in (data, home):
        made.mkdir(mode=0o700)
    (data / "kiosk.toml").write_text(SETTINGS_TEXT + more, encoding="utf-8")
    staff_pin.ROUNDS, staff_pin.KIBIBYTES, staff_pin.LANES = 1, 8, 1
    set_pin(data, pin.typed)


def arrive(end: VisitEnding, terminal: KioskTerminal, visit: int) -> int:
    """Wait for the next visit, or for the end of everything; the process of that visit, if there is one."""
    if end.goes_on:
        until(lambda: terminal.appearance() and not alive(visit))
        return terminal.visit(after=visit)
    terminal.ends()
    until(lambda: not alive(visit))
    terminal.settle()
    return 0


def appearance(
    end: VisitEnding,
    canaries: tuple[Canary, ...],
    terminal: KioskTerminal,
    processes: tuple[int, ...],
) -> Iterator[str]:
    """What is left on the terminal and in memory."""
    for place, text in (("screen", terminal.appearance()), ("scrollback", terminal.scrollback())):
        names = find_canaries(canaries, text.encode()) if end.visible else ()
        yield from (f"{name} on the {place}" for name in names)
    if CLIPBOARD in terminal.raw:
        yield "something for a clipboard"
    for process in processes:
        yield from (
            f"{name} in the memory of {process}" for name in find_in_memory(canaries, process)
        )
