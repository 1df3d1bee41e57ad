"""The key pair of the releases (Ed25519), the checksums of one, and the signature on these."""

import os
from hashlib import sha256
from pathlib import Path

from tools.release.commands import ReleaseError, run

SUMS, SIGNATURE, PUBLIC_KEY = "SHA256SUMS", "SHA256SUMS.sig", "release-key.pem"


def default_key() -> Path:
    """Where the private key is kept."""
    config = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(config).expanduser() / "aiace-kiosk" / "release-private-key.pem"


def make_key(key: Path) -> None:
    """Make a key pair, the private key for its owner's eyes alone; ReleaseError where there is one already."""
    key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if key.exists():
        raise ReleaseError(
            f"There is a key already: {key}. Move it away first; it is not overwritten."
        )
    before = os.umask(0o077)
    try:
        run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key], key.parent)
    finally:
        os.umask(before)


def public_key(key: Path) -> str:
    """The public key of a private one, as PEM."""
    return run(["openssl", "pkey", "-in", key, "-pubout"], key.parent)


def write_sums(folder: Path) -> None:
    """Write the checksums of all files of a release, as `sha256sum --check` reads them."""
    lines = [
        f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.name not in (SUMS, SIGNATURE)
    ]
    (folder / SUMS).write_text("".join(lines))


def sign(folder: Path, key: Path) -> None:
    """Sign the checksums of a release, and put the public key beside them."""
    (folder / PUBLIC_KEY).write_text(public_key(key))
    write_sums(folder)
    run(
        ["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", key, "-in", SUMS, "-out", SIGNATURE],
        folder,
    )


def verify(folder: Path, trusted: Path) -> None:
    """Raise ReleaseError unless a trusted public key signed the checksums, and every file has its own."""
    words: list[str | Path] = [
        "-verify",
        "-rawin",
        "-pubin",
        "-inkey",
        trusted.absolute(),
        "-in",
        SUMS,
        "-sigfile",
    ]
    run(["openssl", "pkeyutl", *words, SIGNATURE], folder)
    run(["sha256sum", "--check", "--strict", "--quiet", SUMS], folder)
