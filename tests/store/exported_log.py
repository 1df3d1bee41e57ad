"""A logbook to take counts from: few of its visits were in English in one week."""

import csv
from datetime import date, timedelta
from pathlib import Path

from kiosk.events import Event
from tests.store.logs import keep

DAY = date(2026, 11, 11)
END = Event(9, "end", "intent", "left")


BEFORE = DAY - timedelta(days=7)
VISITS = [(DAY, "fr")] * 6 + [(DAY, "en")] * 5 + [(BEFORE, "fr")] * 7 + [(BEFORE, "en")] * 3


def taken_from(folder: Path) -> Path:
    """21 visits of two weeks."""
    folder.mkdir()
    begun = Event(0, "choice", "welcome", "fr")
    keep(folder, [(day, [begun, Event(1, "fact", "language", to), END]) for day, to in VISITS])
    return folder


def sheet(path: Path) -> list[dict[str, str]]:
    """What a spreadsheet reads."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
