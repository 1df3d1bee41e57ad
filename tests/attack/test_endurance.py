"""Visit after visit, in short; a thousand of them are `scripts/attack endurance`."""

from pathlib import Path

import pytest

from tools.attack.attack_report import AttackReport
from tools.attack.endurance import Sample, attempt, judge


@pytest.mark.slow("attack")
def test_the_supervisor_does_not_grow(tmp_path: Path) -> None:
    report = attempt(0, 14, 1, tmp_path)
    # A log of few visits grows by whole pages, and how long a busy machine takes says little.
    loose = ("the log took", "the welcome page came")
    assert [fault for fault in report.faults if not fault.startswith(loose)] == []
    assert report.figures["files of the supervisor at the end"][0] > 3
    assert report.figures["kilobytes of the supervisor at the end"][0] > 1000


def test_what_grows_is_a_fault() -> None:
    steady = [Sample(30_000, 13, 0.4, 100_000 + 800 * number) for number in range(1000)]
    for worse in (
        [Sample(one.kilobytes + number, 13, 0.4, one.size) for number, one in enumerate(steady)],
        [Sample(30_000, 13 + number // 500, 0.4, one.size) for number, one in enumerate(steady)],
        [Sample(30_000, 13, 0.4 + number / 9000, one.size) for number, one in enumerate(steady)],
        [Sample(30_000, 13, 0.4, number**2) for number, one in enumerate(steady)],
    ):
        report = AttackReport()
        judge(worse, report)
        assert len(report.faults) == 1
    report = AttackReport()
    judge(steady, report)
    assert report.faults == []
