"""Visits leaf by leaf, newest first, by filters of any combination."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.store.asking import ask
from kiosk.store.leaf import FILTERED, NONE, Filter, Leaf, Place, Visit

__all__ = ["NONE", "Filter", "Leaf", "Place", "Visit", "browse"]

EVERYTHING = Filter()
COLUMNS = Visit.__struct_fields__[:-1]
OLDER = (" WHERE {} ORDER BY day DESC, rowid DESC LIMIT ?", "(day, rowid) < (?, ?)")
NEWER = (" WHERE {} ORDER BY day, rowid LIMIT ?", "(day, rowid) > (?, ?)")
SELECT = f"SELECT {', '.join(COLUMNS)}, rowid FROM visit"


def browse(
    folder: Path,
    wanted: Filter = EVERYTHING,
    place: Place | None = None,
    count: int = 20,
    *,
    newer: bool = False,
) -> Leaf:
    """The visits on the older side of a place, or on its newer side; from the newest on without one.

    Raises sqlite3.Error and OSError as `ask` does.
    """
    sql, given = query(wanted, place, count + 1, newer=newer)
    rows: list[Any] = ask(folder, lambda conn: conn.execute(sql, given).fetchall(), [])
    more = len(rows) > count
    visits = tuple(map(_visit, rows[:count]))
    if newer:
        visits = visits[::-1]
    if not visits:
        return Leaf()
    first, last = visits[0].place, visits[-1].place
    if newer:
        return Leaf(visits, last, first if more else None)
    return Leaf(visits, last if more else None, first if place else None)


def query(
    wanted: Filter, place: Place | None, count: int, *, newer: bool = False
) -> tuple[str, list[str | int]]:
    """The one question that finds them, and its values."""
    tail, beyond = NEWER if newer else OLDER
    columns = [name for name in FILTERED if getattr(wanted, name) is not None]
    conditions = list(_conditions(wanted))
    given: list[str | int] = [value for _, values in conditions for value in values]
    said = [condition for condition, _ in conditions]
    if place:
        said.append(beyond)
        given += [place.day, place.number]
    # Left alone, SQLite takes a lesser index where a period and three ids are asked for.
    source = f"{SELECT} INDEXED BY {'_'.join(('visit', *columns, 'day'))}"
    return source + tail.format(" AND ".join(said) or "TRUE"), [*given, count]


def _conditions(wanted: Filter) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in FILTERED:
        value: str | None = getattr(wanted, name)
        if value == NONE:
            yield f"{name} IS NULL", ()
        elif value is not None:
            yield f"{name} = ?", (value,)
    if wanted.since:
        yield "day >= ?", (wanted.since.isoformat(),)
    if wanted.until:
        yield "day <= ?", (wanted.until.isoformat(),)


def _visit(row: tuple[Any, ...]) -> Visit:
    *values, number = row
    said = dict(zip(COLUMNS, values, strict=True))
    said["helped"] = bool(said["helped"])
    return Visit(**said, place=Place(said["day"], number))
