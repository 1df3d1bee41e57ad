"""One generation of settings is kept beside kiosk.toml, and counts only where nobody edited that file since."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from kiosk.paths import SETTINGS_FILE
from kiosk.settings.previous import MAX_PREVIOUS_BYTES, PREVIOUS_FILE, read_previous
from kiosk.settings.reader import MAX_SETTINGS_BYTES, parse_settings
from kiosk.settings.schema import SettingKey
from kiosk.settings.writer import change_settings, export_settings, restore_settings
from tests.played_visit import shipped_content

OWN = '# Ours.\nregion = "LU"\n'


def change(folder: Path, **values: object) -> None:
    changes: dict[SettingKey, object] = {(name,): value for name, value in values.items()}
    change_settings(folder, changes, shipped_content())


def test_the_settings_before_a_change_are_kept_to_the_letter_for_this_user_alone(
    tmp_path: Path,
) -> None:
    (tmp_path / SETTINGS_FILE).write_text(OWN)
    assert read_previous(tmp_path) is None
    change(tmp_path, retention_days=60)
    assert read_previous(tmp_path) == OWN
    assert stat.S_IMODE((tmp_path / PREVIOUS_FILE).stat().st_mode) == 0o600
    # It is a file of settings itself, which can be put back by hand.
    settings, problems = parse_settings((tmp_path / PREVIOUS_FILE).read_text())
    assert (settings.region, problems) == ("LU", [])


def test_one_generation_is_kept(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(OWN)
    change(tmp_path, retention_days=60)
    first = (tmp_path / SETTINGS_FILE).read_text()
    change(tmp_path, retention_days=90)
    assert read_previous(tmp_path) == first


def test_a_change_to_the_same_value_keeps_what_was_before_it(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(OWN)
    change(tmp_path, retention_days=60)
    change(tmp_path, retention_days=60)
    assert read_previous(tmp_path) == OWN


def test_nothing_is_kept_before_the_first_settings(tmp_path: Path) -> None:
    change(tmp_path, region="FR")
    assert not (tmp_path / PREVIOUS_FILE).exists()
    assert read_previous(tmp_path) is None


def test_settings_that_were_edited_since_have_no_settings_before(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(OWN)
    change(tmp_path, retention_days=60)
    with (tmp_path / SETTINGS_FILE).open("a") as file:
        file.write("# A remark.\n")
    assert read_previous(tmp_path) is None


def test_restoring_a_copy_keeps_what_it_replaced(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(OWN)
    copy = export_settings(tmp_path, tmp_path, date(2026, 11, 21))
    change(tmp_path, retention_days=60)
    changed = (tmp_path / SETTINGS_FILE).read_text()
    restore_settings(tmp_path, copy, shipped_content())
    assert (tmp_path / SETTINGS_FILE).read_text() == OWN
    assert read_previous(tmp_path) == changed


def test_the_largest_settings_are_kept_too(tmp_path: Path) -> None:
    text = OWN + "#" * (MAX_SETTINGS_BYTES - len(OWN) - 100) + "\n"
    (tmp_path / SETTINGS_FILE).write_text(text)
    change(tmp_path, retention_days=60)
    assert (tmp_path / PREVIOUS_FILE).stat().st_size <= MAX_PREVIOUS_BYTES
    assert read_previous(tmp_path) == text


@pytest.mark.parametrize("kept", [b"", b"\xff\xfe", b"region = 'FR'\n", b"# The settings before"])
def test_a_file_that_the_kiosk_did_not_write_is_no_settings_before(
    tmp_path: Path, kept: bytes
) -> None:
    (tmp_path / SETTINGS_FILE).write_text(OWN)
    (tmp_path / PREVIOUS_FILE).write_bytes(kept)
    assert read_previous(tmp_path) is None


def test_a_change_that_cannot_be_written_leaves_both_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / SETTINGS_FILE).write_text(OWN)
    change(tmp_path, retention_days=60)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    real = os.replace

    def refuse(one: Path, other: Path) -> None:
        if Path(other).name == SETTINGS_FILE:
            raise OSError(28, "No space left on device", str(other))
        real(one, other)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        change(tmp_path, retention_days=90)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
