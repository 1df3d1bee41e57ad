"""SIGKILL at random moments in short; 200 of them are `scripts/attack kill`."""

import sys
from pathlib import Path
from time import monotonic

import pytest

from tests.runtime.kiosk import Kiosk
from tools.attack import kill
from tools.attack.kill import MAX_SECONDS, attempt

RATIO = 8
"""How many starts of a bare app the wait may take on a busy machine; on an idle one MAX_SECONDS is more."""


def seconds_to_start_a_bare_app() -> float:
    """How fast this machine is just now."""
    began = monotonic()
    with Kiosk([sys.executable, "-I", "-m", "tools.bench.bare_app"]) as bare:
        bare.shows("The first page")
        return monotonic() - began


pytestmark = pytest.mark.slow("attack")


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_what_was_acknowledged_is_kept_and_the_welcome_page_is_soon_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    limit = max(MAX_SECONDS, RATIO * seconds_to_start_a_bare_app())
    monkeypatch.setattr(kill, "MAX_SECONDS", limit)
    report = attempt(number, 1, 100 + number, tmp_path)
    assert report.faults == []
    (waited,) = (
        values for name, values in report.figures.items() if name.startswith("seconds to the")
    )
    assert 0 < waited[0] <= limit
    assert "events acknowledged" in report.figures
