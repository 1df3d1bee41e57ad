"""A visit log of two months to export: 2 months over, each with few visits in English."""

import csv
from datetime import date
from pathlib import Path

from kiosk.events import Event
from kiosk.store.count_relations import FIGURES
from kiosk.store.export import COLUMNS, ExportText, NameValue
from kiosk.store.monthly_counts import Site
from tests.store.logs import write_visits

DAY = date(2026, 10, 14)
BEFORE = date(2026, 9, 16)
TODAY = date(2026, 11, 20)
SITE = Site("brussels", "2")
END = Event(9, "end", "intent", "left")
VISITS = [(DAY, "fr")] * 16 + [(DAY, "en")] * 5 + [(BEFORE, "fr")] * 7 + [(BEFORE, "en")] * 3


def make_log_to_export(folder: Path) -> Path:
    """Make that log; its folder."""
    folder.mkdir()
    begun = Event(0, "choice", "welcome", "fr")
    write_visits(
        folder, [(day, [begun, Event(1, "fact", "language", to), END]) for day, to in VISITS]
    )
    return folder


def export_text(name: NameValue = lambda figure, value: "") -> ExportText:
    """The words of an export: short ones, but for the names of values."""
    return ExportText(
        name=name,
        columns={column: f"About {column}" for column in COLUMNS},
        figures={figure: f"About {figure}" for figure in FIGURES},
        definitions={"finished": "About finished"},
    )


def read_csv(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a CSV, as a spreadsheet reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))
