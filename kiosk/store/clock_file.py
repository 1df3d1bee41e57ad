"""Keeps what is known of the date in a file of the data folder, beside the visit log.

Not in the log: a log that is damaged and replaced, or brought from another computer, must not carry it along.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from msgspec import DecodeError, ValidationError, json
from msgspec.structs import replace

from kiosk import clock
from kiosk.files import lock_folder, read_limited, write_files
from kiosk.store.clock_record import ClockRecord, Look, advance, begin_record
from kiosk.store.read_only import query_log

CLOCK_FILE = "clock.json"
MAX_BYTES = 10_000

NOTE_SECONDS = 600.0
"""Seconds of running after which the file is written though nothing has changed."""

NEWEST_DAY = """
    SELECT max(day) FROM (
        SELECT (SELECT day FROM visit ORDER BY rowid DESC LIMIT 1) AS day
        UNION SELECT day FROM maintenance WHERE task = 'purge'
    )
"""


def look_at_clock() -> Look:
    """What the computer's clock shows now; KIOSK_TODAY changes nothing of that."""
    return Look(datetime.now(), clock.running_time())


def read_clock(
    folder: Path, look: Look | None = None, newest_day: Callable[[], date | None] | None = None
) -> ClockRecord:
    """What is known of the date as of a look, or now; nothing is written.

    `newest_day` gives the last day that the visit log knows, with which a first record begins. Without it the log
    is read: not in a process that has it open, for reading a file beside SQLite gives up SQLite's locks on it
    (https://www.sqlite.org/howtocorrupt.html, 2.2). Raises sqlite3.Error and OSError as `query_log` does.
    """
    kept = _read_file(folder)
    # Looked at after reading: what another process has kept meanwhile must not be later than this.
    look = look or look_at_clock()
    if kept is not None:
        try:
            return advance(kept, look)
        except OverflowError:
            # Numbers that no kiosk has written.
            pass
    newest = newest_day() if newest_day else query_log(folder, find_newest_day, None)
    return begin_record(look, newest)


def keep_clock(
    folder: Path,
    change: Callable[[ClockRecord, Look], ClockRecord] = advance,
    *,
    look: Look | None = None,
    newest_day: Callable[[], date | None] | None = None,
) -> ClockRecord:
    """Look at the clock, apply a change to the record, and keep it; the record. `newest_day` as in `read_clock`.

    Raises OSError where it cannot be kept, and what `read_clock` and the change raise.
    """
    with lock_folder(folder):
        kept = _read_file(folder)
        look = look or look_at_clock()
        record = change(read_clock(folder, look, newest_day), look)
        if kept is None or _differs(kept, record):
            write_files({folder / CLOCK_FILE: json.encode(record) + b"\n"})
    return record


def forget_move(
    folder: Path, settled: int, newest_day: Callable[[], date | None] | None = None
) -> None:
    """Note that the rows of a doubt which is over are settled."""

    def forget(kept: ClockRecord, look: Look) -> ClockRecord:
        found = advance(kept, look)
        return replace(found, moved=None) if found.moved == settled else found

    # Where that fails it is done again, and finds no rows.
    with suppress(OSError):
        keep_clock(folder, forget, newest_day=newest_day)


def _differs(kept: ClockRecord, record: ClockRecord) -> bool:
    """Whether a record holds anything new but the time that the kiosk has run, or much of that."""
    if kept.boot != record.boot or abs(record.running - kept.running) >= NOTE_SECONDS:
        return True
    return (kept.doubt, kept.moved, kept.denied, kept.purge_day, kept.state) != (
        record.doubt,
        record.moved,
        record.denied,
        record.purge_day,
        record.state,
    ) or abs(record.unproven - kept.unproven) >= 1


def _read_file(folder: Path) -> ClockRecord | None:
    try:
        return json.decode(read_limited(folder / CLOCK_FILE, MAX_BYTES), type=ClockRecord)
    except (OSError, DecodeError, ValidationError, UnicodeDecodeError):
        return None


def find_newest_day(conn: sqlite3.Connection) -> date | None:
    """The last day that the visit log knows: of its newest visit, or of its last purge; None for an empty log."""
    found = conn.execute(NEWEST_DAY).fetchone()[0]
    return date.fromisoformat(found) if found else None
