"""A plugin of pytest that plays Windows from before the first test is collected: `-p tests.windows.plays`."""

import pytest

from tests.windows.played import TESTING, play


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Only now: pytest itself needs the system that it runs on."""
    play(*TESTING)
