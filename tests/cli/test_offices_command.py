"""`kiosk offices` from the shell: parcels in, figures out, and what goes wrong in one sentence."""

import json
import os
import subprocess
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli import offices_shared
from kiosk.cli.main import kiosk
from kiosk.cli.offices_add_command import CORRECTED, OTHER_NAME
from kiosk.cli.offices_figures_command import NOTHING
from kiosk.offices.parcel_reader import DAMAGED, FOREIGN
from kiosk.store.count_relations import VISITS, CountKey
from tests.cli.shown_log import shown_log
from tests.command_runs import run_text
from tests.offices.parcels import LISBOA, WRITTEN, write_parcel

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "KIOSK_TODAY": "2026-11-20"}


def offices(data: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run `kiosk offices` on 2026-11-20."""
    command = ["offices", *words, "--data", str(data)]
    return run_text(command, environment=ENVIRONMENT | environment)


def visits(data: Path, *words: str) -> int:
    """The visits of all offices."""
    answer = offices(data, "figures", "--json", *words)
    assert (answer.returncode, answer.stderr) == (0, "")
    found: int = json.loads(answer.stdout)["visits"]
    return found


def test_what_is_added_stands_in_the_data_folder_unless_another_place_is_named(
    tmp_path: Path,
) -> None:
    parcel, elsewhere = write_parcel(tmp_path), tmp_path / "elsewhere.db"
    answer = offices(tmp_path, "add", str(parcel))
    said = f"{parcel}: AIACE Lisboa, kiosk 1, 2026-10: added.\n"
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, said, "")
    assert (tmp_path / "offices.db").stat().st_mode & 0o777 == 0o600
    assert visits(tmp_path) == 40
    assert offices(tmp_path, "add", str(parcel), "--into", str(elsewhere)).stdout == said
    assert visits(tmp_path, "--from", str(elsewhere)) == 40
    named = offices(tmp_path, "add", str(parcel), KIOSK_OFFICES=str(tmp_path / "named.db"))
    assert named.stdout == said
    assert (tmp_path / "named.db").exists()


def test_it_says_what_became_of_a_parcel_and_what_to_look_at(tmp_path: Path) -> None:
    parcel = write_parcel(tmp_path)
    offices(tmp_path, "add", str(parcel))
    again = offices(tmp_path, "add", str(parcel))
    assert again.stdout.endswith("2026-10: was there already.\n")
    more = {VISITS: 40, CountKey("language", "fr"): 5}
    later = WRITTEN + timedelta(days=1)
    write_parcel(tmp_path, counts=more, written=later, office_name="AIACE Porto")
    lines = offices(tmp_path, "add", str(parcel)).stdout.splitlines()
    assert lines == [
        f"{parcel}: AIACE Porto, kiosk 1, 2026-10: replaced an earlier one, with other counts.",
        f"  {CORRECTED}",
        f"  {OTHER_NAME.format(name='AIACE Lisboa')}",
    ]


def test_a_file_that_is_refused_is_named_and_the_others_are_added(tmp_path: Path) -> None:
    good = write_parcel(tmp_path)
    damaged, letter = tmp_path / "damaged.zip", tmp_path / "letter.txt"
    damaged.write_bytes(good.read_bytes()[:-1])
    letter.write_text("Dear colleagues")
    answer = offices(tmp_path, "add", str(damaged), str(good), str(letter))
    assert answer.returncode == 1
    assert answer.stderr == f"{damaged}: {DAMAGED}\n{letter}: {FOREIGN}\n"
    assert answer.stdout.endswith(": added.\n")
    assert visits(tmp_path) == 40


def test_a_damaged_parcel_changes_nothing_of_the_one_that_is_there(tmp_path: Path) -> None:
    parcel = write_parcel(tmp_path)
    offices(tmp_path, "add", str(parcel))
    before = (tmp_path / "offices.db").read_bytes()
    write_parcel(tmp_path, counts={VISITS: 45}, written=WRITTEN + timedelta(days=1))
    whole = bytearray(parcel.read_bytes())
    whole[len(whole) // 2] ^= 1
    parcel.write_bytes(whole)
    assert offices(tmp_path, "add", str(parcel)).stderr == f"{parcel}: {DAMAGED}\n"
    assert (tmp_path / "offices.db").read_bytes() == before


def test_where_nothing_was_sent_a_sentence_says_so(tmp_path: Path) -> None:
    answer = offices(tmp_path, "figures")
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (1, "", 1)
    assert answer.stderr.startswith(f"There is no database {tmp_path / 'offices.db'} yet: add")
    assert not (tmp_path / "offices.db").exists()
    offices(tmp_path, "add", str(write_parcel(tmp_path)))
    assert offices(tmp_path, "figures", "--span", "2025").stderr == f"{NOTHING}\n"
    assert offices(tmp_path, "figures", "--span", "2026-13").returncode == 2


def test_a_visit_log_is_no_database_of_offices(tmp_path: Path) -> None:
    from tests.cli.log_commands import write_eleven_visits

    data = write_eleven_visits(tmp_path / "data")
    before = (data / "logbook.db").read_bytes()
    parcel = write_parcel(tmp_path)
    answer = offices(data, "add", str(parcel), "--into", str(data / "logbook.db"))
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "holds something else than the figures of offices" in answer.stderr
    assert (data / "logbook.db").read_bytes() == before


def test_the_text_names_offices_side_by_side(tmp_path: Path) -> None:
    for office in ("lisboa", "porto"):
        offices(tmp_path, "add", str(write_parcel(tmp_path, LISBOA._replace(office=office))))
    lines = [" ".join(line.split()) for line in offices(tmp_path, "figures").stdout.splitlines()]
    assert "month all lisboa porto" in lines
    assert "2026-10 80 40 40" in lines


def test_whoever_opens_the_link_reads_the_figures(tmp_path: Path) -> None:
    offices(tmp_path, "add", str(write_parcel(tmp_path)))
    before = (tmp_path / "offices.db").read_bytes()
    with shown_log(tmp_path, "--no-open", words=("offices", "view")) as shown:
        reader = shown.reader()
        assert reader.url == f"{shown.base}offices"
        rows = reader.rows(f"{shown.base}offices/visits_of_each_office")
        assert [(row["office"], row["visits"]) for row in rows] == [("lisboa", 40)]
        assert {one[0] for one in shown.visit([("GET", "/offices", {}), ("GET", "/", {})])} == {403}
        assert reader.get(f"{shown.base}offices?sql=select+1")[0] == 403
        assert reader.get(f"{shown.base}offices.db")[0] == 403
    assert (tmp_path / "offices.db").read_bytes() == before


@pytest.mark.parametrize("words", [("add", "parcel.zip"), ("figures",), ("view",)])
def test_without_its_libraries_it_says_how_to_install_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(offices_shared, "find_spec", lambda name: None)
    answer = CliRunner().invoke(kiosk, ["offices", *words, "--data", str(tmp_path)])
    assert (answer.exit_code, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)
    assert answer.stderr.endswith(f" --requirement {ROOT / 'requirements-offices.txt'}\n")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert [*offices_shared.REQUIREMENTS] == declared["optional-dependencies"]["offices"]
