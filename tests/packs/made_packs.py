"""Content packs that tests make of the shipped content, and sign with a key of their own."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk import paths
from kiosk.content.edition import ContentEdition
from kiosk.packs import key_ring
from tools.content_pack.build import build_pack, collect_files

DAY = date(2026, 12, 3)
TERMS, FRENCH = "content/terms.toml", "locales/fr/LC_MESSAGES/kiosk.po"
WELCOME = "content/pages/arrival.toml"
Files = Mapping[str, bytes]


@cache
def signing_key() -> Ed25519PrivateKey:
    """The key of the editors, in these tests."""
    return Ed25519PrivateKey.generate()


def write_public_key(folder: Path, key: Ed25519PrivateKey, name: str = "editors") -> Path:
    """The file of the public key, as it comes with the program."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.pem"
    path.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return path


def trust_test_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the key of the tests be the one that comes with the program, and root have added none."""
    write_public_key(folder / "keys", signing_key())
    monkeypatch.setattr(key_ring, "SHIPPED_KEYS", folder / "keys")
    monkeypatch.setattr(key_ring, "OWN_KEYS", folder / "no-keys")


@cache
def shipped_files() -> Files:
    """The files of a pack of the shipped content."""
    return collect_files(paths.CONTENT, paths.shipped_folder("locales"))


def edition(number: int = 8, program: str = "0.1.0") -> ContentEdition:
    """An edition of the content."""
    changes = {"en": (f"New in {number}.", "And more."), "fr": (f"Nouveau dans {number}.",)}
    return ContentEdition(number=number, dated=DAY, program=program, changes=changes)


def changed(name: str, old: str, new: str, files: Files | None = None) -> Files:
    """The files, one of them with another text."""
    given = files or shipped_files()
    text = given[name].decode()
    assert old in text
    return {**given, name: text.replace(old, new).encode()}


def make_pack(
    number: int = 8,
    files: Files | None = None,
    *,
    program: str = "0.1.0",
    key: Ed25519PrivateKey | None = None,
) -> bytes:
    """The bytes of a signed pack."""
    return build_pack(edition(number, program), files or shipped_files(), key or signing_key())


def write_pack(folder: Path, number: int = 8, files: Files | None = None) -> Path:
    """The file of a signed pack."""
    path = folder / f"aiace-content-{number}.zip"
    path.write_bytes(make_pack(number, files))
    return path


def with_welcome(title: str) -> Files:
    """The files with another title of the page that asks what somebody has come for."""
    return changed(WELCOME, 'title = "Welcome"', f'title = "{title}"')
