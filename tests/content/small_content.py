"""A small content: of each kind two files of the shipped one, to be broken one at a time."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.content.loader import LAYOUT
from kiosk.paths import CONTENT

TABLES = ("labels.tsv", "devices/apple.tsv", "devices/android.tsv")
OTHERS = ("staff/*.toml", "plain/*.toml")


class SmallContent:
    """The files lie in `folder`; `read` names those that the reader of the content reads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "content"
        for name in (*LAYOUT, *OTHERS, *TABLES):
            for path in sorted(CONTENT.glob(name), key=lambda one: one.stat().st_size)[:2]:
                target = self.folder / path.relative_to(CONTENT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
        self.files = self._names("**/*.toml")
        self.read = [name for pattern in LAYOUT for name in self._names(pattern)]

    @contextmanager
    def holding(self, file: str, data: bytes | None) -> Iterator[None]:
        """Let one file hold something else, or not be there."""
        path = self.folder / file
        before = path.read_bytes()
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data)
        try:
            yield
        finally:
            path.write_bytes(before)

    def _names(self, pattern: str) -> list[str]:
        found = sorted(self.folder.glob(pattern))
        return [path.relative_to(self.folder).as_posix() for path in found]
