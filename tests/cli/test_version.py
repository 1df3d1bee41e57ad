"""`kiosk --version` says which program this is, and how old its content."""

from datetime import date
from pathlib import Path

import pytest

from kiosk import __version__, paths
from kiosk.cli import main
from kiosk.content.content_files import content_tables
from kiosk.content.last_review import last_review
from kiosk.paths import CONTENT
from tests.command_runs import run_text


def test_the_version_is_one_line_with_the_newest_day_on_which_a_fact_was_checked() -> None:
    dates = [table.entry.get("dated") for table in content_tables(CONTENT)]
    newest = max(dated for dated in dates if type(dated) is date)
    done = run_text(["--version"])
    months = "January February March April May June July August September October November December"
    day = f"{newest.day} {months.split()[newest.month - 1]} {newest.year}"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"kiosk {__version__}, content of {day}\n"


def test_every_date_in_a_file_is_seen_whatever_else_stands_there(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "a.toml").write_text("[one]\ndated = 2026-02-03\n[two]\ndated=2026-03-04 # read\n")
    (tmp_path / "pages/b.toml").write_text('[one]\ntext = "dated = 2027-01-01"\ndated = "soon"\n')
    (tmp_path / "c.toml").write_text("dated = 2026-99-99\n")
    (tmp_path / "d.toml").write_bytes(b"dated = 2027-01-01 \xff\n")
    assert last_review(tmp_path) == date(2026, 3, 4)


def test_without_a_dated_fact_the_version_stands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "CONTENT", tmp_path)
    assert main.run_command(["--version"]) == 0
    assert capsys.readouterr() == (f"kiosk {__version__}\n", "")
