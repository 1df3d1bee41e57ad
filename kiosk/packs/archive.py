"""Reads the file of a content pack: a ZIP archive with a signed manifest, and exactly the files that this names.

It is read strictly: first the signature, then the manifest, then the files, each by its digest. Nothing is
written here, so that a refused pack leaves nothing behind.
"""

import stat
import struct
import zlib
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kiosk import __version__
from kiosk.content.edition import version_key
from kiosk.files import FileLimitError, read_limited
from kiosk.packs.errors import PackError
from kiosk.packs.key_ring import is_signed, trusted_keys
from kiosk.packs.manifest import (
    MAX_FILES,
    MAX_MANIFEST_BYTES,
    SIGNATURE_BYTES,
    OtherFormatError,
    PackManifest,
    max_bytes,
    parse_manifest,
)
from kiosk.paths import PACK_MANIFEST, PACK_SIGNATURE

MAX_PACK_BYTES, MAX_CONTENT_BYTES = 10_000_000, 40_000_000
"""Bytes of the file, and of all that is in it; the content and one translation have less than two million."""

MAX_RATIO = 100
"""Bytes of text that one byte of the archive may stand for: texts come to ten, a zip bomb to a thousand."""

ENCRYPTED = 0x1
UNIX = 3

BROKEN = (
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What zipfile raises for files that are damaged, encrypted, or made to do harm."""


class Pack(NamedTuple):
    """A pack whose signature and digests are right: its manifest, both as bytes too, and its files."""

    manifest: PackManifest
    manifest_bytes: bytes
    signature: bytes
    files: Mapping[str, bytes]


def read_pack(path: Path) -> Pack:
    """The pack in a file, which one of the trusted keys has signed; PackError where it is refused."""
    name = path.name
    try:
        # Read once: what is checked is what is used, whatever becomes of the stick.
        data = read_limited(path, MAX_PACK_BYTES)
    except FileLimitError as fault:
        raise PackError("unreadable", name, fault) from None
    except OSError as fault:
        raise PackError("gone", name, fault.strerror or type(fault).__name__) from None
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _read_archive(archive, name)
    except BROKEN as fault:
        raise PackError("unreadable", name, type(fault).__name__) from None


def _read_archive(archive: ZipFile, name: str) -> Pack:
    members = _members(archive, name)
    manifest_bytes = _read(archive, members.pop(PACK_MANIFEST), MAX_MANIFEST_BYTES, name)
    signature = _read(archive, members.pop(PACK_SIGNATURE), SIGNATURE_BYTES, name)
    manifest = verify_manifest(manifest_bytes, signature, name)
    if members.keys() != manifest.files.keys():
        raise PackError("damaged", name, "its files are not those of the manifest")
    files = {one: _read(archive, members[one], max_bytes(one), name) for one in manifest.files}
    require_digests(manifest, files, name)
    return Pack(manifest, manifest_bytes, signature, files)


def verify_manifest(data: bytes, signature: bytes, name: str) -> PackManifest:
    """The manifest in these bytes; PackError where no key has signed them, or this program is too old for it."""
    if not is_signed(data, signature, trusted_keys()):
        raise PackError("unsigned", name)
    try:
        manifest = parse_manifest(data)
    except OtherFormatError as fault:
        raise PackError("unreadable", name, f"{fault}, which a newer program reads") from None
    except ValueError as fault:
        raise PackError("unreadable", name, fault) from None
    if version_key(manifest.program) > version_key(__version__):
        raise PackError("program", name, manifest.program)
    return manifest


def require_digests(manifest: PackManifest, files: Mapping[str, bytes], name: str) -> None:
    """Raise PackError where a file is not the one that the manifest names."""
    for one, digest in manifest.files.items():
        if sha256(files[one]).hexdigest() != digest:
            raise PackError("damaged", name, one)


def _members(archive: ZipFile, name: str) -> dict[str, ZipInfo]:
    """The members by their names, each a plain file of a reasonable size; PackError for any other archive."""
    parts = archive.infolist()
    members = {part.filename: part for part in parts}
    if len(parts) != len(members):
        raise PackError("unreadable", name, "it names a file twice")
    if not {PACK_MANIFEST, PACK_SIGNATURE} <= members.keys():
        raise PackError("unsigned", name)
    if len(parts) > MAX_FILES + 2:
        raise PackError("unreadable", name, "it holds too many files")
    if sum(part.file_size for part in parts) > MAX_CONTENT_BYTES:
        raise PackError("unreadable", name, "it holds too much")
    for part in parts:
        _require_plain_file(part, name)
    return members


def _require_plain_file(part: ZipInfo, name: str) -> None:
    mode = part.external_attr >> 16
    is_file = stat.S_IFMT(mode) in (0, stat.S_IFREG) if part.create_system == UNIX else not mode
    if part.is_dir() or not is_file:
        raise PackError("unreadable", name, "it holds a link or a folder")
    if part.orig_filename != part.filename or part.flag_bits & ENCRYPTED:
        raise PackError("unreadable", name, "it hides the name or the text of a file")
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise PackError("unreadable", name, "it is packed in another way")
    if part.file_size > MAX_RATIO * max(part.compress_size, 1):
        raise PackError("unreadable", name, "it holds a zip bomb")


def _read(archive: ZipFile, part: ZipInfo, limit: int, name: str) -> bytes:
    """The bytes of a member, at most as many as are allowed; its checksum must be right, too."""
    if part.file_size > limit:
        raise PackError("unreadable", name, "a file in it is too large")
    with archive.open(part) as file:
        data = file.read(limit + 1)
    if len(data) != part.file_size:
        raise PackError("unreadable", name, "a file in it has another size than it says")
    return data
