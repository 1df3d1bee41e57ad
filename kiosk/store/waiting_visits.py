"""Visits that could not be written before the kiosk ended wait in files of the data folder."""

import os
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from sqlite3 import IntegrityError
from typing import Annotated

from msgspec import DecodeError, Meta, Struct, json
from sqlite_utils import Database

from kiosk.events import Event
from kiosk.files import FileLimitError, read_limited, write_files
from kiosk.settings.schema import Id
from kiosk.store.doubtful_rows import RowClock
from kiosk.store.event_writer import (
    has_ended,
    transaction,
    write_buffer,
    write_pin_attempt,
)
from kiosk.store.visit_buffer import VisitBuffer
from kiosk.worker_messages import CrashMessage, PinAttempt

STEM, SUFFIX, REFUSED_SUFFIX = "waiting-visits", ".json", ".refused"
"""Parts of the files' names: waiting-visits-1f0c.json, and behind it .refused once it could not be read."""

MAX_BYTES = 64_000_000
"""More than 50 visits with as many events as are kept of one."""

PinAttempts = Iterable[tuple[PinAttempt, datetime]]


class WaitingVisit(Struct, frozen=True):
    """What was received of a visit; `moment` is a full hour, since the visit log keeps no finer time."""

    id: Annotated[str, Meta(pattern="^[0-9a-f]{12}$")]
    moment: datetime | None
    office: Id | None
    events: tuple[Event, ...]
    kiosk: Id
    unknown_events: Annotated[int, Meta(ge=0)]
    crash: CrashMessage | None
    crashed: datetime | None


class WaitingAttempt(Struct, frozen=True):
    """A PIN attempt, and the full hour of it."""

    attempt: PinAttempt
    moment: datetime


class WaitingFile(Struct, frozen=True):
    """The contents of a file: the visits and the PIN attempts of one kiosk."""

    visits: tuple[WaitingVisit, ...]
    attempts: tuple[WaitingAttempt, ...]


class BroughtIn(Struct, frozen=True):
    """How many visits came into the log, and the names of the files that could not be read."""

    visits: int = 0
    refused: tuple[str, ...] = ()


def keep_visits(
    folder: Path, visits: Sequence[VisitBuffer], attempts: PinAttempts, words: Container[str]
) -> Path:
    """Write visits into a new file of the folder, without events that are no known words; OSError if it fails."""
    for visit in visits:
        visit.keep_known_events(words)
    contents = WaitingFile(
        tuple(map(_record, visits)),
        tuple(WaitingAttempt(attempt, _full_hour(moment)) for attempt, moment in attempts),
    )
    path = folder / f"{STEM}-{os.urandom(4).hex()}{SUFFIX}"
    write_files({path: json.encode(contents)})
    return path


def waiting_files(folder: Path) -> list[Path]:
    """The files of visits that wait, sorted."""
    return sorted(folder.glob(f"{STEM}-*{SUFFIX}"))


def refused_files(folder: Path) -> list[Path]:
    """The files that could not be read, sorted."""
    return sorted(folder.glob(f"{STEM}-*{SUFFIX}{REFUSED_SUFFIX}"))


def _is_right(moment: datetime) -> RowClock:
    return RowClock()


def delete_old_files(folder: Path, before: datetime) -> None:
    """Delete refused files, and drafts of a process that died, that nobody has written since a moment."""
    drafts = folder.glob(f".{STEM}-*{SUFFIX}.*")
    for path in (*refused_files(folder), *drafts):
        with suppress(OSError):
            if path.stat().st_mtime < before.timestamp():
                path.unlink()


def bring_in(
    db: Database,
    folder: Path,
    words: Container[str],
    mark: Callable[[datetime], RowClock] = _is_right,
) -> BroughtIn:
    """Write all visits that wait into the log, and delete their files; the caller holds `LogLocks.exclusive`.

    `mark` tells whether the date of a moment is in doubt. A file that cannot be read, or that the log refuses, is
    renamed. Raises sqlite3.Error and OSError where the log cannot be written; then the files stay.
    """
    visits, refused = 0, []
    for path in waiting_files(folder):
        try:
            data = read_limited(path, MAX_BYTES)
        except FileLimitError:
            data = b""
        except OSError:
            # It stays, and `kiosk check` names it: what others have written need not wait for it.
            continue
        try:
            contents = json.decode(data, type=WaitingFile)
            # All or nothing: what is brought in twice, because a file could not be deleted, is not counted twice.
            with transaction(db.conn):
                visits += sum(_write(db, visit, words, mark) for visit in contents.visits)
                for one in contents.attempts:
                    write_pin_attempt(db, one.attempt, one.moment, mark(one.moment))
        except (DecodeError, UnicodeDecodeError, IntegrityError, OverflowError):
            refused.append(path.name)
            path.rename(path.with_name(path.name + REFUSED_SUFFIX))
        else:
            path.unlink()
    return BroughtIn(visits, tuple(refused))


def _write(
    db: Database,
    waiting: WaitingVisit,
    words: Container[str],
    mark: Callable[[datetime], RowClock],
) -> bool:
    """Write a visit, or the events of it that the log has not; whether it is a visit that somebody touched."""
    if has_ended(db.conn, waiting.id):
        return False
    visit = _buffer(waiting)
    visit.keep_known_events(words)
    write_buffer(db, visit, mark)
    return visit.moment is not None


def _record(visit: VisitBuffer) -> WaitingVisit:
    return WaitingVisit(
        visit.id,
        _full_hour(visit.moment) if visit.moment else None,
        visit.office or None,
        tuple(visit.events),
        visit.kiosk,
        visit.unknown_events,
        visit.crash,
        _full_hour(visit.crashed) if visit.crashed else None,
    )


def _buffer(waiting: WaitingVisit) -> VisitBuffer:
    visit = VisitBuffer()
    visit.id, visit.moment, visit.office = waiting.id, waiting.moment, waiting.office or ""
    for event in waiting.events:
        visit.add_event(event, waiting.moment or datetime.now(), visit.office, waiting.kiosk)
    visit.unknown_events = waiting.unknown_events
    visit.crash, visit.crashed = waiting.crash, waiting.crashed
    return visit


def _full_hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
