"""The settings as they were before the last change: one generation, in a file beside kiosk.toml."""

import re
from hashlib import sha256
from pathlib import Path

from kiosk.files import read_text
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.reader import MAX_SETTINGS_BYTES

PREVIOUS_FILE = f"{SETTINGS_FILE}.before"
"""Holds the settings before the last change; its first line is a comment that names what they were changed to."""

MAX_PREVIOUS_BYTES = MAX_SETTINGS_BYTES + 1000
"""Bytes of that file, with its first line."""

HEAD = "# The settings before the last change. What came after it has the SHA-256 "
HEAD_PATTERN = re.compile(re.escape(HEAD) + r"([0-9a-f]{64})\.\n")


def files_to_write(folder: Path, text: str) -> dict[Path, bytes]:
    """The files, with their contents, that make this text the settings and keep those of before.

    Settings that cannot be read as text are not kept, nor is anything where the text is the same as before.
    """
    new = text.encode()
    files = {folder / SETTINGS_FILE: new}
    try:
        before = read_text(folder / SETTINGS_FILE, MAX_SETTINGS_BYTES)
    except (OSError, ValueError):
        return files
    if before != text:
        kept = f"{HEAD}{sha256(new).hexdigest()}.\n{before}"
        files = {folder / PREVIOUS_FILE: kept.encode(), **files}
    return files


def read_previous(folder: Path) -> str | None:
    """The text of the settings before the last change; None where it was not kept.

    None also where kiosk.toml was edited since: nobody knows then which of its lines the last change was.
    """
    try:
        kept = read_text(folder / PREVIOUS_FILE, MAX_PREVIOUS_BYTES)
        now = (folder / SETTINGS_FILE).read_bytes()
    except (OSError, ValueError):
        return None
    head = HEAD_PATTERN.match(kept)
    if head is None or head[1] != sha256(now).hexdigest():
        return None
    return kept[head.end() :]
