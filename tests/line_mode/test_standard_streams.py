"""Line mode on the standard input and output of a process."""

import subprocess
import sys

import pytest

from kiosk.line_mode.front_end import CLEAR_SCREEN, clear_sequence, line_width

VISIT = """
from kiosk.line_mode.front_end import run_on_terminal
from tests.line_mode.scripted_session import ScriptedSession
from tests.pages import page
from kiosk.view_model.page import Text
visit = ScriptedSession(page(title="Première page « ici »", blocks=(Text("x" * 70000),) * {long}))
run_on_terminal(visit)
import sys
print(visit.outcome, "textual" in sys.modules, file=sys.stderr)
"""


def play(given: bytes, long: int = 0, encoding: str = "utf-8") -> tuple[str, str]:
    """The output and the errors of a visit in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", VISIT.format(long=long)],
        input=given,
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": encoding, "PYTHONPATH": ":".join(sys.path)},
    )
    return done.stdout.decode(encoding, "replace"), done.stderr.decode()


def test_a_piped_visit_ends_as_left_and_never_loads_textual() -> None:
    out, errors = play(b"1\n\xff\x00\n9")
    assert out.count("Première page « ici ».") == 3
    assert "Your choice: \n" in out
    assert errors.split() == ["left", "False"]


def test_signs_that_an_encoding_lacks_do_not_end_a_visit() -> None:
    out, errors = play(b"", encoding="ascii")
    assert "Premi?re page" in out
    assert errors.split() == ["left", "False"]


def test_a_reader_that_goes_away_leaves_the_visit_without_a_complaint() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", VISIT.format(long=8)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        process.stdout.read(5)
        process.stdout.close()
        process.stdin.close()
        assert process.stderr.read().split() == [b"left", b"False"]
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("terminal", "environment", "sent"),
    [
        (True, {"TERM": "linux"}, CLEAR_SCREEN),
        (True, {"TERM": "dumb"}, ""),
        (True, {}, ""),
        (False, {"TERM": "linux"}, ""),
    ],
)
def test_only_a_terminal_that_obeys_is_wiped(
    terminal: bool, environment: dict[str, str], sent: str
) -> None:
    assert clear_sequence(terminal, environment) == sent


def test_lines_are_60_columns_and_fewer_on_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert line_width(is_terminal=False) == 60
    monkeypatch.setenv("COLUMNS", "41")
    assert line_width(is_terminal=True) == 40
    monkeypatch.setenv("COLUMNS", "200")
    assert line_width(is_terminal=True) == 60
