"""A visit log in an empty folder."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.store.locks import LogLocks
from kiosk.store.repository import LogRepository

WORDS = ("welcome", "intent", "start", "fr", "line", "screen", "staff")


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[LogRepository]:
    locks = LogLocks(tmp_path)
    repository = LogRepository(tmp_path, WORDS, locks, date(2026, 11, 20))
    yield repository
    repository.close()
    locks.close()
