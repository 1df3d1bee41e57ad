"""The settings taken out to a folder, such as that of a USB stick, and brought back; the PIN is not among them."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.problem import Problem
from kiosk.catalog.settings_file import MOST_BYTES, NAME, unreadable
from kiosk.catalog.settings_write import SettingsError, faults, read_text
from kiosk.catalog.toml import read_toml
from kiosk.files import FileLimitError, lock_folder, write_files
from kiosk.files import read_text as read_disk

STEM = "kiosk-settings"


def export_settings(folder: Path, target: Path, day: date) -> Path:
    """Copy kiosk.toml into a folder that is there, under the name of a day; OSError where that fails."""
    copy = target / f"{STEM}-{day.isoformat()}.toml"
    text = read_text(folder) or "# The kiosk's settings: all as they are built in.\n"
    write_files({copy: text.encode()})
    return copy


def copies(target: Path) -> list[Path]:
    """The copies that lie in a folder, the newest first."""
    return sorted(target.glob(f"{STEM}-????-??-??.toml"), reverse=True)


def restore_settings(folder: Path, copy: Path, catalog: Catalog) -> None:
    """Put a copy in the place of kiosk.toml; SettingsError or OSError, and then nothing has changed."""
    try:
        text = read_disk(copy, MOST_BYTES)
        read_toml(text)
    except FileLimitError as fault:
        raise SettingsError([replace(unreadable(fault), file=copy.name)]) from None
    except ValueError as fault:
        remedy = "Choose another copy."
        wrong = Problem(copy.name, "", f"Not readable as TOML: {fault}.", remedy)
        raise SettingsError([wrong]) from None
    if found := faults(text, catalog):
        raise SettingsError([replace(one, file=copy.name) for one in found])
    with lock_folder(folder):
        write_files({folder / NAME: text.encode()})
