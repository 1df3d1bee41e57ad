"""The memory that is left, as Linux says it."""

from pathlib import Path

import pytest

from kiosk.runtime import free_memory
from kiosk.runtime.free_memory import available_memory


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MemTotal:  8000000 kB\nMemFree:  1 kB\nMemAvailable:    2048 kB\n", 2048 * 1024),
        ("MemTotal:  8000000 kB\n", 0),
        ("MemAvailable:\n", 0),
        ("MemAvailable: many kB\n", 0),
        ("", 0),
    ],
)
def test_available_memory_is_read_from_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: int
) -> None:
    (tmp_path / "meminfo").write_text(text)
    monkeypatch.setattr(free_memory, "MEMORY_FILE", tmp_path / "meminfo")
    assert available_memory() == expected


def test_a_system_that_does_not_say_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(free_memory, "MEMORY_FILE", tmp_path / "nothing")
    assert available_memory() == 0
