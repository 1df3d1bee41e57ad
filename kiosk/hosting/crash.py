"""Where something broke, in words that name neither a value nor a folder of this machine."""

import re
import sys
from pathlib import Path

from kiosk.paths import PACKAGE
from kiosk.worker_messages import CrashMessage, ErrorLocation

NAME, PLACE = 60, 200
"""Characters of the longest of each."""


def crash(where: ErrorLocation) -> CrashMessage:
    """A crash as the host is told of it."""
    name = re.sub(r"\W", "_", where.type, flags=re.ASCII)[:NAME]
    file = re.sub(r"[^A-Za-z0-9_./+-]", "_", _place(Path(where.file)))[-PLACE:]
    return CrashMessage(name, file, where.line)


def _place(file: Path) -> str:
    """A file's place within the product or a library."""
    for folder in (PACKAGE.parent, *map(Path, sys.path)):
        if folder.is_absolute() and file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return file.name
