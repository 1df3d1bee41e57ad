"""Writes the parcels of a kiosk for head office: a file for each month that is over, with counts and health."""

import shutil
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec import json

from kiosk import __version__
from kiosk.clock import is_preview
from kiosk.content.freshness import find_stale_entries
from kiosk.content.last_review import last_review
from kiosk.files import write_files
from kiosk.journey.context import Context
from kiosk.journey.page_text import PageText
from kiosk.journey.state import Position, Preferences
from kiosk.offices.parcel import (
    FORMAT_VERSION,
    HEALTH_FILE,
    ParcelClock,
    ParcelHealth,
    ParcelKey,
    crashed_visits,
    differing_steps,
    pack_parcel,
    parcel_name,
)
from kiosk.staff.export_texts import export_text
from kiosk.staff.health.data_folder import MEGABYTE
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.log_rows import last_purge
from kiosk.store.backup import copy_day
from kiosk.store.clock_file import read_clock
from kiosk.store.export import ExportText, default_separator, release_files
from kiosk.store.monthly_counts import Site
from kiosk.store.release_log import Release, releasable_spans, release_spans
from kiosk.store.release_span import span_months

LANGUAGE = "en"
"""The names in a parcel are in one language, whatever that of the office: head office puts them side by side."""

FREE_STEP = 100
"""Megabytes to which the room on the disk is rounded down: a log that has grown does not show in it."""


def parcel_text(context: Context) -> ExportText:
    """The words of a parcel."""
    return export_text(PageText(context, Position("log"), Preferences(language=LANGUAGE)))


def closed_months(data: Path, today: date, span: str | None = None) -> list[str]:
    """The months that are over and of which something was counted, the first one first; of a span, those in it.

    SpanError for no such span; sqlite3.Error and OSError as `query_log` raises them.
    """
    months = sorted({one for one in releasable_spans(data, today) if span_months(one) == (one,)})
    return [one for one in months if span is None or one in span_months(span)]


def write_parcels(
    kiosk: Installation, months: Sequence[str], to: Path, text: ExportText, now: datetime
) -> list[Path]:
    """Write the parcel of each of these months to the folder `to`; the files, all or none.

    `now` is a moment with its time zone, `text` in the language of parcels. sqlite3.Error where the log is damaged
    or cannot be written, OSError where the log or that folder fails.
    """
    settings = kiosk.settings()
    site = Site(settings.office.id, settings.office.kiosk)
    separator = default_separator(LANGUAGE, settings.region)
    stale = len(find_stale_entries(kiosk.content, kiosk.content_folder, now.date()))
    files: dict[Path, bytes] = {}
    for released in release_spans(kiosk.data, months, now.date()):
        health = _health(kiosk, released, now, stale)
        exported = release_files(released, site, ("csv", "json"), text, separator)
        members = {name: b"".join(pieces) for name, pieces in exported.items()}
        members[HEALTH_FILE] = json.format(json.encode(health), indent=1) + b"\n"
        files[to / parcel_name(ParcelKey(*site, released.span))] = pack_parcel(members)
    to.mkdir(mode=0o700, exist_ok=True)
    write_files(files)
    return list(files)


def _health(kiosk: Installation, released: Release, now: datetime, stale: int) -> ParcelHealth:
    office = kiosk.settings().office
    return ParcelHealth(
        format_version=FORMAT_VERSION,
        office=office.id,
        kiosk=office.kiosk,
        span=released.span,
        office_name=office.name,
        written=now.replace(microsecond=0),
        program_version=__version__,
        content_reviewed=last_review(kiosk.content_folder),
        stale_facts=stale,
        differing_steps=differing_steps(released.counts),
        crashed_visits=crashed_visits(released.counts),
        last_purge=last_purge(kiosk.data),
        last_copy=copy_day(kiosk.data),
        free_megabytes=_free_megabytes(kiosk.data),
        clock=_clock_state(kiosk),
    )


def _free_megabytes(data: Path) -> int | None:
    try:
        return shutil.disk_usage(data).free // MEGABYTE // FREE_STEP * FREE_STEP
    except OSError:
        return None


def _clock_state(kiosk: Installation) -> ParcelClock:
    """Whether the date is trusted; not read where it is previewed."""
    if is_preview():
        return "unread"
    try:
        record = read_clock(kiosk.data, kiosk.look())
    except (OSError, sqlite3.Error):
        return "unread"
    return "doubtful" if record.doubt else "waiting" if record.state == "waiting" else "trusted"
