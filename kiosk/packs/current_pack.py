"""The content pack that a kiosk uses now; after an update of the program, a process of its own checks it again."""

import os
from pathlib import Path

from kiosk.child_process import python_command
from kiosk.packs.content_choice import ContentChoice, find_pack, read_choice
from kiosk.paths import CHOSEN_FILE

REVIEW_CODE = "from kiosk.packs.pack_review import main; main()"
REVIEW_TIMEOUT = 60.0
"""Seconds for the check of one pack, which takes two on a usual machine."""


def has_choice(data: Path) -> bool:
    """Whether an office has ever taken a content pack; until then nothing of this package needs to be loaded."""
    return os.path.exists(data / CHOSEN_FILE)


def current_pack(data: Path) -> Path | None:
    """The folder of the pack in use; None for the content of the program."""
    if not has_choice(data):
        return None
    choice = read_choice(data)
    if choice.number and not choice.holds:
        choice = _review(data)
    return find_pack(data, choice)


def _review(data: Path) -> ContentChoice:
    """The choice that holds for this program; that of its own content where this cannot be found out.

    In a process of its own: what checks a pack is large, and would stay in the memory of the kiosk.
    """
    import subprocess

    try:
        done = subprocess.run(
            python_command(REVIEW_CODE, str(data)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=REVIEW_TIMEOUT,
            check=True,
        )
        return ContentChoice(number=int(done.stdout))
    except (OSError, ValueError, subprocess.SubprocessError):
        return ContentChoice()
