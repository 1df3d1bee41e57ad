"""One file or link that the installation puts into a tree, and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

CHECKOUT = Path(__file__).parents[2]
FILES = Path(__file__).parent / "files"
"""Trees that look like the root of the computer that they are put into."""


@dataclass(frozen=True)
class Entry:
    """A file with its contents, or a link to `target`; `path` is relative to the root."""

    path: PurePosixPath
    data: bytes = b""
    executable: bool = False
    target: str = ""

    @property
    def mode(self) -> int:
        """The mode of the file; everybody may read it, since nothing of it is secret."""
        return 0o755 if self.executable else 0o644

    @property
    def mark(self) -> str:
        """What the manifest remembers of it: the hash of its contents, or the target of the link."""
        return f"-> {self.target}" if self.target else sha256(self.data).hexdigest()


def tree_entries(name: str) -> Iterator[Entry]:
    """The files of one of the trees in `files`, sorted by path; those that begin with #! are executable."""
    root = FILES / name
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            data = path.read_bytes()
            yield Entry(
                PurePosixPath(path.relative_to(root)), data, executable=data.startswith(b"#!")
            )


def mark_at(path: Path) -> str | None:
    """The mark of what stands at a path; None where nothing does."""
    if path.is_symlink():
        return f"-> {path.readlink()}"
    if path.is_file():
        return sha256(path.read_bytes()).hexdigest()
    return "a folder" if path.exists() else None
