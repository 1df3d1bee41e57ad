"""The canary attack in short: some endings in both front ends; the whole of it is `scripts/attack canary`."""

import sys
from pathlib import Path

import pytest

from kiosk.reset_check import canaries
from kiosk.reset_check.canaries import Canary
from tests.conftest import needs
from tools.attack import system_folders
from tools.attack.canary import attempt
from tools.attack.system_folders import find_in_system_folders
from tools.attack.visit_endings import ENDINGS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: memory is read there")

NAMES = [ending.name for ending in ENDINGS]
LINES, TMUX = 10, 40
"""Added to the number of an ending: line mode, and a real tmux."""


@pytest.mark.slow("attack")
@pytest.mark.parametrize(
    "number",
    [
        NAMES.index("exception"),
        NAMES.index("staff"),
        NAMES.index("SIGKILL of the supervisor") + LINES,
        NAMES.index("SIGKILL of the worker") + TMUX,
    ],
)
def test_nothing_typed_is_found_after_a_visit_has_ended(tmp_path: Path, number: int) -> None:
    if number >= TMUX:
        needs("tmux", "tmux")
    report = attempt(number, 1, number, tmp_path)
    assert report.faults == []
    assert list(report.figures) == [f"ended by {ENDINGS[number % len(ENDINGS)].name}"]


@pytest.mark.parametrize(
    "text",
    [
        "x482915730x",
        "482 915 730",
        "482\u00a0915\u00a0730",
        "482\u202f915\u202f730",
        "4.8.2.9.1.5.7.3.0",
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "utf-32"])
def test_a_canary_is_found_however_it_is_grouped_and_kept(text: str, coding: str) -> None:
    one = Canary("code", "482915730", "482915730")
    assert canaries.find_canaries((one,), b"\0" * 7 + text.encode(coding)) == ["code"]
    assert canaries.find_canaries((one,), text.replace("3", "4").encode(coding)) == []


def test_files_that_cannot_be_read_do_not_end_the_search_of_system_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Canary("code", "482915730", "482915730")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(one.typed)
    monkeypatch.setattr(system_folders, "FOLDERS", (str(tmp_path),))
    # Of such a folder only root can read more than the names of its files.
    (tmp_path / "a").chmod(0o444)
    try:
        found = [*find_in_system_folders((one,), tmp_path / "own")]
    finally:
        (tmp_path / "a").chmod(0o700)
    assert f"code in {tmp_path / 'b' / 'file'}" in found
