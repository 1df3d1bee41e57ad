"""Settings that change while the kiosk runs hold from the next visit on; broken ones never do."""

from pathlib import Path

import pytest

from kiosk.paths import SETTINGS_FILE
from kiosk.runtime import settings_reloader
from kiosk.runtime.settings_reloader import BAD_CHANGE, BAD_SETTINGS, SettingsReloader
from kiosk.settings.schema import Settings
from kiosk.settings.writer import change_settings
from kiosk.store.queries import all_visits
from tests.played_visit import shipped_content
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import wait_for_outcome, wait_until


def name(folder: Path, said: str, id: str = "office") -> None:
    """Give the office another name, as the set-up does."""
    change_settings(folder, {("office", "name"): said, ("office", "id"): id}, shipped_content())


def test_what_was_changed_holds_from_the_next_visit_on(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("p")
        wait_until(lambda: all_visits(tmp_path))
        name(tmp_path, "AIACE Ispra", "ispra")
        kiosk.press("o")
        kiosk.shows("OFFICE AIACE[.]")
        kiosk.press("e")
        second = kiosk.welcome(after=first)
        kiosk.press("po")
        kiosk.shows("OFFICE AIACE Ispra[.]")
        (tmp_path / SETTINGS_FILE).write_text("office = [")
        kiosk.press("e")
        kiosk.welcome(after=second)
        kiosk.press("o")
        kiosk.shows("OFFICE AIACE Ispra[.]")
        kiosk.press("ps")
        assert kiosk.ends() == 0
        assert BAD_CHANGE.encode() in kiosk.raw
    offices = [visit["office"] for visit in wait_for_outcome(tmp_path, "staff")]
    assert offices == ["office", "ispra", "ispra"]


def test_a_file_that_has_not_changed_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name(tmp_path, "Here")
    reloader = SettingsReloader(tmp_path, pytest.fail)

    def read(folder: Path) -> None:
        raise AssertionError(folder)

    monkeypatch.setattr(settings_reloader, "read_settings", read)
    assert reloader.current().office.name == "Here"


def test_at_the_start_what_is_right_holds_and_later_only_what_is_right_throughout(
    tmp_path: Path,
) -> None:
    told: list[str] = []
    (tmp_path / SETTINGS_FILE).write_text('region = "LU"\nretention_days = 0')
    reloader = SettingsReloader(tmp_path, told.append)
    assert reloader.current() == Settings(region="LU")
    (tmp_path / SETTINGS_FILE).write_text('region = "FR"\nretention_days = -1')
    assert reloader.current() == Settings(region="LU")
    assert reloader.current() == Settings(region="LU")
    assert told == [BAD_SETTINGS, BAD_CHANGE]
    (tmp_path / SETTINGS_FILE).write_text('region = "IT"')
    assert reloader.current() == Settings(region="IT")


def test_a_file_taken_away_gives_the_defaults_and_a_folder_taken_away_changes_nothing(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    name(folder, "Here")
    reloader = SettingsReloader(folder, pytest.fail)
    folder.rename(tmp_path / "gone")
    assert reloader.current().office.name == "Here"
    (tmp_path / "gone").rename(folder)
    assert reloader.current().office.name == "Here"
    (folder / SETTINGS_FILE).unlink()
    assert reloader.current() == Settings()


def test_bad_settings_are_reported_when_the_terminal_is_the_staff_s_again(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text("retention_days = 0")
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        kiosk.welcome()
        kiosk.press("p")
        kiosk.shows("TOLD 1")
        assert BAD_SETTINGS.encode() not in kiosk.raw
        kiosk.press("s")
        assert kiosk.ends() == 0
        assert kiosk.raw.count(BAD_SETTINGS.encode()) == 1
