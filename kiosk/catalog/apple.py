"""The Apple table: every model since 2012 with the last system version that it can run."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.catalog.devices import Apple
from kiosk.catalog.problem import Problem
from kiosk.catalog.rows import bad_line, read_rows

COLUMNS = (
    "family", "model_name", "year_introduced", "last_os_major", "passkey", "status", "unlock", "group",
    "source", "note",
)  # fmt: skip


def read_apple(path: Path) -> tuple[tuple[Apple, ...], list[Problem]]:
    """All models in the order of the file, and what is wrong with the lines left out.

    OSError or ValueError where there are none.
    """
    found: list[Apple] = []
    rows, wrong = read_rows(path, COLUMNS)
    for row in rows:
        try:
            found.append(_model(row.cells))
        except (KeyError, ValueError) as fault:
            wrong.append(bad_line(path, row.line, f"Not readable: {fault}."))
    return tuple(found), wrong


def _model(cells: Mapping[str, str]) -> Apple:
    return Apple(
        family=cells["family"],
        model=cells["model_name"],
        year=int(cells["year_introduced"]),
        last=cells["last_os_major"],
        passkey={"yes": True, "no": False}[cells["passkey"]],
        status="verified" if cells["status"] == "verified" else "recalled",
        unlock=cells["unlock"],
        group=cells["group"],
        source=cells["source"],
        note=cells["note"],
    )
