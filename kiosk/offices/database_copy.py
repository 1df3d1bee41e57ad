"""Copies the offices' database of a server into a SQLite file, for programs that read only such files."""

from pathlib import Path

from sqlalchemy import insert, select

from kiosk.offices.database import OfficesDatabase
from kiosk.offices.tables import COUNT, PARCEL


def copy_to_file(database: OfficesDatabase, path: Path) -> None:
    """Write all parcels into a new file; OfficesDatabaseError where that fails."""
    with database.read() as source, OfficesDatabase(str(path)).change() as target:
        for table in (PARCEL, COUNT):
            rows = [dict(row) for row in source.execute(select(table)).mappings()]
            if rows:
                target.execute(insert(table), rows)
