"""Finds content packs on sticks, which may be read-only, and in the kiosk's own folder for files."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.staff.destinations import EXPORT_FOLDER, MOUNT_FOLDERS, mounted_sticks

PACK_FILE = re.compile(r"aiace-content-([1-9][0-9]{0,5})\.zip", re.ASCII)
"""The name that the editors give to a pack."""

MAX_FILES = 20
"""Packs that are shown, the newest first: nobody looks through more of them."""


def list_pack_files(data: Path, roots: tuple[str, ...] = MOUNT_FOLDERS) -> list[Path]:
    """The files, those with the highest numbers first."""
    folders = [*sorted(mounted_sticks(roots, os.R_OK | os.X_OK)), data / EXPORT_FOLDER]
    found = [path for folder in folders for path in _pack_files(folder)]
    return sorted(found, key=_number, reverse=True)[:MAX_FILES]


def _pack_files(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in sorted(folder.iterdir()) if PACK_FILE.fullmatch(path.name))
    except OSError:
        # The stick was pulled out just now.
        return


def _number(path: Path) -> int:
    found = PACK_FILE.fullmatch(path.name)
    return int(found[1]) if found else 0
