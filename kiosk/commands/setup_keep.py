"""Keeps what a set-up came to: settings and PIN together, or neither."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from kiosk.content.catalog import Catalog
from kiosk.files import lock_folder, write_files
from kiosk.settings.reader import SETTINGS_FILE
from kiosk.settings.writer import SettingKey, changed_settings, read_settings_text
from kiosk.staff import pin
from kiosk.store.data_folder import make_data_folder


def fresh(folder: Path, asked: Mapping[SettingKey, object]) -> dict[SettingKey, object]:
    """What kiosk.toml does not say yet, or says otherwise."""
    tree = tomllib.loads(read_settings_text(folder))
    return {key: value for key, value in asked.items() if _found(tree, key) != _plain(value)}


def keep(
    folder: Path, changes: Mapping[SettingKey, object], new_pin: str, catalog: Catalog
) -> None:
    """Write both; SettingsError or OSError, and then both are as they were. No PIN leaves that as it is."""
    files = pin.pin_files(folder, new_pin) if new_pin else {}
    make_data_folder(folder)
    with lock_folder(folder):
        if changes:
            files[folder / SETTINGS_FILE] = changed_settings(folder, changes, catalog)
        write_files(files)


def _found(tree: object, key: SettingKey) -> object:
    for part in key:
        tree = tree.get(part) if isinstance(tree, dict) else None
    return tree


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
