"""Measures the kiosk on the screen against a bare Textual app; the programs take turns."""

from collections.abc import Mapping

from msgspec import Struct

from tools.bench import visit_benchmark
from tools.bench.measurements import Measurements
from tools.bench.page_turns import PageTurner, time_bare_turns
from tools.bench.page_walk import plan_walk
from tools.bench.processor_time import measure_idle_time, resident_memory
from tools.bench.programs import BARE, KIOSK, VISIT
from tools.bench.pseudo_terminal import LARGE, SMALL, USUAL, PseudoTerminal
from tools.bench.spare_readiness import measure_worker_memory, wait_for_ready_spare
from tools.bench.spare_start import wait_for_spare_start

SPARE_DELAYS = (0.0, 0.1, 0.2, 0.3)
"""Seconds after the start of the spare at which the digits are pressed, in turn."""

Environment = Mapping[str, str]


class Extent(Struct, frozen=True, kw_only=True):
    """How much is measured.

    A run has `starts` of each program, and in each window `turns` of pages, an even number; on the last
    `focus_pages` of these the focus moves. `rest` are the seconds untouched, after `settle` seconds in which
    programs do what they postponed. A spare may be started, and be ready, within `spare_wait` seconds. The
    memory is measured after each of two numbers of `pages`.
    """

    runs: int = 3
    starts: int = 5
    turns: int = 30
    focus_pages: int = 8
    settle: float = 3
    rest: float = 120
    spare_wait: float = 10
    pages: tuple[int, int] = (50, 500)


QUICK = Extent(
    runs=1, starts=1, turns=2, focus_pages=1, settle=1, rest=1, spare_wait=0, pages=(1, 2)
)


def measure_screen(extent: Extent, environment: Environment, *, reset: bool) -> Measurements:
    """Make all runs; the programs take turns, so that other load affects them alike. `reset` ends a visit too."""
    measured = Measurements()
    for _ in range(extent.runs):
        for _ in range(extent.starts - 1):
            _measure_starts(measured, environment)
        _measure_run(measured, extent, environment, reset=reset)
    _measure_turns_beside_spare(measured, extent, environment)
    _measure_memory(measured, extent, environment)
    measured.worker_memory = measure_worker_memory(environment, extent.spare_wait)
    return measured


def _measure_starts(measured: Measurements, environment: Environment) -> None:
    with PseudoTerminal(BARE, environment) as terminal:
        measured.bare_start.append(visit_benchmark.time_bare_start(terminal))
    with PseudoTerminal(KIOSK, environment) as terminal:
        measured.kiosk_start.append(visit_benchmark.time_kiosk_start(terminal))
    with PseudoTerminal(VISIT, environment) as terminal:
        measured.visit_start.append(visit_benchmark.time_kiosk_start(terminal))


def _measure_run(
    measured: Measurements, extent: Extent, environment: Environment, *, reset: bool
) -> None:
    """Measure both programs, from their start to a rest; the bare app is idle while the kiosk turns pages."""
    with PseudoTerminal(BARE, environment) as bare:
        measured.bare_start.append(visit_benchmark.time_bare_start(bare))
        for size in (LARGE, SMALL):
            bare.resize(size)
            measured.bare_turns[size] += time_bare_turns(bare, extent.turns)
        with PseudoTerminal(KIOSK, environment) as kiosk:
            measured.kiosk_start.append(visit_benchmark.time_kiosk_start(kiosk))
            if reset:
                measured.reset.append(visit_benchmark.time_reset(kiosk, extent.spare_wait))
            _settle(kiosk, extent)
            _measure_pages(measured, extent, kiosk)
            _settle(kiosk, extent)
            idle = measure_idle_time([kiosk, bare], extent.rest / extent.runs)
    measured.kiosk_idle += idle[0]
    measured.bare_idle += idle[1]


def _settle(kiosk: PseudoTerminal, extent: Extent) -> None:
    """Leave the kiosk alone until its spare is ready, if it has any, and all that was postponed is done."""
    wait_for_ready_spare(kiosk.pid, kiosk.rest, extent.spare_wait)
    kiosk.rest(extent.settle)


def _measure_pages(measured: Measurements, extent: Extent, terminal: PseudoTerminal) -> None:
    """Turn pages in each window, and move the focus on some, on a terminal that shows the welcome page."""
    turner = PageTurner(terminal, plan_walk())
    for size in (LARGE, SMALL, USUAL):
        terminal.resize(size)
        for number in range(extent.turns):
            turned = turner.turn()
            measured.kiosk_turns[size].append(turned.seconds)
            measured.page_bytes[size].append(turned.size)
            if number >= extent.turns - extent.focus_pages and size != SMALL:
                measured.focus_bytes[size] += turner.move_focus()


def _measure_turns_beside_spare(
    measured: Measurements, extent: Extent, environment: Environment
) -> None:
    """Turn one page in each of many visits, for a visit has one spare; none if the first visit has none."""
    for number in range(extent.runs * extent.starts if extent.spare_wait else 0):
        with PseudoTerminal(KIOSK, environment) as terminal:
            visit_benchmark.time_kiosk_start(terminal)
            turner = PageTurner(terminal, plan_walk())
            turner.turn()
            if not wait_for_spare_start(terminal.pid, terminal.rest, extent.spare_wait):
                return
            terminal.rest(SPARE_DELAYS[number % len(SPARE_DELAYS)])
            measured.turns_beside_spare.append(turner.turn(pause=0).seconds)


def _measure_memory(measured: Measurements, extent: Extent, environment: Environment) -> None:
    """Turn many pages in a visit that is its own process."""
    few, many = extent.pages
    with PseudoTerminal(VISIT, environment) as terminal:
        measured.visit_start.append(visit_benchmark.time_kiosk_start(terminal))
        turner = PageTurner(terminal, plan_walk())
        turner.turns(few, pause=0)
        before = resident_memory(terminal.pid)
        turner.turns(many - few, pause=0)
        measured.memory = (before, resident_memory(terminal.pid))
