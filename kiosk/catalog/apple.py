"""The Apple table: every model since 2012 with the last system version that it can run."""

import csv
from pathlib import Path

from kiosk.catalog.devices import Apple


def read_apple(path: Path) -> tuple[Apple, ...]:
    """All rows in the order of the file; a broken row raises ValueError with its line."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(_row(row, line) for line, row in enumerate(rows, start=2))


def _row(row: dict[str, str], line: int) -> Apple:
    try:
        return Apple(
            family=row["family"],
            model=row["model_name"],
            year=int(row["year_introduced"]),
            last=row["last_os_major"],
            passkey={"yes": True, "no": False}[row["passkey"]],
            status="verified" if row["status"] == "verified" else "recalled",
            unlock=row["unlock"],
            group=row["group"],
            source=row["source"],
            note=row["note"],
        )
    except (KeyError, ValueError) as fault:
        raise ValueError(f"line {line}: {fault}") from None
