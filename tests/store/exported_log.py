"""A visit log to export: in one of its weeks few visits were in English."""

import csv
from datetime import date, timedelta
from pathlib import Path

from kiosk.events import Event
from tests.store.logs import write_visits

DAY = date(2026, 11, 11)
END = Event(9, "end", "intent", "left")


BEFORE = DAY - timedelta(days=7)
VISITS = [(DAY, "fr")] * 6 + [(DAY, "en")] * 5 + [(BEFORE, "fr")] * 7 + [(BEFORE, "en")] * 3


def make_log_to_export(folder: Path) -> Path:
    """Make a log of 21 visits in two weeks; its folder."""
    folder.mkdir()
    begun = Event(0, "choice", "welcome", "fr")
    write_visits(
        folder, [(day, [begun, Event(1, "fact", "language", to), END]) for day, to in VISITS]
    )
    return folder


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV, as a spreadsheet reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
