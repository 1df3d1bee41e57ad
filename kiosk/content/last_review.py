"""The newest day on which anything in the content was looked at: how old the content is."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kiosk.content.toml import MAX_FILE_BYTES
from kiosk.files import read_text

DATED = re.compile(r"^dated\s*=\s*(\d{4}-\d{2}-\d{2})\s*(?:#|$)", re.MULTILINE)
"""The line that says when a fact was looked at."""


def last_review(content_folder: Path) -> date | None:
    """That day; None where nothing is dated. Files that cannot be read are left out."""
    return max(_review_days(content_folder), default=None)


def _review_days(folder: Path) -> Iterator[date]:
    for path in folder.rglob("*.toml"):
        try:
            # The lines alone are read: to parse all files takes a fifth of a second.
            days = DATED.findall(read_text(path, MAX_FILE_BYTES))
            yield from map(date.fromisoformat, days)
        except (OSError, ValueError):
            continue
