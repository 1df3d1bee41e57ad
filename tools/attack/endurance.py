"""Visit after visit in one kiosk: its host must not grow, nor the wait for the next one, and the book evenly."""

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

EARLY, FEWEST = 10, 10
"""After a tenth of all visits, and after ten of them at least, a kiosk has what it needs and is measured first."""

GROWTH, LATER, UNEVEN = 1.02, 1.1, 1.1
"""How many times as much is a fault: of memory and open files, of waiting, of bytes a visit."""

HASTE = 0.1
"""Seconds of waiting that nobody notices, and that a busy machine makes."""


class Sample(Struct, frozen=True):
    """After a visit: the host's memory and open files, seconds to the next welcome page, bytes of the book."""

    kilobytes: int
    files: int
    seconds: float
    size: int


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """So many visits to one kiosk."""
    report, data = AttackReport(), folder / "data"
    data.mkdir(mode=0o700)
    (data / "kiosk.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
    # The open files of a kiosk that lets nobody look into it can be counted by root alone.
    with KioskTerminal(dumpable_kiosk_command(data), folder / "errors") as terminal:
        samples = lead(terminal, data, size)
        terminal.leave()
    if terminal.code != 0 or (folder / "errors").read_bytes():
        report.add_fault(f"it ended with {terminal.code}: {(folder / 'errors').read_text()[-300:]}")
    outcomes = {row["outcome"] for row in all_visits(data)}
    if len(all_visits(data)) != size or outcomes != {"stopped"}:
        report.add_fault(
            f"of {size} visits {len(all_visits(data))} are in the book, ended by {outcomes}"
        )
    judge(samples, report)
    return report


def lead(terminal: KioskTerminal, data: Path, count: int) -> list[Sample]:
    """One visit after the other, each measured once the next welcome page stands."""
    guest, samples = SimulatedMember(terminal), []
    for _ in range(count):
        guest.visit()
        ended = monotonic()
        terminal.shown(after=guest.process)
        samples.append(add_figure(terminal.pid, data, monotonic() - ended))
    return samples


def add_figure(host: int, data: Path, seconds: float) -> Sample:
    """The host as the system sees it now."""
    status = dict(
        line.split(":", 1) for line in Path(f"/proc/{host}/status").read_text().splitlines()
    )
    files = len(os.listdir(f"/proc/{host}/fd"))
    return Sample(int(status["VmRSS"].split()[0]), files, seconds, (data / LOG_FILE).stat().st_size)


def judge(samples: list[Sample], report: AttackReport) -> None:
    """Compare the end with the time after the first tenth."""
    early = max(FEWEST, len(samples) // EARLY)
    first, last = samples[early - 1], samples[-1]
    for name in ("kilobytes", "files"):
        before, after = getattr(first, name), getattr(last, name)
        report.add_figure(f"{name} of the host after visit {early}", before)
        report.add_figure(f"{name} of the host at the end", after)
        if after > before * GROWTH:
            report.add_fault(f"{name} of the host grew from {before} to {after}")
    waits = [one.seconds for one in samples]
    before, after = median(waits[:early]), median(waits[-early:])
    report.add_figure(f"seconds to the welcome page, the median of the first {early}", before)
    report.add_figure(f"seconds to the welcome page, the median of the last {early}", after)
    if after > max(before * LATER, before + HASTE):
        report.add_fault(
            f"the welcome page came after {before:.2f} s, and at the end {after:.2f} s"
        )
    middle = (early + len(samples)) // 2
    halves = [per_visit(samples[early - 1 : middle]), per_visit(samples[middle - 1 :])]
    for half, name in zip(halves, ("first", "second"), strict=True):
        report.add_figure(f"bytes of the book a visit, {name} half", half)
    if max(halves) > min(halves) * UNEVEN:
        report.add_fault(f"the book took {halves[0]:.0f} bytes a visit, then {halves[1]:.0f}")


def per_visit(samples: list[Sample]) -> float:
    """By how many bytes the book grew with each visit."""
    return (samples[-1].size - samples[0].size) / (len(samples) - 1)
