"""Parcels for tests: packed as a kiosk packs them, of counts that a test names."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import json

from kiosk.offices.parcel import (
    FORMAT_VERSION,
    HEALTH_FILE,
    ParcelHealth,
    ParcelKey,
    crashed_visits,
    differing_steps,
    pack_parcel,
    parcel_name,
)
from kiosk.store.count_relations import CountKey
from kiosk.store.disclosure import PublishedCount
from kiosk.store.export import release_files
from kiosk.store.monthly_counts import Site
from kiosk.store.release_log import Release
from tests.store.exported_log import export_text

LISBOA = ParcelKey("lisboa", "1", "2026-10")
WRITTEN = datetime(2026, 11, 3, 10, 20, 30, tzinfo=UTC)
VISITS = {CountKey("visits", "all"): 40}


def health_of(
    key: ParcelKey = LISBOA,
    counts: Mapping[CountKey, int | None] = VISITS,
    written: datetime = WRITTEN,
    **more: object,
) -> ParcelHealth:
    """The health in a parcel; `more` are other values than those of a kiosk in order."""
    published = [PublishedCount(one, count) for one, count in counts.items()]
    given: dict[str, object] = {
        "format_version": FORMAT_VERSION,
        **key._asdict(),
        "office_name": f"AIACE {key.office.capitalize()}",
        "written": written,
        "program_version": "0.1.0",
        "content_reviewed": date(2026, 8, 22),
        "stale_facts": 3,
        "differing_steps": differing_steps(published),
        "crashed_visits": crashed_visits(published),
        "last_purge": date(2026, 11, 2),
        "last_copy": date(2026, 11, 2),
        "free_megabytes": 20_000,
        "clock": "trusted",
    }
    return ParcelHealth(**{**given, **more})  # type: ignore[arg-type]


def parcel_members(
    health: ParcelHealth, counts: Mapping[CountKey, int | None] = VISITS
) -> dict[str, bytes]:
    """The files of a parcel."""
    released = Release(
        health.span, tuple(PublishedCount(key, count) for key, count in counts.items())
    )
    site = Site(health.office, health.kiosk)
    text = export_text(lambda figure, value: f"{value} of {figure}")
    files = release_files(released, site, ("csv", "json"), text, "comma")
    members = {name: b"".join(pieces) for name, pieces in files.items()}
    return {**members, HEALTH_FILE: json.encode(health)}


def packed(
    key: ParcelKey = LISBOA,
    counts: Mapping[CountKey, int | None] = VISITS,
    written: datetime = WRITTEN,
    **more: object,
) -> bytes:
    """A parcel."""
    return pack_parcel(parcel_members(health_of(key, counts, written, **more), counts))


def write_parcel(
    folder: Path,
    key: ParcelKey = LISBOA,
    counts: Mapping[CountKey, int | None] = VISITS,
    written: datetime = WRITTEN,
    **more: object,
) -> Path:
    """The same as a file, under the name that a kiosk gives it."""
    path = folder / parcel_name(key)
    path.write_bytes(packed(key, counts, written, **more))
    return path
