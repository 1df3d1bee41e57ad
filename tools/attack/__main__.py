"""Attacks the kiosk at length, with a count and a seed; prints the runs done and the faults found."""

import argparse
import sys
import tempfile
from pathlib import Path

from tools.attack.attack_report import AttackReport
from tools.attack.attacks import ATTACKS, Attack
from tools.attack.processor_load import load_processor
from tools.attack.progress import Progress


def main() -> int:
    """Read the options, attack, print; 1 where a fault was found."""
    parser = argparse.ArgumentParser(prog="scripts/attack", description=__doc__)
    names = [kind.name for kind in ATTACKS]
    parser.add_argument("attack", nargs="?", choices=[*names, "all"], default="all")
    parser.add_argument(
        "--count", "--runs", type=int, default=0, help="how many; else each attack's own"
    )
    parser.add_argument("--busy", type=int, default=0, help="so many endless loops run beside it")
    parser.add_argument("--seed", type=int, default=1, help="the same seed does the same")
    parser.add_argument("--resume", action="store_true", help="go on where it stopped")
    parser.add_argument("--state", type=Path, default=state.folder(), help="where it is noted")
    given = parser.parse_args()
    kinds = [kind for kind in ATTACKS if given.attack in (kind.name, "all")]
    print(f"What is done is noted in {given.state}: --resume goes on from there.", flush=True)
    bad = False
    with load_processor(given.load_processor):
        for kind in kinds:
            count = given.count or kind.count
            found = run(kind, count, given.seed, given.state, resume=given.resume)
            bad = bad or bool(found.faults)
    return int(bad)


def run(kind: Attack, count: int, seed: int, place: Path, *, resume: bool) -> AttackReport:
    """One attack to its end; it can be stopped between any two attempts."""
    now = (state.read(place, kind.name) if resume else None) or Progress(
        seed=seed, count=count, report=AttackReport()
    )
    while now.report.runs < now.count:
        size = min(kind.size or now.count, now.count - now.report.runs)
        number = now.report.runs // (kind.size or now.count)
        with tempfile.TemporaryDirectory(prefix="kiosk-attack-") as folder:
            found = kind.attempt(number, size, now.seed + number, Path(folder))
        for fault in found.faults:
            print(f"{kind.name}, attempt {number}, seed {now.seed}: {fault}", flush=True)
        now.report.add(found)
        now.report.runs += size
        state.keep(place, kind.name, now)
    told = f"{kind.name}: {now.report.runs} {kind.unit}, seed {now.seed}"
    print(f"{told}, {len(now.report.faults)} faults found", flush=True)
    print(*now.report.lines(), sep="\n", flush=True)
    return now.report


if __name__ == "__main__":
    sys.exit(main())
