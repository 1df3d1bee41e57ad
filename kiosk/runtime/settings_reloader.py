"""Reads the office's settings again where kiosk.toml has changed, before a visit begins."""

from collections.abc import Callable
from pathlib import Path

from kiosk.settings.reader import SETTINGS_FILE, read_settings
from kiosk.settings.schema import Settings

BAD_SETTINGS = "Part of kiosk.toml cannot be used: run kiosk check, which names it."
BAD_CHANGE = (
    "kiosk.toml was changed and cannot be used, so what it said before holds: run kiosk check."
)

Stamp = tuple[int, int, int]


class SettingsReloader:
    """The settings that hold: at first whatever is right in the file, later only one that is right throughout.

    `say` hears what staff should know of it.
    """

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self._folder, self._say = folder, say
        self._stamp = self._look()
        self._settings, problems = read_settings(folder)
        if problems:
            say(BAD_SETTINGS)

    def now(self) -> Settings:
        """The settings for the next visit; a file that has not changed costs one look at its date."""
        stamp = self._look()
        if stamp != self._stamp and self._folder.is_dir():
            settings, problems = read_settings(self._folder)
            if problems:
                self._say(BAD_CHANGE)
            else:
                self._settings = settings
            self._stamp = stamp
        return self._settings

    def _look(self) -> Stamp | None:
        try:
            found = (self._folder / SETTINGS_FILE).stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
