"""Types canaries into every field, in both front ends; after every end of a visit looks for them everywhere."""

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
from kiosk.staff import pin_hash
from kiosk.staff.pin import set_pin
from kiosk.store.read_only import query_log
from tests.runtime.waiting import is_alive, wait_until
from tools.attack.attack_report import AttackReport
from tools.attack.canary_visit import CanaryVisit, play_staff
from tools.attack.kiosk_terminal import WORKER_CODE, KioskTerminal, dumpable_kiosk_command
from tools.attack.system_folders import find_in_system_folders
from tools.attack.tmux_terminal import TmuxTerminal
from tools.attack.visit_endings import CRASHING_WORKER_CODE, ENDINGS, SHORT_TIMES, VisitEnding

ENDS = """
    SELECT (SELECT choice FROM event WHERE visit = visit.id AND kind = 'end' ORDER BY number LIMIT 1)
    FROM visit ORDER BY rowid
"""
"""How each visit ended, whatever had been done before; None of one that is still open."""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Play one visit; the endings take turns, then the front ends, then the terminals."""
    report = AttackReport()
    ending, turn = ENDINGS[number % len(ENDINGS)], number // len(ENDINGS)
    line_mode = turn % 2 == 1 and not ending.screen_only
    terminal = TmuxTerminal if turn % 5 > 2 else KioskTerminal
    try:
        for trace in find_traces(ending, Random(seed), folder, terminal, line_mode=line_mode):
            report.add_fault(f"after {ending.name}: {trace}")
    except (AssertionError, OSError, LookupError) as error:
        frames = traceback.extract_tb(error.__traceback__)
        where = "; ".join(f"{Path(frame.filename).name} {frame.lineno}" for frame in frames)
        report.add_fault(
            f"after {ending.name}, lines {line_mode}: {type(error).__name__} {error} ({where})"
        )
    report.add_figure(f"ended by {ending.name}", 1)
    return report


def find_traces(
    ending: VisitEnding,
    random: Random,
    folder: Path,
    terminal_class: type[KioskTerminal],
    *,
    line_mode: bool,
) -> Iterator[str]:
    """Play a visit to that ending; what is left of it, each trace in words."""
    data, home, errors = folder / "data", folder / "home", folder / "errors"
    wrong, right, new = (code_canary(random, name) for name in ("wrong PIN", "PIN", "new PIN"))
    prepare_folders(data, home, right, SHORT_TIMES if ending.name == "time-out" else "")
    worker_code = CRASHING_WORKER_CODE if ending.name == "exception" else WORKER_CODE
    command = dumpable_kiosk_command(data, worker_code)
    with terminal_class(command, errors, HOME=str(home)) as terminal:
        terminal.visit()
        first_page = terminal.appearance()
        play_staff(terminal, wrong, right, new)
        worker = terminal.visit()
        visit = CanaryVisit(terminal, data, random, line_mode=line_mode)
        visit.begin()
        visit.look_around(random)
        visit.type_canaries()
        # What cannot be found where it must be would not be found anywhere.
        unseen = {canary.name for canary in visit.typed[:2]}
        unseen -= set(find_canaries(visit.typed, terminal.raw))
        assert not unseen, f"{unseen} was not shown"
        assert find_in_memory(visit.typed, worker), "the visit itself knows nothing"
        ending.act(visit, worker)
        next_worker = wait_for_next(ending, terminal, worker)
        canaries = (*visit.typed, wrong, right, new)
        processes = (next_worker, terminal.pid) if ending.goes_on else ()
        yield from find_on_terminal(ending, canaries, terminal, processes)
        if ending.goes_on and terminal.appearance() != first_page:
            yield "another page than the first one stands there"
        if not ending.goes_on and ending.visible and terminal.appearance().strip():
            yield "the terminal is not empty"
        yield from find_in_files(canaries, (folder,))
        yield from find_in_system_folders(canaries, folder)
        ends: list[str | None] = query_log(
            data, lambda conn: [end for (end,) in conn.execute(ENDS)], []
        )
        # In line mode a worker may notice the closed terminal before its supervisor does.
        if ends[-1] != ending.outcome and (ending.visible or ends[-1] != "left"):
            yield f"the visit log says {ends}"
        if errors.read_bytes():
            yield f"standard error says {errors.read_text()}"


def prepare_folders(data: Path, home: Path, pin: Canary, more_settings: str) -> None:
    """Make a home, and a data folder with a PIN, whose hash costs little time."""
    for folder in (data, home):
        folder.mkdir(mode=0o700)
    (data / "kiosk.toml").write_text(SETTINGS_TEXT + more_settings, encoding="utf-8")
    pin_hash.TIME_COST, pin_hash.MEMORY_KIBIBYTES, pin_hash.PARALLELISM = 1, 8, 1
    set_pin(data, pin.typed)


def wait_for_next(ending: VisitEnding, terminal: KioskTerminal, worker: int) -> int:
    """Wait for the next visit, and return its process; or for the end of everything, and return 0."""
    if ending.goes_on:
        wait_until(lambda: terminal.appearance() and not is_alive(worker))
        return terminal.visit(after=worker)
    terminal.ends()
    wait_until(lambda: not is_alive(worker))
    terminal.settle()
    return 0


def find_on_terminal(
    ending: VisitEnding,
    canaries: tuple[Canary, ...],
    terminal: KioskTerminal,
    processes: tuple[int, ...],
) -> Iterator[str]:
    """What is left on the terminal, in its clipboard, and in the memory of processes."""
    for place, text in (("screen", terminal.appearance()), ("scrollback", terminal.scrollback())):
        names = find_canaries(canaries, text.encode()) if ending.visible else ()
        yield from (f"{name} on the {place}" for name in names)
    if CLIPBOARD in terminal.raw:
        yield "something for a clipboard"
    for process in processes:
        yield from (
            f"{name} in the memory of {process}" for name in find_in_memory(canaries, process)
        )
