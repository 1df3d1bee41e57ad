"""The key pair of the releases (Ed25519), the checksums of one, and the signature on these."""

import os
import re
from hashlib import file_digest
from pathlib import Path

from tools.release.commands import ReleaseError, require_programs, run

SUMS, SIGNATURE, PUBLIC_KEY = "SHA256SUMS", "SHA256SUMS.sig", "release-key.pem"
SUM_LINE = re.compile(r"([0-9a-f]{64})  ([^/]+)")
"""A line of SUMS, as sha256sum writes it: the checksum and the name of a file."""


def default_key() -> Path:
    """Where the private key is kept."""
    config = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(config).expanduser() / "aiace-kiosk" / "release-private-key.pem"


def make_key(key: Path) -> None:
    """Make a key pair, the private key for its owner's eyes alone; ReleaseError where there is one already."""
    require_programs("openssl")
    key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        number = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise ReleaseError(
            f"There is a key already: {key}. Move it away first; it is not overwritten."
        ) from None
    try:
        with open(number, "w", encoding="ascii") as file:
            file.write(run(["openssl", "genpkey", "-algorithm", "ed25519"], key.parent))
    except BaseException:
        key.unlink()
        raise


def public_key(key: Path) -> str:
    """The public key of a private one, as PEM; ReleaseError where it is not one."""
    require_programs("openssl")
    with key.open("rb"):
        # Says why where the file cannot be read.
        pass
    try:
        return run(
            ["openssl", "pkey", "-in", key.absolute(), "-passin", "pass:", "-pubout"], Path()
        )
    except ReleaseError:
        raise ReleaseError(
            f"{key} is no private key that can be read without a password: name another with --key."
        ) from None


def write_sums(folder: Path) -> None:
    """Write the checksums of all files of a release, as `sha256sum --check` reads them."""
    names = sorted({path.name for path in folder.iterdir()} - {SUMS, SIGNATURE})
    lines = [f"{_checksum(folder / name)}  {name}\n" for name in names]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def sign(folder: Path, key: Path) -> None:
    """Sign the checksums of a release, and put the public key beside them."""
    (folder / PUBLIC_KEY).write_text(public_key(key), encoding="ascii")
    write_sums(folder)
    words: list[str | Path] = ["-sign", "-rawin", "-inkey", key.absolute(), "-passin", "pass:"]
    run(["openssl", "pkeyutl", *words, "-in", SUMS, "-out", SIGNATURE], folder)


def verify(folder: Path, trusted: Path) -> None:
    """Raise ReleaseError unless a trusted public key signed the checksums, and each file has one of these."""
    require_programs("openssl")
    for name in (SUMS, SIGNATURE):
        if not (folder / name).is_file():
            raise ReleaseError(
                f"There is no {name} in {folder}: name the folder of a signed release."
            )
    key: list[str | Path] = ["-pubin", "-in", trusted.absolute(), "-noout"]
    try:
        run(["openssl", "pkey", *key], folder)
    except ReleaseError:
        raise ReleaseError(
            f"{trusted} cannot be read as a public key: name the file that you have of whoever makes the releases."
        ) from None
    words: list[str | Path] = ["-verify", "-rawin", "-pubin", "-inkey", trusted.absolute()]
    try:
        run(["openssl", "pkeyutl", *words, "-in", SUMS, "-sigfile", SIGNATURE], folder)
    except ReleaseError:
        raise ReleaseError(
            f"The checksums in {folder} were not signed with {trusted}: install nothing of it, and fetch the"
            " release again."
        ) from None
    if changed := _changed_files(folder):
        raise ReleaseError(
            f"Not as it was signed: {', '.join(changed)}. Install nothing of it, and fetch the release again."
        )


def _changed_files(folder: Path) -> list[str]:
    """The files of a release that are others than those in its checksums, are missing, or stand in none."""
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    signed = {found[2]: found[1] for found in map(SUM_LINE.fullmatch, lines) if found}
    there = {path.name: path for path in folder.iterdir() if path.name not in (SUMS, SIGNATURE)}
    return [
        name
        for name in sorted({*signed, *there})
        if name not in there
        or not there[name].is_file()
        or signed.get(name) != _checksum(there[name])
    ]
