"""An export is written whole or not at all, and never costs the log anything."""

import os
import resource
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.events import Event
from kiosk.store.export import NameValue, export_release, export_rows
from kiosk.store.release_log import Release, release_span
from tests.store.exported_log import DAY, END, SITE, TODAY, VISITS, export_text, make_log_to_export
from tests.store.logs import query_sql, write_visits


@pytest.fixture
def log_folder(tmp_path: Path) -> Path:
    """That log."""
    return make_log_to_export(tmp_path / "data")


ALWAYS = (date.min, date.max)


def export(folder: Path, to: Path, name: NameValue = lambda figure, value: "") -> list[Path]:
    """All files of a month: tables, JSON and rows."""
    released = release_span(folder, "2026-10", TODAY)
    paths = export_release(released, SITE, to, ["csv", "json"], export_text(name), "comma")
    return [*paths, *export_rows(folder, to, "csv", ALWAYS, "comma")]


def test_on_a_full_disk_nothing_is_written_and_what_was_there_stays(
    log_folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    before = {path: path.read_bytes() for path in export(log_folder, stick)}
    assert len(before) == 5
    write_visits(log_folder, [(DAY, [Event(0, "choice", "welcome", "fr"), END])])

    released = Release("2026-10", release_span(log_folder, "2026-09", TODAY).counts)

    def export_again() -> None:
        export_release(released, SITE, stick, ["csv", "json"], export_text(), "comma")

    assert in_child(export_again, limit=700) == "OSError"
    assert {path: path.read_bytes() for path in stick.iterdir()} == before
    assert query_sql(log_folder, "SELECT count(*) FROM visit") == [(len(VISITS) + 1,)]


def test_a_folder_that_vanishes_while_it_is_written_leaves_the_log_whole(
    log_folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def gone(figure: str, value: str) -> str:
        shutil.rmtree(stick, ignore_errors=True)
        return value

    with pytest.raises(FileNotFoundError):
        export(log_folder, stick, gone)
    assert not stick.exists()
    assert len(query_sql(log_folder, "SELECT * FROM visit")) == len(VISITS)
    assert export(log_folder, stick)[0].exists()


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
