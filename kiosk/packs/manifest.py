"""The manifest of a content pack: its edition, and the SHA-256 of each file in it."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.content.edition import ContentEdition, require_plain_changes
from kiosk.content.toml import MAX_FILE_BYTES, read_toml
from kiosk.i18n.po_file import MAX_CATALOG_BYTES

FORMAT = 1
MAX_MANIFEST_BYTES, SIGNATURE_BYTES = 200_000, 64

MAX_FILES = 400
"""Files in a pack: five times as many as the content has."""

MEMBER_NAME = re.compile(
    r"content/(?:[a-z][a-z0-9_-]{0,40}/)?[a-z][a-z0-9_-]{0,60}\.(?:toml|tsv)"
    r"|locales/[a-z]{2,3}/LC_MESSAGES/kiosk\.po",
    re.ASCII,
)
"""All names that a file in a pack may have: no dots, no drive, no absolute path, lower-case letters alone."""

Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class PackManifest(ContentEdition, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a pack says of itself; `files` are all its files with their digests."""

    format: int
    files: Annotated[dict[str, Digest], Meta(min_length=1, max_length=MAX_FILES)]


class OtherFormatError(ValueError):
    """A manifest in a format that a newer version of the program writes."""


def parse_manifest(data: bytes) -> PackManifest:
    """The manifest in these bytes; OtherFormatError for a newer one, ValueError where it is none."""
    tree = read_toml(data.decode())
    if tree.get("format") != FORMAT:
        raise OtherFormatError(f"its format is not {FORMAT}")
    manifest = msgspec.convert(tree, PackManifest)
    require_plain_changes(manifest)
    for name in manifest.files:
        if not MEMBER_NAME.fullmatch(name):
            raise ValueError("the name of a file in it is not allowed")
    return manifest


def write_manifest(edition: ContentEdition, files: Mapping[str, bytes]) -> bytes:
    """The bytes of the manifest of these files; its tables and keys stand in one order always."""
    import tomlkit

    document = tomlkit.document()
    document["format"] = FORMAT
    document["number"] = edition.number
    document["dated"] = edition.dated
    document["program"] = edition.program
    document["changes"] = {tag: list(lines) for tag, lines in sorted(edition.changes.items())}
    document["files"] = {name: sha256(files[name]).hexdigest() for name in sorted(files)}
    return tomlkit.dumps(document).encode()


def max_bytes(name: str) -> int:
    """Bytes that a file of a pack may have, by its name."""
    return MAX_CATALOG_BYTES if name.endswith(".po") else MAX_FILE_BYTES
