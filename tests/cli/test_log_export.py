"""`kiosk log export` from the shell."""

import csv
from pathlib import Path

import pytest

from tests.cli.log_commands import run_log, write_eleven_visits


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A visit log of eleven visits."""
    return write_eleven_visits(tmp_path / "data")


def test_export_names_things_in_the_language_that_is_asked_for(data: Path, tmp_path: Path) -> None:
    answer = run_log(data, "export", "--csv", str(tmp_path / "out"), "--language", "fr")
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
    assert run_log(data, "export", "--csv", out, "--json", out).returncode == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"weekly-counts.csv", "weekly-counts.json"}


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
