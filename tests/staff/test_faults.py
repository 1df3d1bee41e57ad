"""A damaged logbook, a full disk, a folder that vanishes: a plain sentence each, and nothing lost."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.paths import SETTINGS_FILE
from kiosk.staff import crashes, settings_change
from kiosk.staff.pages import retention
from kiosk.store.data_folder import LOG_FILE
from kiosk.view_model.plain_text import page_lines
from tests.staff.pins import cheapen, with_pin
from tests.staff.rounds import Round, book

PAGES = ("visits", "figures", "health")


@pytest.fixture
def round_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Round:
    """Behind the PIN, on 60 visits."""
    cheapen(monkeypatch)
    made = Round(book(with_pin(tmp_path)))
    made.enter()
    return made


@pytest.mark.parametrize("page", PAGES)
def test_a_damaged_logbook_is_named_and_left_as_it_is(
    round_: Round, tmp_path: Path, page: str
) -> None:
    for tail in ("-wal", "-shm"):
        (tmp_path / f"{LOG_FILE}{tail}").unlink(missing_ok=True)
    broken = b"This is no database. " * 4000
    (tmp_path / LOG_FILE).write_bytes(broken)
    round_.choose(page)
    assert round_.page.id == "staff/trouble"
    assert round_.says("is damaged")
    assert round_.choose("back").id == "staff/menu"
    assert (tmp_path / LOG_FILE).read_bytes() == broken


@pytest.mark.parametrize("page", ["menu", *PAGES, "care", "export"])
def test_a_folder_that_vanished_is_named_and_not_made_again(
    round_: Round, tmp_path: Path, page: str
) -> None:
    shutil.rmtree(tmp_path)
    round_.backroom._page = None
    if page != "menu":
        round_.choose(page)
    assert round_.says("is not there")
    assert not tmp_path.exists()
    assert "Traceback" not in "\n".join(page_lines(round_.page))


def full(*_: object, **__: object) -> None:
    """A disk without room."""
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("module", "name", "way"),
    [
        (settings_change, "change_settings", ("care", "retention", "days", "14")),
        (retention, "purge", ("care", "retention", "purge", "yes")),
        (crashes, "write_whole", ("health", "crashes", "seen")),
    ],
)
def test_a_full_disk_is_said_and_the_page_stays(
    round_: Round,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    name: str,
    way: tuple[str, ...],
) -> None:
    if "crashes" in way:
        crash(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    monkeypatch.setattr(module, name, full)
    round_.choose(*way[:-1])
    here = round_.page.id
    round_.choose(way[-1])
    assert round_.page.id == here
    assert round_.says("There is no room in")
    after = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    settings = tmp_path / "kiosk.toml"
    assert after.get(settings) == before.get(settings)
    assert set(after) >= set(before)


def crash(folder: Path) -> None:
    """A crash in the logbook."""
    import sqlite3

    with sqlite3.connect(folder / LOG_FILE) as conn:
        conn.execute(
            "INSERT INTO crash (day, type, file, line) VALUES (?, ?, ?, ?)",
            ("2026-11-19", "KeyError", "kiosk/journey/fold.py", 12),
        )
    conn.close()


def test_a_crash_is_shown_by_type_and_place_until_it_was_seen(
    round_: Round, tmp_path: Path
) -> None:
    crash(tmp_path)
    round_.backroom._page = None
    assert round_.says("crashed since you last looked (1)")
    round_.choose("health", "crashes")
    assert round_.says("KeyError in kiosk/journey/fold.py, line 12")
    round_.choose("seen")
    assert "crashes" not in {one.id for one in round_.options()}
    again = Round(tmp_path)
    again.enter()
    assert not again.says("crashed")


@pytest.mark.parametrize("fault", [errno.EACCES, errno.EROFS, errno.EIO])
def test_other_faults_of_the_disk_are_plain_sentences_too(
    round_: Round, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def failing(*_: object) -> Callable[..., None]:
        raise OSError(fault, "no")

    round_.choose("care", "retention", "days")
    monkeypatch.setattr(settings_change, "change_settings", failing)
    round_.choose("14")
    assert round_.says("may not read or write" if fault != errno.EIO else "failed")


def test_a_settings_file_half_written_is_named_on_the_page_of_health(
    round_: Round, tmp_path: Path
) -> None:
    round_.choose("health")
    assert not round_.says(SETTINGS_FILE)
    (tmp_path / SETTINGS_FILE).write_text('[office]\nname = "AIA', encoding="utf-8")
    round_.choose("again")
    assert round_.says(f"{SETTINGS_FILE} cannot be used")
