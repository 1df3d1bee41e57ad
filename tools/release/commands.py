"""Runs the programs that a release is made with."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

PACKAGES = {
    "dpkg-buildpackage": "dpkg-dev",
    "dh": "debhelper",
    "lintian": "lintian",
    "openssl": "openssl",
}
"""Programs, and the Debian packages that have them."""


class ReleaseError(Exception):
    """A release cannot be made; the message says why, and what to do."""


def require_programs() -> None:
    """Raise ReleaseError where a program is not there."""
    absent = sorted(package for name, package in PACKAGES.items() if shutil.which(name) is None)
    if absent:
        raise ReleaseError(f"A release needs more programs: sudo apt install {' '.join(absent)}")


def run(command: list[str | Path], folder: Path, variables: Mapping[str, str] | None = None) -> str:
    """Run a command in a folder; what it prints. Raises ReleaseError, with its last lines, where it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise ReleaseError(f"{command[0]} failed:\n{last}")
    return done.stdout
