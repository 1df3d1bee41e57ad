"""An export is written whole or not at all, and never costs the log anything."""

import os
import resource
import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.events import Event
from kiosk.store.export import ExportForm, export_counts
from tests.store.exported_log import DAY, END, VISITS, make_log_to_export
from tests.store.logs import query_sql, write_visits


@pytest.fixture
def log_folder(tmp_path: Path) -> Path:
    """That log."""
    return make_log_to_export(tmp_path / "data")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_on_a_full_disk_nothing_is_written_and_what_was_there_stays(
    log_folder: Path, tmp_path: Path, form: ExportForm
) -> None:
    stick = tmp_path / "stick"
    paths = export_counts(log_folder, stick, form, rows=True)
    before = {path: path.read_bytes() for path in paths}
    write_visits(log_folder, [(DAY, [Event(0, "choice", "welcome", "fr"), END])])
    assert (
        in_child(lambda: export_counts(log_folder, stick, form, rows=True), limit=700) == "OSError"
    )
    assert {path: path.read_bytes() for path in stick.iterdir()} == before
    assert query_sql(log_folder, "SELECT count(*) FROM visit") == [(len(VISITS) + 1,)]


def test_a_folder_that_vanishes_while_it_is_written_leaves_the_log_whole(
    log_folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def gone(what: str, id: str) -> str:
        shutil.rmtree(stick, ignore_errors=True)
        return id

    with pytest.raises(FileNotFoundError):
        export_counts(log_folder, stick, "csv", name=gone)
    assert not stick.exists()
    assert len(query_sql(log_folder, "SELECT * FROM visit")) == len(VISITS)
    assert export_counts(log_folder, stick, "csv")[0].exists()


def test_a_stick_that_is_not_plugged_in_is_not_made_up(log_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        export_counts(log_folder, tmp_path / "media" / "stick", "csv")
    assert not (tmp_path / "media").exists()


def in_child(act: Any, limit: int) -> str:
    """The name of what an act raises in a process whose files may have so many bytes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            act()
            said = "nothing"
        except Exception as fault:
            said = type(fault).__name__
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()
