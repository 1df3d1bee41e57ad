"""Runs a command whose output nobody reads: its reader has closed the pipe at once, as `true` does."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


def run_unread(
    command: list[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    errors_too: bool = False,
) -> tuple[int, str]:
    """The exit code of a command in `folder`, and its standard error, unless nobody reads that either."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=write_end,
            stderr=write_end if errors_too else subprocess.PIPE,
            cwd=folder,
            env=environment,
            check=False,
            text=True,
            timeout=60,
        )
    finally:
        os.close(write_end)
    return done.returncode, done.stderr or ""
