"""Packs that somebody has broken, forged or made to do harm, each by what is wrong with it."""

import os
import stat
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.packs.manifest import write_manifest
from kiosk.paths import PACK_MANIFEST, PACK_SIGNATURE
from tests.packs.made_packs import (
    TERMS,
    changed,
    edition,
    make_pack,
    shipped_files,
    signing_key,
)
from tools.content_pack.build import FILE_MODE, UNIX, write_archive


def members(pack: bytes) -> dict[str, bytes]:
    """The files of a pack by their names."""
    with ZipFile(BytesIO(pack)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


@cache
def usual_pack() -> bytes:
    """A pack that would be installed."""
    return make_pack()


def usual() -> dict[str, bytes]:
    """The files of a pack that would be installed."""
    return members(usual_pack())


def signed_manifest(text: bytes) -> bytes:
    """A pack whose manifest is this text, with the signature of the editors."""
    return write_archive({**usual(), PACK_MANIFEST: text, PACK_SIGNATURE: signing_key().sign(text)})


def with_member(part: ZipInfo, data: bytes, pack: bytes | None = None) -> bytes:
    """A pack with one file more in its archive."""
    target = BytesIO(pack or make_pack())
    with ZipFile(target, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # A name that is there twice is the harm.
        archive.writestr(part, data)
    return target.getvalue()


def named(name: str, mode: int = FILE_MODE) -> ZipInfo:
    """A member of that name; its mode says which kind of file it is."""
    part = ZipInfo(name)
    part.create_system, part.external_attr, part.compress_type = UNIX, mode, ZIP_DEFLATED
    return part


def naming(name: str) -> bytes:
    """A pack of which manifest and archive name one more file, signed."""
    files = {**shipped_files(), name: b"x"}
    manifest = write_manifest(edition(), files)
    return write_archive(
        {PACK_MANIFEST: manifest, PACK_SIGNATURE: signing_key().sign(manifest), **files}
    )


def replaced_file() -> bytes:
    """The text of a file was changed after the pack was signed."""
    return write_archive({**usual(), TERMS: usual()[TERMS] + b"\n# more\n"})


def as_link() -> bytes:
    """A file of the manifest is a symbolic link in the archive."""
    parts = usual()
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, data in parts.items():
            kind = (stat.S_IFLNK | 0o777) << 16 if name == TERMS else FILE_MODE
            archive.writestr(named(name, kind), data)
    return target.getvalue()


def other_compression() -> bytes:
    """All is packed by another method than the usual one."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_BZIP2) as archive:
        for name, data in usual().items():
            archive.writestr(name, data)
    return target.getvalue()


def flipped(offset: int) -> bytes:
    """One byte of the last file has changed on the way, so many bytes before its end."""
    data = bytearray(make_pack())
    data[data.index(b"PK\x01\x02") - offset] ^= 0x55
    return bytes(data)


def encrypted() -> bytes:
    """The flag of encryption stands on a file."""
    data = bytearray(make_pack())
    start = data.rindex(b"PK\x01\x02")
    data[start + 8] |= 1
    return bytes(data)


def bomb() -> bytes:
    """A file that is a thousand times as large as it looks."""
    return with_member(named("content/bomb.toml"), b"#" * 20_000_000)


def signed_bomb() -> bytes:
    """The same, signed by an editor whose key was stolen."""
    files = {**shipped_files(), "content/bomb.toml": b"#" * 900_000}
    manifest = write_manifest(edition(), files)
    return write_archive(
        {PACK_MANIFEST: manifest, PACK_SIGNATURE: signing_key().sign(manifest), **files}
    )


def too_large() -> bytes:
    """A file of the content that no editor would write, of text that hardly packs."""
    return make_pack(
        files={**shipped_files(), "content/large.toml": os.urandom(600_000).hex().encode()}
    )


def too_many() -> bytes:
    """Thousands of files."""
    target = BytesIO(make_pack())
    with ZipFile(target, "a") as archive:
        for number in range(3000):
            archive.writestr(named(f"content/n{number}.toml"), b"x")
    return target.getvalue()


def renumbered() -> Mapping[str, bytes]:
    """A step has taken the number of another one, which stands on slips."""
    return changed("content/stages/access.toml", "slot = 0\n", "slot = 39\n")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty file": lambda: b"",
    "no archive": lambda: b"This is a letter.\n" * 500,
    "half of a pack": lambda: make_pack()[:100_000],
    "byte changed at the end": lambda: flipped(6),
    "byte changed in the middle": lambda: flipped(10_000),
    "no signature": lambda: write_archive(
        {name: data for name, data in usual().items() if name != PACK_SIGNATURE}
    ),
    "no manifest": lambda: write_archive(
        {name: data for name, data in usual().items() if name != PACK_MANIFEST}
    ),
    "signature of a stranger": lambda: make_pack(key=Ed25519PrivateKey.generate()),
    "signature of nothing": lambda: write_archive({**usual(), PACK_SIGNATURE: bytes(64)}),
    "short signature": lambda: write_archive({**usual(), PACK_SIGNATURE: b"x"}),
    "manifest changed after it was signed": lambda: write_archive(
        {**usual(), PACK_MANIFEST: usual()[PACK_MANIFEST].replace(b"number = 8", b"number = 9")}
    ),
    "file changed after it was signed": replaced_file,
    "file missing": lambda: write_archive(
        {name: data for name, data in usual().items() if name != TERMS}
    ),
    "file more than the manifest names": lambda: with_member(named("content/more.toml"), b"x"),
    "name twice": lambda: with_member(named(TERMS), b"x"),
    "path above the folder": lambda: with_member(named("../outside.toml"), b"x"),
    "signed path above the folder": lambda: naming("content/../../outside.toml"),
    "signed absolute path": lambda: naming("/tmp/outside.toml"),
    "signed path with a backslash": lambda: naming("content\\..\\outside.toml"),
    "signed name of a program": lambda: naming("content/run.py"),
    "signed hidden name": lambda: naming("content/.hidden.toml"),
    "signed name of the manifest": lambda: naming("manifest.toml.mo"),
    "compiled translations": lambda: naming("locales/fr/LC_MESSAGES/kiosk.mo"),
    "symbolic link": as_link,
    "one more symbolic link": lambda: with_member(
        named("content/link.toml", (stat.S_IFLNK | 0o777) << 16), b"/etc/passwd"
    ),
    "folder": lambda: with_member(named("content/folder/"), b""),
    "device": lambda: with_member(named("content/tty.toml", (stat.S_IFCHR | 0o666) << 16), b""),
    "zip bomb": bomb,
    "signed zip bomb": signed_bomb,
    "file that is too large": too_large,
    "too many files": too_many,
    "other compression": other_compression,
    "encrypted file": encrypted,
    "signed manifest that is no TOML": lambda: signed_manifest(b"number = = 8"),
    "signed manifest that is no text": lambda: signed_manifest(b"\xff\xfe"),
    "signed manifest without files": lambda: signed_manifest(
        b'format = 1\nnumber = 8\ndated = 2026-12-03\nprogram = "0.1.0"\n[changes]\nen = ["x"]\n[files]\n'
    ),
    "signed manifest in a later format": lambda: signed_manifest(b"format = 2\n"),
    "signed escape sequence in what is new": lambda: signed_manifest(
        usual()[PACK_MANIFEST].replace(b"New in 8.", b"New \\u001b[2J in 8.")
    ),
    "signed number below zero": lambda: signed_manifest(
        usual()[PACK_MANIFEST].replace(b"number = 8", b"number = -8")
    ),
    "later program": lambda: make_pack(program="99.1"),
    "number of the content in use": lambda: make_pack(number=1),
    "broken content": lambda: make_pack(files=changed(TERMS, "[term.", "[term")),
    "missing page": lambda: make_pack(
        files={name: data for name, data in shipped_files().items() if "leaving" not in name}
    ),
    "wrong name in braces in a translation": lambda: make_pack(
        files=changed("locales/fr/LC_MESSAGES/kiosk.po", "et vous en avez tapé {number}", "{zahl}")
    ),
    "number on slips given to another step": lambda: make_pack(files=renumbered()),
}


def write_hostile(folder: Path, what: str) -> Path:
    """The file of such a pack."""
    path = folder / "aiace-content-8.zip"
    path.write_bytes(HOSTILE[what]())
    return path
