"""SIGKILL at random moments in short; 200 of them are `scripts/attack kill`."""

from pathlib import Path

import pytest

from attack.kill import SOON, attempt

pytestmark = pytest.mark.slow("attack")


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_what_was_acknowledged_is_kept_and_the_welcome_page_is_soon_back(
    tmp_path: Path, number: int
) -> None:
    report = attempt(number, 1, 100 + number, tmp_path)
    assert report.faults == []
    (waited,) = (
        values for name, values in report.figures.items() if name.startswith("seconds to the")
    )
    assert 0 < waited[0] <= SOON
    assert "events acknowledged" in report.figures
