"""A test that lacks a system tool says so in the last lines, or fails where all must run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import needs

PLUGINS = ("-p", "xdist.plugin", "-p", "no:cacheprovider")
LACKING = """
from conftest import forbidden, needs
def test_a_voice_is_heard():
    needs("no-such-command", "espeak-ng")
def test_a_right():
    forbidden("only root may")
def test_another_thing():
    pass
"""


def play(folder: Path, everything: str) -> subprocess.CompletedProcess[str]:
    """Runs pytest, in parallel as scripts/test does, on a test that lacks its tool."""
    conftest = Path(__file__).with_name("conftest.py")
    (folder / "conftest.py").write_text(conftest.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_lacking.py").write_text(LACKING, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *PLUGINS, "-n", "1", str(folder)],
        capture_output=True,
        text=True,
        cwd=folder,
        env={
            **os.environ,
            "KIOSK_TEST_ALL": everything,
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
    )


def test_the_last_lines_name_what_was_not_tested_and_the_package(tmp_path: Path) -> None:
    done = play(tmp_path, "")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-4:] == [
        "Not tested, because the package espeak-ng is not installed:",
        "  test_lacking.py::test_a_voice_is_heard",
        "Not tested, because this user may not do it:",
        "  test_lacking.py::test_a_right",
    ]


def test_where_all_must_run_a_missing_tool_is_a_failure(tmp_path: Path) -> None:
    done = play(tmp_path, "1")
    assert done.returncode == 1
    assert "needs espeak-ng: the command no-such-command is not installed" in done.stdout
    assert "needs rights: only root may" in done.stdout


def test_a_tool_that_is_there_lets_the_test_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_TEST_ALL", "1")
    needs("sh", "dash")
