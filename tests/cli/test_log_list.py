"""`kiosk log list`: filters, a limit, and a table that a spreadsheet opens."""

import csv
import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from kiosk.events import Event
from tests.cli.log_commands import DAY, run_log
from tests.store.logs import write_visits

LEFT = Event(400, "end", "intent", "left")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with a visit a day, which differ in one thing each."""
    folder = tmp_path_factory.mktemp("list") / "data"
    folder.mkdir()
    facts = [
        ("language", "fr"),
        ("reason", "start"),
        ("device", "ipad"),
        ("method", "passkey"),
        ("stage", "account"),
        ("helped", "yes"),
    ]
    visits = [
        [Event(0, "choice", "welcome", "fr"), Event(1, "fact", *fact), LEFT] for fact in facts
    ]
    done = [*visits[1][:2], Event(2, "page", "finished/account"), LEFT]
    days = [DAY + timedelta(days=number) for number in range(len(visits) + 1)]
    write_visits(folder, list(zip(days, [*visits, done], strict=True)))
    return folder


def found(data: Path, *options: str) -> list[str]:
    """The days of the visits that are listed."""
    listed = json.loads(run_log(data, "list", "--json", *options).stdout)
    return [visit["day"] for visit in listed]


def day(number: int) -> str:
    """The day of a visit."""
    return (DAY + timedelta(days=number)).isoformat()


@pytest.mark.parametrize(
    ("options", "days"),
    [
        (["--language", "fr"], [0]),
        (["--reason", "start"], [1, 6]),
        (["--device", "ipad"], [2]),
        (["--method", "passkey"], [3]),
        (["--stage", "account"], [4]),
        (["--helped"], [5]),
        (["--alone", "--device", "none"], [0, 1, 3, 4, 6]),
        (["--outcome", "finished"], [6]),
        (["--reason", "start", "--outcome", "left"], [1]),
        (["--since", "2026-11-23"], [5, 6]),
        (["--until", "2026-11-19", "--limit", "1"], [1]),
        (["--limit", "2"], [5, 6]),
        (["--method", "nonsense"], []),
    ],
)
def test_each_option_lists_the_visits_that_it_names_and_no_other(
    data: Path, options: list[str], days: list[int]
) -> None:
    assert found(data, *options) == list(map(day, days))


def test_csv_has_all_columns_and_numbers_where_a_spreadsheet_sums(data: Path) -> None:
    rows = list(csv.DictReader(StringIO(run_log(data, "list", "--csv", "--helped").stdout)))
    (row,) = rows
    (same,) = json.loads(run_log(data, "list", "--json", "--helped").stdout)
    assert row == {
        name: "" if value is None else str(int(value) if isinstance(value, bool) else value)
        for name, value in same.items()
    }
    assert row["helped"] == "1"


def test_the_table_says_where_no_visit_passes_the_options(data: Path) -> None:
    assert (
        run_log(data, "list", "--method", "nonsense").stdout == "No visits match these options.\n"
    )
    assert len(run_log(data, "list", "--limit", "3").stdout.splitlines()) == 4


@pytest.mark.parametrize(
    "options", [["--csv", "--json"], ["--limit", "0"], ["--outcome", "nonsense"]]
)
def test_options_that_cannot_be_are_refused_in_one_sentence(data: Path, options: list[str]) -> None:
    refused = run_log(data, "list", *options)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.count("\n") == 1
