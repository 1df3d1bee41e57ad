"""Makes and reads the keys that sign content packs."""

import os
from getpass import getpass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)


class KeyFileError(Exception):
    """A key that cannot be made or read: one plain sentence."""


def make_keys(name: str, folder: Path, passphrase: str = "") -> tuple[Path, Path]:
    """Write a new pair into a folder: the private key, for this user alone, and the public one; their paths."""
    key = Ed25519PrivateKey.generate()
    encryption: KeySerializationEncryption = NoEncryption()
    if passphrase:
        encryption = BestAvailableEncryption(passphrase.encode())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    private, public = folder / f"{name}.private.pem", folder / f"{name}.pem"
    try:
        _write_new(private, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption), 0o600)
        public_bytes = key.public_key().public_bytes(
            Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
        )
        _write_new(public, public_bytes, 0o644)
    except FileExistsError as fault:
        raise KeyFileError(f"{fault.filename} is there already: choose another name.") from None
    return private, public


def read_private_key(path: Path) -> Ed25519PrivateKey:
    """The private key in a file; its passphrase, where it has one, is asked for."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise KeyFileError(f"{path} cannot be read ({fault.strerror}): name the key.") from None
    key: object
    try:
        key = load_pem_private_key(data, None)
    except TypeError:
        key = _read_encrypted(path, data)
    except ValueError:
        raise KeyFileError(f"{path} holds no private key: name another file.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(f"{path} holds another kind of key: make one with scripts/pack-content.")
    return key


def _read_encrypted(path: Path, data: bytes) -> object:
    try:
        return load_pem_private_key(data, getpass("Passphrase of the key: ").encode())
    except ValueError:
        raise KeyFileError(f"This is not the passphrase of {path}: try again.") from None


def _write_new(path: Path, data: bytes, mode: int) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(data)
