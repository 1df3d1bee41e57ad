"""Attacks the kiosk at length, with a count and a seed; prints the runs done and the faults found."""

import argparse
import sys
import tempfile
from pathlib import Path

from tools.attack.attack_report import AttackReport
from tools.attack.attacks import ATTACKS, Attack
from tools.attack.processor_load import load_processor
from tools.attack.progress import Progress, default_folder, read_progress, write_progress
from tools.quiet_end import end_quietly


@end_quietly
def main() -> int:
    """Read the options, attack, print; 1 where a fault was found."""
    parser = argparse.ArgumentParser(prog="scripts/attack", description=__doc__)
    names = [attack.name for attack in ATTACKS]
    parser.add_argument("attack", nargs="?", choices=[*names, "all"], default="all")
    parser.add_argument(
        "--count", "--runs", "--logs", type=int, default=0, help="how many; else each attack's own"
    )
    parser.add_argument("--busy", type=int, default=0, help="so many endless loops run beside it")
    parser.add_argument("--seed", type=int, default=1, help="the same seed does the same")
    parser.add_argument("--resume", action="store_true", help="go on where it stopped")
    parser.add_argument("--state", type=Path, default=default_folder(), help="where it is noted")
    options = parser.parse_args()
    attacks = [attack for attack in ATTACKS if options.attack in (attack.name, "all")]
    print(f"What is done is noted in {options.state}: --resume goes on from there.", flush=True)
    has_faults = False
    with load_processor(options.busy):
        for attack in attacks:
            count = options.count or attack.count
            report = run_attack(attack, count, options.seed, options.state, resume=options.resume)
            has_faults = has_faults or bool(report.faults)
    return int(has_faults)


def run_attack(
    attack: Attack, count: int, seed: int, progress_folder: Path, *, resume: bool
) -> AttackReport:
    """Run one attack to its end; it can be stopped between any two attempts."""
    progress = (read_progress(progress_folder, attack.name) if resume else None) or Progress(
        seed=seed, count=count, report=AttackReport()
    )
    while progress.report.runs < progress.count:
        size = min(attack.size or progress.count, progress.count - progress.report.runs)
        number = progress.report.runs // (attack.size or progress.count)
        with tempfile.TemporaryDirectory(prefix="kiosk-attack-") as folder:
            # Each attempt has a seed of its own, so that one can be repeated without those before it.
            found = attack.attempt(number, size, progress.seed + number, Path(folder))
        for fault in found.faults:
            print(f"{attack.name}, attempt {number}, seed {progress.seed}: {fault}", flush=True)
        progress.report.merge(found)
        progress.report.runs += size
        write_progress(progress_folder, attack.name, progress)
    report = progress.report
    summary = f"{attack.name}: {report.runs} {attack.unit}, seed {progress.seed}"
    print(f"{summary}, {len(report.faults)} faults found", flush=True)
    print(*report.lines(), sep="\n", flush=True)
    return report


if __name__ == "__main__":
    sys.exit(main())
