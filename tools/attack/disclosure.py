"""Reads what a small office publishes, by the rule that made it, and looks for single visits.

Each log is of two kiosks of one office. The reader gets single files, successive months, months with their
quarters and years, and all of it for both kiosks and the office, and is told more than anybody can know: how far
each figure is from the truth at most.
"""

from datetime import date
from pathlib import Path
from random import Random

from tools.attack.attack_report import AttackReport
from tools.attack.disclosure_attacker import Knowledge, find_leaks
from tools.attack.disclosure_logs import count_months, random_log
from tools.attack.disclosure_utility import measure_utility
from tools.attack.published_log import OFFICE, PublishedLog, changed_files

KIOSKS = ("1", "2")
VISITS_A_WEEK = (1, 2, 3, 5, 8, 12)
MONTHS = (2, 2, 3, 3, 4)
LONG_LOG, LONG_LOG_EVERY = 15, 10
"""Months of one more log in one of so many attempts; the others are short: each visit is easier to find there."""

SOLVED_MONTHS = 2
"""Months of the one log in each attempt that is read without a guess."""

LAST_MONTHS = (3, 6, 9, 12)
YEAR = 2027


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Attack so many logs; now and then also a long one, and measure what an office can show."""
    report = AttackReport()
    attack_log(Random(f"{seed} solver"), report, months=SOLVED_MONTHS)
    for log in range(1, size):
        attack_log(Random(f"{seed} {log}"), report, by_guess=True)
    if number % LONG_LOG_EVERY == 0:
        attack_log(Random(f"{seed} long"), report, months=LONG_LOG, by_guess=True)
        measure_utility(Random(f"{seed} utility"), report)
    return report


def attack_log(
    random: Random,
    report: AttackReport,
    *,
    months: int = 0,
    a_week: int = 0,
    by_guess: bool = False,
) -> None:
    """Attack all files of an office with a random log of so many months and visits a week, or of a few.

    `by_guess` spares the solver where what is published may be the truth itself (`find_leaks`).
    """
    log = publish_random_log(
        random, months or random.choice(MONTHS), a_week or random.choice(VISITS_A_WEEK)
    )
    for unit in changed_files(log):
        report.add_fault(f"{unit} was published otherwise before")
    for name, knowledge in readings(log):
        for leak in find_leaks(knowledge, by_guess=by_guess):
            report.add_fault(f"{name}: {leak}")
        report.add_figure(f"counts that a reader of {name} looks for", len(knowledge.targets))
    withheld = [one for file in log.files.values() for one in file if one.count is None]
    report.add_figure("counts withheld of an office", len(withheld))
    report.add_figure(
        "logs read by the solver alone" if not by_guess else "logs read by guess first", 1
    )


def publish_random_log(random: Random, months: int, a_week: int) -> PublishedLog:
    """What two kiosks of one office publish."""
    begun = YEAR * 12 + random.choice(LAST_MONTHS) - months
    first = date(begun // 12, begun % 12 + 1, 1)
    counts = {kiosk: count_months(random_log(first, months, a_week, random)) for kiosk in KIOSKS}
    return PublishedLog(counts, {kiosk: random.randbytes(32) for kiosk in KIOSKS})


def readings(log: PublishedLog) -> list[tuple[str, Knowledge]]:
    """What readers know who have several files, by what they have."""
    return [
        # Nothing joins the spans here, so that each is read by itself.
        ("single files", log.read_files(log.files)),
        ("successive months", log.read_months(KIOSKS[:1], ())),
        ("months, quarters and years", log.read_months(KIOSKS[:1], ("quarter", "year"))),
        ("two kiosks and their office", log.read_months((*KIOSKS, OFFICE), ("quarter", "year"))),
    ]
