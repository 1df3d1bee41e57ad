"""`kiosk log` from the shell."""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.repository import LogRepository
from kiosk.store.visit_buffer import VisitBuffer
from kiosk.worker_messages import CrashMessage
from tests.command_runs import run_text
from tests.visit_logs import copy_log

NOON = datetime(2026, 11, 20, 12, 0)


def kiosk(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """What a command line answers."""
    given = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent", **environment}
    return run_text(arguments, environment=given)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A visit log with two visits, the second of which crashed."""
    locks = LogLocks(tmp_path)
    log = LogRepository(tmp_path, ("welcome", "fr", "language"), locks, date(2026, 11, 20))
    for outcome in ("stopped", "crashed"):
        entry = VisitBuffer()
        entry.add_event(Event(2, "choice", "welcome", "fr"), NOON, "office")
        entry.add_event(Event(2, "fact", "language", "fr"), NOON, "office")
        if outcome == "crashed":
            entry.add_crash(CrashMessage("KeyError", "kiosk/tui/app.py", 7), NOON)
        entry.close("crashed" if outcome == "crashed" else "stopped")
        log.write(entry)
        log.finish(entry)
    log.close()
    locks.close()
    return tmp_path


def test_the_data_folder_is_said_before_or_behind_the_command_or_by_the_environment(
    data: Path,
) -> None:
    folder = str(data)
    answers = {
        kiosk("--data", folder, "log", "list", "--json").stdout,
        kiosk("log", "--data", folder, "list", "--json").stdout,
        kiosk("log", "list", "--json", f"--data={folder}").stdout,
        kiosk("log", "list", "--json", KIOSK_DATA=folder).stdout,
    }
    (answer,) = answers
    visits = json.loads(answer)
    assert [visit["outcome"] for visit in visits] == ["stopped", "crashed"]
    assert {visit["language"] for visit in visits} == {"fr"}


def test_the_list_is_a_plain_table(data: Path) -> None:
    lines = kiosk("log", "list", "--data", str(data)).stdout.splitlines()
    assert lines[0].split()[:4] == ["id", "day", "part_of_day", "language"]
    assert len(lines) == 3
    assert "2026-11-20" in lines[1]


def test_one_visit_is_shown_with_its_events_and_where_it_broke(data: Path) -> None:
    second = json.loads(kiosk("log", "list", "--json", "--data", str(data)).stdout)[1]
    said = kiosk("log", "show", second["id"][:8], "--data", str(data))
    assert said.returncode == 0
    assert "choice" in said.stdout
    assert "The kiosk crashed here: KeyError in kiosk/tui/app.py, line 7." in said.stdout
    whole = json.loads(kiosk("log", "show", "--json", second["id"], "--data", str(data)).stdout)
    assert [event["kind"] for event in whole["events"]] == ["choice", "fact", "end"]
    assert whole["crashes"][0]["line"] == 7


@pytest.mark.parametrize(
    "arguments", [["log", "show", "nothing"], ["log", "lst"], ["logs"], ["log", "list", "--jso"]]
)
def test_what_is_not_understood_gets_one_plain_sentence(data: Path, arguments: list[str]) -> None:
    said = kiosk(*arguments, KIOSK_DATA=str(data))
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.count("\n") == 1
    assert "Traceback" not in said.stderr


def test_a_folder_without_a_log_has_no_visits_and_stays_as_it_is(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert json.loads(kiosk("log", "list", "--json", "--data", str(nowhere)).stdout) == []
    assert "No visits yet" in kiosk("log", "list", "--data", str(nowhere)).stdout
    assert not nowhere.exists()


def test_a_damaged_log_is_said_in_one_sentence_and_left_to_the_kiosk(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_bytes(b"no database " * 1000)
    said = kiosk("log", "list", "--json", "--data", str(tmp_path))
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr == (
        "The visit log is damaged: start the kiosk, which begins it anew from its copy.\n"
    )
    assert (tmp_path / LOG_FILE).exists()


def test_a_fault_of_the_program_is_one_sentence_unless_debug_is_said(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).mkdir()
    said = kiosk("log", "list", "--data", str(tmp_path))
    assert said.returncode == 1
    assert "Traceback" not in said.stderr
    assert said.stderr.strip()


def test_the_json_of_the_list_is_laid_out_as_python_does_it(data: Path) -> None:
    printed = kiosk("log", "list", "--json", "--data", str(data)).stdout
    assert printed == json.dumps(json.loads(printed), indent=2) + "\n"


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_the_list_takes_no_more_memory_for_more_visits(tmp_path: Path, option: list[str]) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    for folder, visits in ((small, 1_000), (large, 8_000)):
        folder.mkdir()
        copy_log(folder, visits, 16, visits, 1, date(2026, 11, 20))
    code = (
        "import resource, sys; from kiosk.cli.main import run_command; run_command(sys.argv[1:]);"
        " print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )

    def memory(folder: Path) -> int:
        """Kibibytes that the list of a log takes at most."""
        command = [sys.executable, "-I", "-c", code, "log", "list", *option, "--data", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.count("\n") > 1_000
        return int(done.stderr)

    assert memory(large) < memory(small) + 4_000
