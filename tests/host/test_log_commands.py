"""`kiosk log figures`, `export` and `purge` from the shell."""

import csv
import json
import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.store.folder import BOOK
from kiosk.waist.events import Event
from tests.host.test_log_command import kiosk
from tests.store.books import ask, keep

DAY = date(2026, 11, 18)
OLD = DAY - timedelta(days=40)
GOLDEN = Path(__file__).parents[1] / "store" / "version-1.sql"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Nine visits of one week and two older ones."""
    folder = tmp_path / "data"
    folder.mkdir()
    events = [
        Event(0, "choice", "welcome", "fr"),
        Event(1, "fact", "language", "fr"),
        Event(2, "fact", "stage", "account"),
        Event(3, "page", "step/account/add-key"),
        Event(400, "end", "step/account/add-key", "stopped"),
    ]
    keep(folder, [(day, events) for day in [DAY] * 9 + [OLD] * 2])
    return folder


def asked(data: Path, *arguments: str, said: str = "") -> "subprocess.CompletedProcess[str]":
    """What a command of the logbook answers on this day, with something typed into it."""
    return subprocess.run(
        [sys.executable, "-I", "-m", "kiosk", "log", *arguments, "--data", str(data)],
        input=said,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "KIOSK_TODAY": "2026-11-20"},
    )


def test_figures_are_told_as_json_with_the_period_before(data: Path) -> None:
    answer = asked(data, "figures", "--weeks", "4", "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    told = json.loads(answer.stdout)
    assert (told["since"], told["until"], told["visits"]) == ("2026-10-26", "2026-11-22", 9)
    assert [week["visits"] for week in told["weeks"]] == [0, 0, 0, 9]
    assert told["stages"] == [{"id": "account", "entered": 9, "done": 0, "minutes": 8}]
    assert told["stops"] == [{"page": "step/account/add-key", "stopped": 9, "help": 0}]
    assert told["before"]["visits"] == 2
    assert set(told) == {
        "since", "until", "visits", "weeks", "languages", "stages", "stops", "methods", "verdicts", "ends",
        "returns", "returned", "before",
    }  # fmt: skip


def test_figures_are_plain_lines_for_people(data: Path) -> None:
    answer = asked(data, "figures", "--since", "2026-11-16", "--until", "2026-11-20")
    assert answer.returncode == 0
    assert "2026-11-16 to 2026-11-22" in answer.stdout
    assert "step/account/add-key" in answer.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["figures", "--since", "yesterday"],
        ["figures", "--since", "2026-11-20", "--until", "2026-11-01"],
        ["figures", "--since", "2026-11-20", "--weeks", "2"],
        ["figures", "--weeks", "0"],
        ["export"],
        ["export", "--csv", "DIR", "--language", "tlh"],
        ["purge"],
        ["purge", "--before", "31/12/2026"],
    ],
)
def test_what_is_not_understood_gets_one_plain_sentence_and_changes_nothing(
    data: Path, arguments: list[str], tmp_path: Path
) -> None:
    answer = asked(data, *(str(tmp_path / "DIR") if one == "DIR" else one for one in arguments))
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.count("\n") == 1
    assert "Traceback" not in answer.stderr
    assert not (tmp_path / "DIR").exists()
    assert ask(data, "SELECT count(*) FROM visit") == [(11,)]


def test_export_names_things_in_the_language_that_is_asked_for(data: Path, tmp_path: Path) -> None:
    answer = asked(data, "export", "--csv", str(tmp_path / "out"), "--language", "fr")
    path = tmp_path / "out" / "weekly-counts.csv"
    assert (answer.returncode, answer.stdout) == (0, f"{path}\n")
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    names = {line["id"]: line["name"] for line in lines}
    assert names["fr"] == "Français"
    assert "é" in "".join(names.values()).replace(names["fr"], "")
    assert [line["visits"] for line in lines if line["figure"] == "visit"] == ["<5", "9"]


def test_export_writes_both_forms_at_once(data: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert asked(data, "export", "--csv", out, "--json", out).returncode == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"weekly-counts.csv", "weekly-counts.json"}


@pytest.mark.parametrize("said", ["", "n\n", "\n", "perhaps\n"])
def test_raw_rows_are_written_only_after_a_warning_has_been_confirmed(
    data: Path, tmp_path: Path, said: str
) -> None:
    out = tmp_path / "out"
    answer = asked(data, "export", "--csv", str(out), "--rows", said=said)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "a small office remembers faces" in answer.stderr
    assert "Nothing was written." in answer.stderr
    assert not out.exists()


@pytest.mark.parametrize(("options", "said"), [([], "y\n"), (["--yes"], "")])
def test_raw_rows_are_written_once_they_are_wanted(
    data: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    answer = asked(data, "export", "--csv", str(tmp_path), "--rows", *options, said=said)
    assert answer.returncode == 0
    assert (tmp_path / "visits.csv").read_text().count("\n") == 12
    assert (tmp_path / "events.csv").exists()


def test_a_folder_that_cannot_be_written_is_named_with_its_remedy(
    data: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    for place in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / "no" / "stick"):
        answer = asked(data, "export", "--json", str(place))
        assert (answer.returncode, answer.stdout) == (1, "")
        assert answer.stderr.startswith(f"Nothing was written to {place} (")
        assert answer.stderr.count("\n") == 1
    assert (tmp_path / "file").read_text() == "no folder"


@pytest.mark.parametrize("said", ["", "n\n", "\n"])
def test_purge_asks_once_and_no_is_the_default(data: Path, said: str) -> None:
    answer = asked(data, "purge", "--before", "2026-11-01", said=said)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "Nothing was deleted." in answer.stderr
    assert ask(data, "SELECT count(*) FROM visit") == [(11,)]


@pytest.mark.parametrize(("options", "said"), [([], "y\n"), (["--yes"], "")])
def test_purge_deletes_what_is_older_and_leaves_the_figures(
    data: Path, options: list[str], said: str
) -> None:
    before = asked(data, "figures", "--json").stdout
    gone = ask(data, "SELECT id FROM visit WHERE day = ?", OLD.isoformat())
    answer = asked(data, "purge", "--before", "2026-11-01", *options, said=said)
    assert (answer.returncode, answer.stdout) == (0, "2 visits were deleted.\n")
    assert ask(data, "SELECT DISTINCT day FROM visit") == [(DAY.isoformat(),)]
    assert asked(data, "figures", "--json").stdout == before
    left = b"".join(path.read_bytes() for path in data.glob(f"{BOOK}*"))
    assert len(gone) == 2
    assert not any(str(id).encode() in left for (id,) in gone)


def test_a_book_of_an_earlier_version_is_brought_up_to_date_on_the_way(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / BOOK)) as conn:
        conn.executescript(GOLDEN.read_text())
    assert asked(tmp_path, "list").stdout.count("\n") == 5
    assert json.loads(asked(tmp_path, "figures", "--json").stdout)["visits"] == 3


@pytest.mark.parametrize(
    "arguments",
    [["figures"], ["export", "--csv", "OUT"], ["purge", "--before", "2026-11-01", "--yes"]],
)
def test_a_damaged_book_is_said_in_one_sentence_and_left_as_it_is(
    tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / BOOK).write_bytes(b"no database " * 1000)
    out = str(tmp_path / "out")
    answer = asked(tmp_path, *(out if one == "OUT" else one for one in arguments))
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == (
        "The logbook is damaged: start the kiosk, which puts it aside and begins a new one.\n"
    )
    assert (tmp_path / BOOK).read_bytes() == b"no database " * 1000
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments", [["figures", "--json"], ["purge", "--before", "2026-11-01", "--yes"]]
)
def test_where_there_is_no_book_nothing_is_made(tmp_path: Path, arguments: list[str]) -> None:
    nowhere = tmp_path / "nowhere"
    assert asked(nowhere, *arguments).returncode == 0
    assert not nowhere.exists()


def test_the_help_names_all_commands() -> None:
    said = kiosk("log", "--help").stdout
    assert all(f"\n  {name} " in said for name in ("list", "show", "figures", "export", "purge"))


def test_an_old_book_that_cannot_be_written_is_left_to_the_kiosk(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / BOOK)) as conn:
        conn.executescript(GOLDEN.read_text())
    before = (tmp_path / BOOK).read_bytes()
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
        "The logbook was kept by an earlier version: start the kiosk, which brings it up to date.\n"
    )
    assert (tmp_path / BOOK).read_bytes() == before
