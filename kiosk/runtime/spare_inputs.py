"""What a spare is prepared from: a difference makes it stale."""

import os
from datetime import date
from pathlib import Path

from msgspec import Struct

from kiosk import clock
from kiosk.content.folders_in_use import folders_in_use
from kiosk.settings.schema import Settings

FileVersion = tuple[str, int, int]
"""Path, time of change in nanoseconds and size of a file."""


class SpareInputs(Struct, frozen=True):
    """The office's settings, the versions of all files of the content and its translations, and the day."""

    settings: Settings
    files: frozenset[FileVersion]
    day: date


def read_spare_inputs(settings: Settings) -> SpareInputs:
    """The inputs as they are now; about a hundred files are looked at, none is read."""
    files = frozenset(version for folder in folders_in_use() for version in _file_versions(folder))
    return SpareInputs(settings, files, clock.today())


def _file_versions(folder: Path) -> list[FileVersion]:
    versions = []
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            try:
                status = os.stat(path)
            except OSError:
                # It was removed just now; without it the set is another one.
                continue
            versions.append((path, status.st_mtime_ns, status.st_size))
    return versions
