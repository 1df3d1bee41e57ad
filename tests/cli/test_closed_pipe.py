"""Every command whose reader closes the pipe at once, as `true` does, ends quietly."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kiosk.cli.main import kiosk
from kiosk.store.queries import all_visits
from tests.cli.log_commands import write_eleven_visits
from tests.command_runs import run_text
from tests.offices.parcels import write_parcel
from tests.sampling import sampled
from tests.unread_output import run_unread

KIOSK = [sys.executable, "-I", "-m", "kiosk"]

VISIT = "VISIT"
"""Stands for the id of a visit."""

WORDS = {
    "plain": "--language fr",
    "device": "iPad 2017",
    "phone": "+32470123456",
    "code": "AB12CD34EF56",
    "guide": "passkey",
    "page": "welcome",
    "slip": "--method passkey --stage 2 --text",
    "resume": "567120792",
    "check": "",
    "log list": "",
    "log show": VISIT,
    "log figures": "",
    "log export": "--span 2026-10 --csv .",
    "log purge": "--before 2026-11-01 --yes",
    "log view": "--no-open",
    "notice set": "desk-closed",
    "notice show": "",
    "notice clear": "",
    "content install": "saved.zip --yes",
    "content list": "",
    "content back": "",
    "setup": "",
    "staff": "",
    "backup": "saved.zip",
    "restore": "saved.zip --yes",
    "offices add": "kiosk-lisboa-1-2026-10.zip",
    "offices figures": "",
    "offices view": "--no-open",
    "completion": "bash",
}
"""What each command is called with, so that it has something to say on standard output."""

COMPLAIN = {"staff", "content install", "content back"}
"""Commands that say on standard error alone what they need: a terminal, a signed pack, a content of before."""

SERVE = {"log view", "offices view"}
"""The commands that do not end by themselves while somebody reads."""


def named_commands(
    group: click.Group = kiosk, before: tuple[str, ...] = ()
) -> Iterator[tuple[str, bool]]:
    """The name of each command, and whether it is a group of commands."""
    yield " ".join(before), True
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from named_commands(command, (*before, name))
        else:
            yield " ".join((*before, name)), False


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the data of an office, a backup of them, and a parcel that is in the database of offices."""
    folder = tmp_path_factory.mktemp("office")
    write_eleven_visits(folder / "data")
    done = run_text(["backup", str(folder / "saved.zip"), "--data", str(folder / "data")])
    assert done.returncode == 0, done.stderr
    parcel = write_parcel(folder)
    done = run_text(["offices", "add", str(parcel), "--data", str(folder / "data")])
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def folder(office: Path, tmp_path: Path) -> Path:
    """A copy of it, in which a command runs."""
    return shutil.copytree(office, tmp_path / "office")


def words_of(name: str, folder: Path) -> list[str]:
    """The words of a command."""
    words = [*name.split(), *WORDS[name].split()]
    if VISIT in words:
        words[words.index(VISIT)] = str(next(iter(all_visits(folder / "data")))["id"])
    return words


def environment(folder: Path) -> dict[str, str]:
    """What the commands see."""
    data = {"KIOSK_DATA": str(folder / "data"), "KIOSK_TODAY": "2026-11-20"}
    return {"PATH": os.defpath, "LANG": "C.UTF-8", **data}


def test_all_commands_are_tried() -> None:
    assert set(WORDS) == {name for name, is_group in named_commands() if not is_group}


@pytest.mark.parametrize("name", WORDS)
def test_a_command_that_nobody_reads_ends_without_a_complaint(name: str, folder: Path) -> None:
    command = [*KIOSK, *words_of(name, folder)]
    code, said = run_unread(command, folder, environment(folder))
    if name in COMPLAIN:
        assert (code, said.count("\n")) == (2, 1)
    else:
        assert (code, said) == (0 if name == "plain" else 1, "")


@pytest.mark.parametrize("name", sorted(set(WORDS) - COMPLAIN - SERVE))
def test_each_of_them_would_have_said_something(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    done = run_text(words_of(name, folder), environment=environment(folder))
    assert done.stdout.strip() != ""


@pytest.mark.parametrize("name", sampled([*WORDS], 5))
def test_a_command_whose_complaints_nobody_reads_either_ends_with_its_exit_code(
    name: str, folder: Path
) -> None:
    given = environment(folder)
    asked = [*KIOSK, *words_of(name, folder)]
    expected = {"plain": 0, **dict.fromkeys(COMPLAIN, 2)}.get(name, 1)
    assert run_unread(asked, folder, given, errors_too=True) == (expected, "")
    wrong = [*KIOSK, *name.split(), "--nonsense"]
    assert run_unread(wrong, folder, given, errors_too=True) == (2, "")


@pytest.mark.parametrize("name", [name for name, _ in named_commands()])
def test_help_that_nobody_reads_ends_without_a_complaint(name: str, tmp_path: Path) -> None:
    command = [*KIOSK, *name.split(), "--help"]
    assert run_unread(command, tmp_path, environment(tmp_path)) == (1, "")


def test_what_was_printed_before_the_reader_went_is_whole(folder: Path) -> None:
    pipe = '"$@" | head -n 1'
    done = subprocess.run(
        ["/bin/sh", "-c", pipe, "sh", *KIOSK, "guide", "passkey"],
        capture_output=True,
        text=True,
        env=environment(folder),
        check=True,
        timeout=60,
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
