"""The shell command that installs libraries which only some commands need, beside the kiosk that runs."""

import shlex
import sys
from pathlib import Path

from kiosk.child_process import package_folders


def pip_command(pins: Path, *requirements: str) -> str:
    """That command, with exact versions and their hashes where the file of them is there, as in a checkout."""
    pinned = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(pins)]
    wanted = pinned if pins.exists() else requirements
    # The Python of Debian takes no libraries of pip, and the kiosk's package has a folder for them.
    target = [f"--target={folder}" for folder in package_folders()[1:]]
    return shlex.join([sys.executable, "-m", "pip", "install", *target, *wanted])
