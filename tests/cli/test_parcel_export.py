"""`kiosk log export --parcel`: a file for each month that is over, for head office."""

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from kiosk.offices.parcel_reader import read_parcel
from kiosk.paths import SETTINGS_FILE
from kiosk.store.count_relations import CountKey
from kiosk.store.release_log import release_span
from tests.cli.log_commands import EVENTS, run_log
from tests.store.logs import query_sql, write_visits
from tests.visit_logs import copy_log

TODAY = date(2026, 11, 20)
"""The day of `run_log`."""
MONTHS = ("2026-09", "2026-10")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with visits from September to November, of an office with a name."""
    folder = tmp_path_factory.mktemp("data")
    copy_log(folder, 400, 20, 40, 1, TODAY)
    (folder / SETTINGS_FILE).write_text(
        '[office]\nid = "lisboa"\nkiosk = "2"\nname = "AIACE Lisboa"\n'
    )
    return folder


@pytest.fixture(scope="module")
def out(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its parcels."""
    folder = tmp_path_factory.mktemp("stick")
    answer = run_log(data, "export", "--parcel", str(folder))
    names = [f"{folder}/kiosk-lisboa-2-{month}.zip\n" for month in MONTHS]
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "".join(names), "")
    return folder


def test_there_is_one_for_each_month_that_is_over(out: Path) -> None:
    assert {path.name for path in out.iterdir()} == {
        f"kiosk-lisboa-2-{month}.zip" for month in MONTHS
    }
    assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}


def test_it_holds_what_the_export_of_that_month_holds(
    data: Path, out: Path, tmp_path: Path
) -> None:
    options = ["--json", str(tmp_path), "--csv", str(tmp_path), "--language", "en"]
    assert run_log(data, "export", *options, "--separator", "semicolon").returncode == 0
    exported = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with ZipFile(out / "kiosk-lisboa-2-2026-10.zip") as parcel:
        packed = {name: parcel.read(name) for name in parcel.namelist()}
    health = packed.pop("health.json")
    assert packed == exported
    assert json.loads(health)["office_name"] == "AIACE Lisboa"


@pytest.mark.parametrize("month", MONTHS)
def test_its_counts_are_the_released_ones_and_its_health_counts_nothing_else(
    data: Path, out: Path, month: str
) -> None:
    parcel = read_parcel(out / f"kiosk-lisboa-2-{month}.zip")
    released = {one.key: one.count for one in release_span(data, month, TODAY).counts}
    assert {CountKey(*one[:3]): one.visits for one in parcel.counts} == released
    health = parcel.health
    differs = {(one.page, one.visits) for one in health.differing_steps}
    assert differs == {
        (page, sum(count or 0 for key, count in released.items() if key[:2] == ("differs", page)))
        for page in {key.value for key in released if key.figure == "differs"}
    }
    crashed = [count for key, count in released.items() if key[:2] == ("outcome", "crashed")]
    assert health.crashed_visits == sum(count or 0 for count in crashed)
    true = query_sql(data, "SELECT day FROM daily_visits WHERE day LIKE ?", f"{month}%")
    assert true
    assert health.written.date() == TODAY
    assert health.clock == "unread"


def test_visits_that_are_not_released_yet_show_nowhere(tmp_path: Path) -> None:
    copy_log(tmp_path, 400, 20, 40, 1, TODAY)
    before, after = tmp_path / "before", tmp_path / "after"
    assert run_log(tmp_path, "export", "--parcel", str(before)).returncode == 0
    write_visits(tmp_path, [(date(2026, 11, 19), EVENTS)] * 30)
    assert run_log(tmp_path, "export", "--parcel", str(after)).returncode == 0
    for path in before.iterdir():
        first, second = read_parcel(path), read_parcel(after / path.name)
        assert first.counts == second.counts
        unlike = {"written": second.health.written, "free_megabytes": second.health.free_megabytes}
        assert replace(first.health, **unlike) == second.health


def test_a_span_takes_the_months_in_it(data: Path, tmp_path: Path) -> None:
    for number, (span, months) in enumerate({"2026-Q3": 1, "2026-10": 1}.items()):
        folder = tmp_path / str(number)
        assert run_log(data, "export", "--parcel", str(folder), "--span", span).returncode == 0
        assert len([*folder.iterdir()]) == months


def test_the_months_are_the_same_when_they_are_written_again(
    data: Path, out: Path, tmp_path: Path
) -> None:
    assert run_log(data, "export", "--parcel", str(tmp_path)).returncode == 0
    for path in out.iterdir():
        assert read_parcel(tmp_path / path.name).counts == read_parcel(path).counts


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (["--span", "2026-11"], 2, "2026-11 is not over yet."),
        (["--span", "2025"], 2, "No month with visits is over yet"),
        (["--rows"], 2, "Raw rows stay in the office"),
    ],
)
def test_what_cannot_be_sent_is_refused_in_one_sentence(
    data: Path, tmp_path: Path, options: list[str], code: int, sentence: str
) -> None:
    answer = run_log(data, "export", "--parcel", str(tmp_path / "out"), *options)
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (code, "", 1)
    assert answer.stderr.startswith(sentence)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_named(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    answer = run_log(data, "export", "--parcel", str(tmp_path / "file"))
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(f"Nothing was written to {tmp_path / 'file'} (")


def test_without_visits_there_is_nothing_to_send(tmp_path: Path) -> None:
    answer = run_log(tmp_path / "data", "export", "--parcel", str(tmp_path / "out"))
    assert (answer.returncode, answer.stderr.count("\n")) == (2, 1)
    assert "do this again next month" in answer.stderr
