"""The part of CHANGELOG.md that belongs to a version, and the changelog that Debian wants."""

import re
from datetime import UTC, date, datetime
from email.utils import format_datetime
from pathlib import Path

from tools.release.commands import ReleaseError

HEADING = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?$", re.MULTILINE)
UNRELEASED = "Unreleased"


def version_part(changelog: str, version: str) -> tuple[str, date | None]:
    """What CHANGELOG.md says of a version, and its day; of one without a heading of its own, what is not released.

    Raises ReleaseError where it says nothing.
    """
    headings = list(HEADING.finditer(changelog))
    for name in (version, UNRELEASED):
        for number, heading in enumerate(headings):
            if heading["name"] == name:
                end = headings[number + 1].start() if number + 1 < len(headings) else None
                return changelog[heading.end() : end].strip() + "\n", _read_day(heading)
    raise ReleaseError(f"CHANGELOG.md has no part for {version}: add the heading ## [{version}].")


def _read_day(heading: re.Match[str]) -> date | None:
    try:
        return date.fromisoformat(heading["day"]) if heading["day"] else None
    except ValueError:
        raise ReleaseError(f"CHANGELOG.md has a day that there is not: {heading[0]}") from None


def debian_changelog(version: str, day: date, control: Path) -> str:
    """The file debian/changelog: one entry, which names the CHANGELOG.md of the package."""
    fields = control.read_text(encoding="utf-8")
    maintainer = re.search(r"^Maintainer: (.+)$", fields, re.MULTILINE)
    if maintainer is None:
        raise ReleaseError(f"{control} names no maintainer: add the line Maintainer.")
    return (
        f"aiace-kiosk ({version}) stable; urgency=medium\n\n"
        f"  * Release {version}: see CHANGELOG.md in this folder.\n\n"
        f" -- {maintainer[1]}  {format_datetime(release_moment(day))}\n"
    )


def release_moment(day: date) -> datetime:
    """The moment that stands for the day of a release, which all its files have: its first, so that it is past."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
