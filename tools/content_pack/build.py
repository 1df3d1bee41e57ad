"""Builds a content pack: collects the content and its translations, writes the manifest, signs it."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kiosk.content.edition import ContentEdition
from kiosk.content.folders_in_use import DATA, LOCALES
from kiosk.packs.manifest import write_manifest
from kiosk.paths import PACK_MANIFEST, PACK_SIGNATURE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SOME_DAY = (2026, 1, 1, 0, 0, 0)
"""The time of each file in the archive, so that the same content makes the same pack."""

FILE_MODE = 0o100644 << 16
UNIX = 3


def pack_name(edition: ContentEdition) -> str:
    """The name of the file of a pack; the staff page looks for it on a stick."""
    return f"aiace-content-{edition.number}.zip"


def collect_files(content: Path, locales: Path) -> dict[str, bytes]:
    """The files of a pack by their names in it: all of the content, and the source of each translation."""
    found = [path for path in content.rglob("*") if path.suffix in (".toml", ".tsv")]
    files = {f"{DATA}/{path.relative_to(content).as_posix()}": path for path in found}
    for path in locales.glob("*/LC_MESSAGES/kiosk.po"):
        files[f"{LOCALES}/{path.relative_to(locales).as_posix()}"] = path
    return {name: files[name].read_bytes() for name in sorted(files)}


def build_pack(
    edition: ContentEdition, files: Mapping[str, bytes], key: "Ed25519PrivateKey"
) -> bytes:
    """The bytes of a signed pack."""
    manifest = write_manifest(edition, files)
    return write_archive({PACK_MANIFEST: manifest, PACK_SIGNATURE: key.sign(manifest), **files})


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these files, in their order."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, data in files.items():
            part = ZipInfo(name, SOME_DAY)
            part.compress_type, part.external_attr, part.create_system = (
                ZIP_DEFLATED,
                FILE_MODE,
                UNIX,
            )
            archive.writestr(part, data)
    return target.getvalue()
