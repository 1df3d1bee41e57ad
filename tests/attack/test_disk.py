"""Disks that break, in short; each way of breaking, and many pages, are `scripts/attack disk`."""

from pathlib import Path

import pytest

from tools.attack.data_disk import is_root
from tools.attack.disk import attempt
from tools.attack.disk_faults import FAULTS

pytestmark = pytest.mark.slow("attack")

NAMES = [fault.name for fault in FAULTS]


@pytest.mark.parametrize(
    "name",
    [
        "full in a visit" if is_root() else "files that cannot grow",
        "bits flipped in 50 pages",
        "clock set back in a visit",
        "settings half written in a visit",
    ],
)
def test_members_notice_nothing_staff_are_told_and_nothing_is_deleted(
    tmp_path: Path, name: str
) -> None:
    number = NAMES.index(name)
    report = attempt(number, 1, number, tmp_path)
    assert report.faults == []
    assert report.figures["kiosks that went on"] == [1]
    assert report.figures["seconds of the slowest page"][0] > 0
