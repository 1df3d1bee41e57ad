"""Where the staff can write to: sticks that are plugged in, and the data folder's own place for it."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

OWN = "export"
"""The folder in the data folder."""

ROOTS = ("/media/{user}", "/run/media/{user}", "/media")


class Folder(Struct, frozen=True):
    """A folder to write to; a stick by its name, the kiosk's own by none."""

    path: Path
    stick: str = ""


def folders(data: Path, roots: tuple[str, ...] = ROOTS) -> list[Folder]:
    """The sticks first, in the order of their names."""
    return [*sorted(_sticks(roots), key=lambda one: one.path), Folder(data / OWN)]


def _sticks(roots: tuple[str, ...]) -> Iterator[Folder]:
    seen: set[Path] = set()
    for root in roots:
        try:
            found = list(Path(root.format(user=_user())).iterdir())
        except OSError:
            continue
        for path in found:
            if path not in seen and path.is_dir() and _mounted(path):
                seen.add(path)
                yield Folder(path, path.name)


def _mounted(path: Path) -> bool:
    return os.path.ismount(path) and os.access(path, os.W_OK | os.X_OK)


def _user() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return "kiosk"
