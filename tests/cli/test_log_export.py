"""`kiosk log export` from the shell."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.log_commands import EVENTS, run_log, write_eleven_visits
from tests.store.logs import write_visits


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A visit log of eleven visits."""
    return write_eleven_visits(tmp_path / "data")


STEM = "kiosk-office-1-2026-10"
"""How the names of the files of the last month begin."""


def rows_of(path: Path, delimiter: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_export_names_things_in_the_language_that_is_asked_for(data: Path, tmp_path: Path) -> None:
    write_visits(data, [(date(2026, 10, 20), EVENTS)] * 40)
    out = tmp_path / "out"
    answer = run_log(data, "export", "--csv", str(out), "--language", "fr")
    paths = [out / f"{STEM}.csv", out / f"{STEM}-dictionary.csv"]
    assert (answer.returncode, answer.stdout) == (0, "".join(f"{path}\n" for path in paths))
    rows = rows_of(paths[0], ";")
    names = {row["value"]: row["name"] for row in rows}
    assert names["fr"] == "Français"
    assert "é" in "".join(names.values()).replace(names["fr"], "")
    assert {row["span"] for row in rows} == {"2026-10"}
    (total,) = (int(row["visits"]) for row in rows if row["figure"] == "visits")
    assert total % 5 == 0
    assert abs(total - 40) < 10
    meanings = rows_of(paths[1], ";")
    assert {row["id"] for row in meanings} >= {*rows[0]} | {row["figure"] for row in rows}
    assert any("visites" in row["meaning"] for row in meanings)


def test_export_writes_both_forms_at_once(data: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert run_log(data, "export", "--csv", out, "--json", out).returncode == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"{STEM}.csv", f"{STEM}-dictionary.csv", f"{STEM}.json"}


@pytest.mark.parametrize("span", ["2026-10", "2026-Q3", "2025"])
def test_a_month_a_quarter_or_a_year_that_is_over_is_written(
    data: Path, tmp_path: Path, span: str
) -> None:
    out = tmp_path / "out"
    assert run_log(data, "export", "--json", str(out), "--span", span).returncode == 0
    (path,) = out.iterdir()
    assert path.name == f"kiosk-office-1-{span}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["span"] == span
    assert all(one["visits"] is None or one["visits"] % 5 == 0 for one in told["counts"])


@pytest.mark.parametrize("span", ["2026-11", "2026-Q4", "2026", "2027-01", "2026-13", "October"])
def test_what_is_not_over_or_no_such_span_is_refused_in_one_sentence(
    data: Path, tmp_path: Path, span: str
) -> None:
    out = tmp_path / "out"
    answer = run_log(data, "export", "--csv", str(out), "--span", span)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.endswith("Choose a month, a quarter or a year that is over.\n")
    assert answer.stderr.count("\n") == 1
    assert not out.exists()


def test_what_was_exported_once_is_exported_again_as_it_was(data: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    assert run_log(data, "export", "--csv", str(first)).returncode == 0
    write_visits(data, [(date(2026, 10, 21), EVENTS)] * 20)
    assert run_log(data, "export", "--csv", str(again)).returncode == 0
    assert (first / f"{STEM}.csv").read_bytes() == (again / f"{STEM}.csv").read_bytes()


@pytest.mark.parametrize(
    ("options", "sign"),
    [
        (["--separator", "comma"], ","),
        (["--separator", "tab"], "\t"),
        (["--separator", "semicolon"], ";"),
        ([], ";"),
    ],
)
def test_columns_are_divided_as_is_asked_or_as_the_country_of_the_office_expects(
    data: Path, tmp_path: Path, options: list[str], sign: str
) -> None:
    out = tmp_path / "out"
    assert run_log(data, "export", "--csv", str(out), *options).returncode == 0
    rows = rows_of(out / f"{STEM}-dictionary.csv", sign)
    assert {*rows[0]} == {"kind", "id", "meaning"}


@pytest.mark.parametrize("said", ["", "n\n", "\n", "perhaps\n"])
def test_raw_rows_are_written_only_after_a_warning_has_been_confirmed(
    data: Path, tmp_path: Path, said: str
) -> None:
    out = tmp_path / "out"
    answer = run_log(data, "export", "--csv", str(out), "--rows", typed=said)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "a small office remembers faces" in answer.stderr
    assert "Nothing was written." in answer.stderr
    assert not out.exists()


@pytest.mark.parametrize(("options", "said"), [([], "y\n"), (["--yes"], "")])
def test_raw_rows_are_written_once_they_are_wanted(
    data: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    answer = run_log(data, "export", "--csv", str(tmp_path), "--rows", *options, typed=said)
    assert answer.returncode == 0
    assert (tmp_path / "visits.csv").read_text().count("\n") == 12
    assert (tmp_path / "events.csv").exists()


def test_a_folder_that_cannot_be_written_is_named_with_its_remedy(
    data: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    for place in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / "no" / "stick"):
        answer = run_log(data, "export", "--json", str(place))
        assert (answer.returncode, answer.stdout) == (1, "")
        assert answer.stderr.startswith(f"Nothing was written to {place} (")
        assert answer.stderr.count("\n") == 1
    assert (tmp_path / "file").read_text() == "no folder"
