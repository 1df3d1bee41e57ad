"""Runs the programs that a release is made with, and says in a sentence what keeps it from being made."""

import errno
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

PACKAGES = {
    "dpkg-buildpackage": "dpkg-dev",
    "dh": "debhelper",
    "lintian": "lintian",
    "openssl": "openssl",
}
"""Programs, and the Debian packages that have them."""

FULL = re.compile(r"No space left on device|Disk quota exceeded")
SETTINGS = re.compile(r"DEB_|DH_|LINTIAN_|SOURCE_DATE_EPOCH$|TZ$|LANGUAGE$")
"""Variables of whoever makes a release, by which its bytes or the programs' words would be other ones."""


class ReleaseError(Exception):
    """A release cannot be made; the message says why, and what to do."""


def require_programs(*names: str) -> None:
    """Raise ReleaseError where one of these programs is not there."""
    absent = sorted(PACKAGES[name] for name in names if shutil.which(name) is None)
    if absent:
        raise ReleaseError(f"A release needs more programs: sudo apt install {' '.join(absent)}")


def run(command: list[str | Path], folder: Path, variables: Mapping[str, str] | None = None) -> str:
    """Run a command in a folder; what it prints. Raises ReleaseError, with its last lines, where it fails."""
    kept = {name: value for name, value in os.environ.items() if not SETTINGS.match(name)}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**kept, "LC_ALL": "C.UTF-8", **(variables or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = done.stdout + done.stderr
        if FULL.search(said):
            raise ReleaseError(full_disk_sentence())
        last = "\n".join(said.splitlines()[-15:])
        # Of Python, the module says more than the interpreter.
        name = command[command.index("-m") + 1] if "-m" in command else Path(command[0]).name
        raise ReleaseError(f"{name} failed; put right what it says, then try again:\n{last}")
    return done.stdout


def explain_error(error: ReleaseError | OSError) -> str:
    """The sentence for an error."""
    if isinstance(error, ReleaseError):
        return str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full_disk_sentence()
    why = error.strerror or str(error)
    return f"{error.filename or 'A file'} cannot be used ({why}): put that right, then try again."


def full_disk_sentence() -> str:
    """What to do where there is no room left."""
    return (
        "The disk is full: make some room, 1 GB or so, on that of the release and on that of"
        f" {tempfile.gettempdir()}, then try again."
    )
