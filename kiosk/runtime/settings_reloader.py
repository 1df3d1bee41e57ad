"""Reads the office's settings again where kiosk.toml has changed, before a visit begins."""

from collections.abc import Callable
from pathlib import Path

from kiosk.paths import SETTINGS_FILE
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings

BAD_SETTINGS = "Part of kiosk.toml cannot be used: run kiosk check, which names it."
BAD_CHANGE = "kiosk.toml was changed and cannot be used, so the earlier settings stay in use: run kiosk check."

FileStamp = tuple[int, int, int]
"""Inode, time of change in nanoseconds and size of a file: it is read again where one of them differs."""


class SettingsReloader:
    """The settings that hold: at first whatever is right in the file, later only a file without a fault.

    `notify` is called with a sentence for staff where the file has faults.
    """

    def __init__(self, folder: Path, notify: Callable[[str], None]) -> None:
        self._folder, self._notify = folder, notify
        self._stamp = file_stamp(folder / SETTINGS_FILE)
        self._settings, problems = read_settings(folder)
        if problems:
            notify(BAD_SETTINGS)

    def current(self) -> Settings:
        """The settings for the next visit; an unchanged file is not read again."""
        stamp = file_stamp(self._folder / SETTINGS_FILE)
        # A data folder that is gone, such as a drive that was pulled out, is no change of settings.
        if stamp != self._stamp and self._folder.is_dir():
            settings, problems = read_settings(self._folder)
            if problems:
                self._notify(BAD_CHANGE)
            else:
                self._settings = settings
            self._stamp = stamp
        return self._settings


def file_stamp(path: Path) -> FileStamp | None:
    """The stamp of a file as it is now; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
