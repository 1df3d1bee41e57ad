"""A damaged logbook, a full disk, a folder that vanishes: a plain sentence each, and nothing lost."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.paths import SETTINGS_FILE
from kiosk.staff import crashes, settings_change
from kiosk.staff.pages import retention
from kiosk.store.data_folder import LOG_FILE
from kiosk.view_model.plain_text import page_lines
from tests.played_visit import NOON, shipped_content
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log
from tests.store.logs import write_visits

PAGES = ("visits", "figures", "export", "health")


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlayedStaffSession:
    """Behind the PIN, on 60 visits."""
    cheapen(monkeypatch)
    made = PlayedStaffSession(with_visit_log(with_pin(tmp_path)))
    made.enter()
    return made


@pytest.mark.parametrize("page", PAGES)
def test_a_damaged_visit_log_is_named_and_left_as_it_is(
    staff: PlayedStaffSession, tmp_path: Path, page: str
) -> None:
    for tail in ("-wal", "-shm"):
        (tmp_path / f"{LOG_FILE}{tail}").unlink(missing_ok=True)
    broken = b"This is no database. " * 4000
    (tmp_path / LOG_FILE).write_bytes(broken)
    staff.choose(page, *(["visits"] if page == "figures" else []))
    assert staff.page.id == ("staff/health" if page == "health" else "staff/trouble")
    assert staff.says("is damaged")
    assert staff.choose("back").id == f"staff/{'figures' if page == 'figures' else 'menu'}"
    assert (tmp_path / LOG_FILE).read_bytes() == broken


@pytest.mark.parametrize("page", ["menu", *PAGES, "care"])
def test_a_folder_that_vanished_is_named_and_not_made_again(
    staff: PlayedStaffSession, tmp_path: Path, page: str
) -> None:
    shutil.rmtree(tmp_path)
    staff.session._page = None
    if page != "menu":
        staff.choose(page)
    assert staff.says("is missing")
    assert not tmp_path.exists()
    assert "Traceback" not in "\n".join(page_lines(staff.page))


def full(*_: object, **__: object) -> None:
    """A disk without room."""
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("module", "name", "way"),
    [
        (settings_change, "change_settings", ("care", "retention", "days", "14", "yes")),
        (retention, "purge", ("care", "retention", "purge", "yes")),
        (crashes, "write_files", ("health", "crashes", "seen")),
    ],
)
def test_a_full_disk_is_said_and_the_page_stays(
    staff: PlayedStaffSession,
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
    staff.choose(*way[:-1])
    here = staff.page.id
    staff.choose(way[-1])
    assert staff.page.id == here
    assert staff.says("There is no room left in")
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
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    crash(tmp_path)
    staff.session._page = None
    assert staff.says("crashed since you last looked (number of crashes: 1)")
    staff.choose("health", "crashes")
    assert staff.says("KeyError in kiosk/journey/fold.py, line 12")
    staff.choose("seen")
    assert "crashes" not in {one.id for one in staff.options()}
    again = PlayedStaffSession(tmp_path)
    again.enter()
    assert not again.says("crashed")


@pytest.mark.parametrize("fault", [errno.EACCES, errno.EROFS, errno.EIO])
def test_other_faults_of_the_disk_are_plain_sentences_too(
    staff: PlayedStaffSession, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def failing(*_: object) -> Callable[..., None]:
        raise OSError(fault, "no")

    staff.choose("care", "retention", "days", "14")
    monkeypatch.setattr(settings_change, "change_settings", failing)
    staff.choose("yes")
    assert staff.says("is not allowed to read or write" if fault != errno.EIO else "failed")


def test_a_settings_file_half_written_is_named_on_the_page_of_health(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    staff.choose("health")
    assert not staff.says(SETTINGS_FILE)
    (tmp_path / SETTINGS_FILE).write_text('[office]\nname = "AIA', encoding="utf-8")
    staff.choose("again")
    assert staff.says(f"Some settings in {SETTINGS_FILE} cannot be used")


def test_health_names_the_step_where_screens_were_different_often(tmp_path: Path) -> None:
    page = "step/account/open-eu-login"
    events = [Event(1, "choice", page, "else"), Event(2, "end", page, "left")]
    for number in range(3):
        write_visits(tmp_path, [(NOON.date(), events)], (page, "else", "welcome", "account"))
        made = PlayedStaffSession(with_pin(tmp_path))
        made.enter()
        made.choose("health")
        assert made.says("tell the editor") == (number == 2)
    stage = shipped_content().stages["account"]
    title, short = stage.step["open-eu-login"].title.english, stage.short.english
    assert made.says(
        f"{title} ({short}): the screen was different during 3 visits of this month and the last."
    )
