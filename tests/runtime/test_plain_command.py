"""`kiosk plain`: the same supervisor with one real visit, line by line."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.store.queries import all_visits, find_visit
from tests.command_runs import run_text
from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import children, wait_for_outcome, wait_until
from tests.sampling import sampled

COMMAND = [sys.executable, "-I", "-m", "kiosk", "plain"]
END = "\x04"


def plain(data: Path, typed: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """One visit with these lines as its input."""
    return run_text(["plain", *arguments, "--data", str(data)], typed=typed)


def test_at_the_end_of_input_the_visit_ends_as_left(tmp_path: Path) -> None:
    done = plain(tmp_path, "1\n", "--language", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Votre choix" in done.stdout
    assert "\x1b" not in done.stdout
    (row,) = all_visits(tmp_path)
    assert (row["outcome"], row["language"], row["front_end"]) == ("left", "fr", "line")


def test_a_visit_without_any_input_is_a_visit_too(tmp_path: Path) -> None:
    assert plain(tmp_path, "").returncode == 0
    (row,) = all_visits(tmp_path)
    assert row["outcome"] == "left"


def test_closed_inputs_and_outputs_end_the_visit_and_nothing_else(tmp_path: Path) -> None:
    closings = sampled(("<&- >&- 2>&-", "<&- >&-", "<&-"), 3)
    for closed in closings:
        shell = f'"$@" {closed}'
        command = ["/bin/sh", "-c", shell, "sh", *COMMAND, "--data", str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert (done.returncode, done.stderr) == (0, "")
    assert [row["outcome"] for row in all_visits(tmp_path)] == ["left"] * len(closings)


def test_a_reader_that_goes_away_ends_the_visit(tmp_path: Path) -> None:
    shell = 'yes 8 | "$@" | head -n 1'
    command = ["/bin/sh", "-c", shell, "sh", *COMMAND, "--language=fr", "--data", str(tmp_path)]
    subprocess.run(command, capture_output=True, check=True, timeout=60)
    wait_for_outcome(tmp_path, "left")


def test_a_language_that_the_kiosk_does_not_speak_is_refused(tmp_path: Path) -> None:
    done = plain(tmp_path, "", "--language", "xx")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_what_is_typed_is_neither_in_the_log_nor_beside_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    canary = "0470998877665544"
    assert plain(data, f"6\n{canary}\n00{canary}\n", "--language", "fr").returncode == 0
    (row,) = all_visits(data)
    found = find_visit(data, row["id"])
    assert found is not None
    assert found["events"]
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or canary.encode() not in path.read_bytes()


def test_on_a_terminal_no_key_but_the_end_of_input_ends_it(tmp_path: Path) -> None:
    with Kiosk([*COMMAND, "--language", "en", "--data", str(tmp_path)]) as kiosk:
        kiosk.shows("Your choice:")
        kiosk.press("\x03\x1a\x1c")
        kiosk.press("9\r")
        wait_until(lambda: kiosk.appearance().count("Your choice:") > 1)
        kiosk.press(END)
        assert kiosk.ends() == 0
        assert "choice" not in kiosk.appearance()
        assert b"\x1b[3J" in kiosk.raw
    (row,) = all_visits(tmp_path)
    assert row["outcome"] == "left"


@pytest.mark.parametrize(
    ("number", "outcome"), sampled([(signal.SIGTERM, "signal"), (signal.SIGHUP, "signal")], 2)
)
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals, outcome: str) -> None:
    with Kiosk([*COMMAND, "--language", "en", "--data", str(tmp_path)]) as kiosk:
        kiosk.shows("Your choice:")
        kiosk.signal(number)
        assert kiosk.ends() == 0
    (row,) = all_visits(tmp_path)
    assert row["outcome"] == outcome


def test_a_visit_that_breaks_off_says_so_in_one_sentence(tmp_path: Path) -> None:
    with Kiosk([*COMMAND, "--language", "en", "--data", str(tmp_path)]) as kiosk:
        kiosk.shows("Your choice:")
        wait_until(lambda: all_visits(tmp_path))
        (worker,) = wait_until(lambda: children(kiosk.pid))
        os.kill(worker, signal.SIGKILL)
        assert kiosk.ends() == 1
        kiosk.shows("The visit broke off: please start it again")
    wait_for_outcome(tmp_path, "interrupted")
