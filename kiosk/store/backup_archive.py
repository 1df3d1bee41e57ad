"""The file of `kiosk backup`: a ZIP archive with the visit log, the settings and the hash of the PIN.

It holds, under these names and no others: `manifest.json` with the format, the version of the program, the office
and the day; `logbook.db`, `kiosk.toml` and `pin`, as they lie in a data folder, each if the office has it.
"""

import json
import shutil
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import msgspec
from msgspec import Meta, Struct, to_builtins

from kiosk.files import FileLimitError, replaced_file, require_regular_file
from kiosk.paths import PIN_FILE, SETTINGS_FILE
from kiosk.settings.reader import MAX_SETTINGS_BYTES
from kiosk.store.data_folder import LOG_FILE

FORMAT = 1
MANIFEST = "manifest.json"

MAX_LOG_BYTES = 4_000_000_000
"""More than two million visits."""

MAX_BYTES = {
    MANIFEST: 10_000,
    LOG_FILE: MAX_LOG_BYTES,
    SETTINGS_FILE: MAX_SETTINGS_BYTES,
    PIN_FILE: 1_000,
}
"""All names that an archive may hold, and how large each file may be."""

NO_BACKUP = "{name} is not a backup of a kiosk, or a part of it is missing: choose another file."
TOO_LARGE = "{name} is not a backup that a kiosk wrote, because {part} in it is too large: choose another file."
NEWER = (
    "{name} is a backup in format {format}, which a newer version of the kiosk wrote ({program}): install that"
    " version or a later one."
)
OLDER = (
    "{name} is a backup in format {format}, which an older version of the kiosk wrote ({program}): restore it with"
    " that version."
)

BROKEN = (
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What zipfile raises for files that are damaged, encrypted, or made to do harm."""

ShortText = Annotated[str, Meta(max_length=200)]


class ArchiveError(Exception):
    """A file that cannot be restored: one plain sentence."""


class Manifest(Struct, frozen=True):
    """What an archive says of itself: its format, the program's version, the office, and the day."""

    format: int
    program: ShortText
    office: ShortText
    day: date


class Archive:
    """An archive that is open for reading; every method may raise ArchiveError."""

    def __init__(self, name: str, file: ZipFile) -> None:
        self._name, self._file = name, file
        parts = file.infolist()
        self._parts = {part.filename: part for part in parts}
        if (
            len(parts) != len(self._parts)
            or not {MANIFEST} <= self._parts.keys() <= MAX_BYTES.keys()
        ):
            raise ArchiveError(NO_BACKUP.format(name=name))
        for part in parts:
            if part.file_size > MAX_BYTES[part.filename]:
                raise ArchiveError(TOO_LARGE.format(name=name, part=part.filename))
        self.manifest = self._read_manifest()

    def holds(self, name: str) -> bool:
        """Whether the archive holds a file of that name."""
        return name in self._parts

    @property
    def log_size(self) -> int:
        """Bytes of the log; 0 where the archive holds none."""
        part = self._parts.get(LOG_FILE)
        return part.file_size if part else 0

    def read(self, name: str) -> bytes | None:
        """The contents of a small file; None where the archive does not hold it."""
        if name not in self._parts:
            return None
        with self._plain_errors():
            # What is read is never more than the size that was checked; then its checksum must be right, too.
            return self._file.read(self._parts[name])

    def extract_log(self, target: Path) -> None:
        """Write the log into a file that is there; OSError where it cannot be written."""
        with (
            target.open("wb") as file,
            self._plain_errors(),
            self._file.open(self._parts[LOG_FILE]) as source,
        ):
            shutil.copyfileobj(source, file, 2**20)

    def _read_manifest(self) -> Manifest:
        data = self.read(MANIFEST) or b""
        try:
            # Another format may have other fields.
            head = json.loads(data)
            format, program = int(head["format"]), str(head["program"])
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            raise ArchiveError(NO_BACKUP.format(name=self._name)) from None
        if format != FORMAT:
            sentence = NEWER if format > FORMAT else OLDER
            raise ArchiveError(
                sentence.format(name=self._name, format=format, program=program[:200])
            )
        try:
            return msgspec.json.decode(data, type=Manifest)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise ArchiveError(NO_BACKUP.format(name=self._name)) from None

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except BROKEN:
            raise ArchiveError(NO_BACKUP.format(name=self._name)) from None


def write_archive(
    target: Path, manifest: Manifest, log: Path | None, files: Mapping[str, bytes]
) -> None:
    """Write an archive, for this user alone, in one go; `files` are settings and PIN. OSError if it fails."""
    with replaced_file(target) as draft, ZipFile(draft, "w", ZIP_DEFLATED) as archive:
        contents = {MANIFEST: json.dumps(to_builtins(manifest), indent=2).encode(), **files}
        for name, data in contents.items():
            archive.writestr(_part(name), data)
        if log is not None:
            with (
                log.open("rb") as source,
                archive.open(_part(LOG_FILE), "w", force_zip64=True) as part,
            ):
                shutil.copyfileobj(source, part, 2**20)


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """An archive for reading; ArchiveError where the file is none, OSError where it cannot be read."""
    try:
        require_regular_file(path)
        file = ZipFile(path)
    except FileLimitError:
        raise ArchiveError(NO_BACKUP.format(name=path.name)) from None
    except BROKEN:
        raise ArchiveError(NO_BACKUP.format(name=path.name)) from None
    with file:
        yield Archive(path.name, file)


def _part(name: str) -> ZipInfo:
    """The description of a file in an archive; without a time, since the day is in the manifest."""
    part = ZipInfo(name)
    part.compress_type = ZIP_DEFLATED
    part.external_attr = 0o600 << 16
    return part
