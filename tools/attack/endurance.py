"""Plays visit after visit in one kiosk: neither its supervisor nor the wait for the next visit may grow.

The visit log must grow by the same number of bytes with each visit.
"""

import os
from pathlib import Path
from statistics import median
from time import monotonic

from msgspec import Struct

from kiosk.reset_check.runner import SETTINGS_TEXT
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.queries import all_visits
from tools.attack.attack_report import AttackReport
from tools.attack.kiosk_terminal import KioskTerminal, dumpable_kiosk_command
from tools.attack.simulated_member import SimulatedMember

WARM_UP_SHARE, MIN_WARM_UP = 10, 10
"""The first measurement is after a tenth of all visits, and after at least ten: by then all caches are filled."""

MAX_GROWTH, MAX_DELAY, MAX_UNEVENNESS = 1.02, 1.1, 1.1
"""Ratios above which it is a fault: of memory and open files, of waiting, of bytes a visit."""

TOLERATED_WAIT = 0.1
"""Seconds of waiting that nobody notices, and that a busy machine causes."""


class Sample(Struct, frozen=True):
    """After a visit: memory and open files of the supervisor, seconds to the welcome page, bytes of the log."""

    kilobytes: int
    files: int
    seconds: float
    size: int


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Play `size` visits in one kiosk."""
    report, data = AttackReport(), folder / "data"
    data.mkdir(mode=0o700)
    (data / "kiosk.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
    # Of a process that is not dumpable only root may list the open files.
    with KioskTerminal(dumpable_kiosk_command(data), folder / "errors") as terminal:
        samples = play_visits(terminal, data, size)
        terminal.leave()
    if terminal.code != 0 or (folder / "errors").read_bytes():
        report.add_fault(f"it ended with {terminal.code}: {(folder / 'errors').read_text()[-300:]}")
    rows = all_visits(data)
    outcomes = {row["outcome"] for row in rows}
    if len(rows) != size or outcomes != {"finished"}:
        report.add_fault(f"of {size} visits {len(rows)} are in the log, ended by {outcomes}")
    judge(samples, report)
    return report


def play_visits(terminal: KioskTerminal, data: Path, count: int) -> list[Sample]:
    """Play one visit after the other, each measured once the next welcome page is shown."""
    member, samples = SimulatedMember(terminal), []
    for _ in range(count):
        member.visit()
        ended = monotonic()
        terminal.shown(after=member.worker)
        samples.append(take_sample(terminal.pid, data, monotonic() - ended))
    return samples


def take_sample(supervisor: int, data: Path, seconds: float) -> Sample:
    """Read memory and open files of the supervisor from the system, and the size of the log."""
    lines = Path(f"/proc/{supervisor}/status").read_text().splitlines()
    status = dict(line.split(":", 1) for line in lines)
    files = len(os.listdir(f"/proc/{supervisor}/fd"))
    return Sample(int(status["VmRSS"].split()[0]), files, seconds, (data / LOG_FILE).stat().st_size)


def judge(samples: list[Sample], report: AttackReport) -> None:
    """Compare the end with what it was after the warm-up."""
    early = max(MIN_WARM_UP, len(samples) // WARM_UP_SHARE)
    first, last = samples[early - 1], samples[-1]
    for name in ("kilobytes", "files"):
        before, after = getattr(first, name), getattr(last, name)
        report.add_figure(f"{name} of the supervisor after visit {early}", before)
        report.add_figure(f"{name} of the supervisor at the end", after)
        if after > before * MAX_GROWTH:
            report.add_fault(f"{name} of the supervisor grew from {before} to {after}")
    waits = [sample.seconds for sample in samples]
    before, after = median(waits[:early]), median(waits[-early:])
    report.add_figure(f"seconds to the welcome page, the median of the first {early}", before)
    report.add_figure(f"seconds to the welcome page, the median of the last {early}", after)
    if after > max(before * MAX_DELAY, before + TOLERATED_WAIT):
        report.add_fault(
            f"the welcome page came after {before:.2f} s, and at the end {after:.2f} s"
        )
    middle = (early + len(samples)) // 2
    halves = [bytes_per_visit(samples[early - 1 : middle]), bytes_per_visit(samples[middle - 1 :])]
    for half, name in zip(halves, ("first", "second"), strict=True):
        report.add_figure(f"bytes of the log a visit, {name} half", half)
    if max(halves) > min(halves) * MAX_UNEVENNESS:
        report.add_fault(f"the log took {halves[0]:.0f} bytes a visit, then {halves[1]:.0f}")


def bytes_per_visit(samples: list[Sample]) -> float:
    """By how many bytes the log grew with each visit."""
    return (samples[-1].size - samples[0].size) / (len(samples) - 1)
