"""What the commands of the visit log say where something is wrong."""

import os
import resource
import shlex
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.store.data_folder import LOG_FILE
from tests.cli.log_commands import run_log, write_eleven_visits
from tests.cli.test_log_command import kiosk
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.store.logs import query_sql


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A visit log of eleven visits."""
    return write_eleven_visits(tmp_path / "data")


@pytest.mark.parametrize(
    "arguments",
    [
        ["figures", "--since", "yesterday"],
        ["figures", "--since", "2026-11-20", "--until", "2026-11-01"],
        ["figures", "--since", "2026-11-20", "--span", "last-month"],
        ["figures", "--span", "yesterday"],
        ["figures", "--span", "2026-13"],
        ["figures", "--span", "0000"],
        ["export", "--csv", "DIR", "--span", "2026-11"],
        ["export"],
        ["export", "--csv", "DIR", "--language", "tlh"],
        ["purge"],
        ["purge", "--before", "31/12/2026"],
    ],
)
def test_what_is_not_understood_gets_one_plain_sentence_and_changes_nothing(
    data: Path, arguments: list[str], tmp_path: Path
) -> None:
    answer = run_log(data, *(str(tmp_path / "DIR") if one == "DIR" else one for one in arguments))
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.count("\n") == 1
    assert "Traceback" not in answer.stderr
    assert not (tmp_path / "DIR").exists()
    assert query_sql(data, "SELECT count(*) FROM visit") == [(11,)]


@pytest.mark.parametrize(
    "arguments",
    [["figures"], ["export", "--csv", "OUT"], ["purge", "--before", "2026-11-01", "--yes"]],
)
def test_a_damaged_log_is_said_in_one_sentence_and_left_as_it_is(
    tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / LOG_FILE).write_bytes(b"no database " * 1000)
    out = str(tmp_path / "out")
    answer = run_log(tmp_path, *(out if one == "OUT" else one for one in arguments))
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == (
        "The visit log is damaged: start the kiosk, which begins it anew from its copy.\n"
    )
    assert (tmp_path / LOG_FILE).read_bytes() == b"no database " * 1000
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments", [["figures", "--json"], ["purge", "--before", "2026-11-01", "--yes"]]
)
def test_where_there_is_no_log_nothing_is_made(tmp_path: Path, arguments: list[str]) -> None:
    nowhere = tmp_path / "nowhere"
    assert run_log(nowhere, *arguments).returncode == 0
    assert not nowhere.exists()


def test_the_help_names_all_commands() -> None:
    said = kiosk("log", "--help").stdout
    assert all(f"\n  {name} " in said for name in ("list", "show", "figures", "export", "purge"))


def test_an_old_log_that_cannot_be_written_is_left_to_the_kiosk(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / LOG_FILE)) as conn:
        conn.execute("CREATE TABLE visit (id TEXT)")
    before = (tmp_path / LOG_FILE).read_bytes()
    command = [sys.executable, "-I", "-m", "kiosk", "log", "figures", "--data", str(tmp_path)]
    answer = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == (
        "The visit log was kept by an earlier version: start the kiosk, which brings it up to date.\n"
    )
    assert (tmp_path / LOG_FILE).read_bytes() == before


ODD_FILES: dict[str, Callable[[Path], None]] = {
    "a named pipe": os.mkfifo,
    "an endless file": lambda path: path.symlink_to("/dev/zero"),
    "a folder": Path.mkdir,
}


@pytest.mark.parametrize("kind", ODD_FILES)
@pytest.mark.parametrize("arguments", [["log", "list"], ["log", "figures"], ["check"]])
def test_a_log_that_is_no_ordinary_file_is_named_and_keeps_nobody_waiting(
    tmp_path: Path, kind: str, arguments: list[str]
) -> None:
    ODD_FILES[kind](tmp_path / LOG_FILE)
    said = kiosk(*arguments, "--data", str(tmp_path))
    assert said.returncode == 1
    assert f"{tmp_path / LOG_FILE} is not an ordinary file" in said.stdout + said.stderr
    assert "ove it away, then start the kiosk." in said.stdout + said.stderr


@pytest.mark.parametrize("kind", ODD_FILES)
def test_a_kiosk_serves_whatever_stands_in_the_place_of_its_log(tmp_path: Path, kind: str) -> None:
    ODD_FILES[kind](tmp_path / LOG_FILE)
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        kiosk.shows("log_failed=True")
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert b"is not an ordinary file" in kiosk.raw
    assert b"Visits that could not be written to the visit log wait in" in kiosk.raw


@pytest.mark.parametrize("option", ["", "--json"])
def test_a_list_that_nobody_reads_to_its_end_blames_no_log(data: Path, option: str) -> None:
    command = f"{shlex.quote(sys.executable)} -I -m kiosk log list {option} --data '{data}'"
    full = subprocess.run(
        f"{command} >/dev/full", shell=True, capture_output=True, text=True, check=False
    )
    assert full.returncode == 1
    assert (
        full.stderr
        == "Not all could be printed (No space left on device): make room, then try again.\n"
    )
    gone = subprocess.run(
        f"{command} | true", shell=True, capture_output=True, text=True, check=False
    )
    assert gone.stderr == ""
