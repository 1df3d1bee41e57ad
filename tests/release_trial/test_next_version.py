"""The later version that updates are tried with: another number, and one more migration of the log."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import __version__
from tests.conftest import forbidden, needs
from tools.release_trial.next_version import (
    NEXT_VERSION,
    make_next_version,
    write_next_version,
)
from tools.test_in_root.main import CHECKOUT

LOOK = """
import sqlite3, sys
sys.path.insert(0, sys.argv[1])
import kiosk
from kiosk.store.schema import migrations
from sqlite_utils import Database
db = Database(memory=True)
migrations.apply(db)
named = [row["name"] for row in db["_sqlite_migrations"].rows]
print(kiosk.__version__, "trial" in db["visit"].columns_dict, *named)
"""
"""Applies all migrations of a copy of the kiosk to an empty log; its version, and what came of it."""


def look(checkout: Path) -> list[str]:
    """The version of a checkout, whether a visit has the column "trial", and the migrations of its log."""
    return subprocess.check_output(
        [sys.executable, "-I", "-B", "-c", LOOK, checkout], text=True
    ).split()


def test_the_copy_has_another_version_and_one_more_migration(tmp_path: Path) -> None:
    needs("git", "git")
    if not (CHECKOUT / ".git").exists():
        forbidden("only a clone says which files belong to the project")
    write_next_version(CHECKOUT, tmp_path)
    version, has_column, *migrations = look(CHECKOUT)
    assert (version, has_column) == (__version__, "False")
    assert look(tmp_path) == [NEXT_VERSION, "True", *migrations, "2-trial"]
    assert __version__ != NEXT_VERSION
    assert (tmp_path / "scripts/release").is_file()


def test_a_folder_that_git_does_not_know_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    needs("git", "git")
    (tmp_path / "unpacked").mkdir()
    assert make_next_version(tmp_path / "unpacked", tmp_path, tmp_path / "into") == 1
    said = capfd.readouterr().err.splitlines()
    assert said[-1].startswith(
        f"{tmp_path / 'unpacked'} could not be copied: use a checkout that git knows, "
    )
    assert not (tmp_path / "into").exists()
