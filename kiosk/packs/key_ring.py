"""The public keys that check the signature of a content pack: those of the program, and those of root."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.files import read_limited
from kiosk.operating_system import has_private_files

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SHIPPED_KEYS = Path(__file__).parent / "keys"
"""Two keys come with the program: one that signs, one in reserve."""

OWN_KEYS = Path("/etc/aiace-kiosk/content-keys")
"""Further keys, which only root can add."""

SUFFIX = ".pem"
MAX_KEY_BYTES, MAX_KEYS = 2_000, 20
ROOT = 0


def trusted_keys() -> "Iterator[Ed25519PublicKey]":
    """The keys of the program, then those that root has added; files that hold none are passed over."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    own = [path for path in _key_files(OWN_KEYS) if only_root_writes(path)]
    for path in [*_key_files(SHIPPED_KEYS), *own]:
        with suppress(OSError, ValueError):
            key = load_pem_public_key(read_limited(path, MAX_KEY_BYTES))
            if isinstance(key, Ed25519PublicKey):
                yield key


def is_signed(message: bytes, signature: bytes, keys: "Iterator[Ed25519PublicKey]") -> bool:
    """Whether one of the keys has signed the message."""
    from cryptography.exceptions import InvalidSignature

    for key in keys:
        with suppress(InvalidSignature):
            key.verify(signature, message)
            return True
    return False


def only_root_writes(path: Path) -> bool:
    """Whether nobody but root can change a file, or put another one in its place: no link, no folder of others."""
    if not has_private_files():
        return False
    try:
        return stat.S_ISREG(os.lstat(path).st_mode) and all(
            _is_closed(one) for one in (path, *path.parents)
        )
    except OSError:
        return False


def _is_closed(path: Path) -> bool:
    status = os.lstat(path)
    return (
        not stat.S_ISLNK(status.st_mode)
        and status.st_uid == ROOT
        and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _key_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)[:MAX_KEYS]
    except OSError:
        return []
