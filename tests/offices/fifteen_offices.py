"""Fifteen synthetic offices over two years: the parcels that their kiosks write, and what these published."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kiosk.content.content import Content
from kiosk.content.loader import load_content
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context, Office
from kiosk.paths import CONTENT, SETTINGS_FILE
from kiosk.staff.context import add_staff_pages
from kiosk.staff.health.installation import Installation
from kiosk.staff.parcels import closed_months, parcel_text, write_parcels
from kiosk.store.count_relations import CountKey
from kiosk.store.monthly_counts import NO_DETAIL
from kiosk.store.release_log import RELEASED
from tests.built_once import built_once
from tests.store.logs import query_sql
from tests.visit_logs import copy_log

TODAY = date(2026, 11, 30)
LAST = date(2026, 10, 30)
"""The day of the newest visit, so that 24 months are over."""
OFFICES = (
    *("athens", "berlin", "brussels", "copenhagen", "dublin", "helsinki", "ispra", "lisbon"),
    *("london", "luxembourg", "madrid", "paris", "rome", "strasbourg", "vienna"),
)
WEEKLY = 10
VISITS = WEEKLY * 104
MONTHS = 24


class Published(NamedTuple):
    """The parcels of all offices by their names, and the counts of each office and month as it released them."""

    parcels: Mapping[str, bytes]
    counts: Mapping[tuple[str, str], Mapping[CountKey, int | None]]


@cache
def content() -> Content:
    """The content with the staff pages, which name what is counted."""
    return add_staff_pages(load_content(CONTENT)[0])


def published_by_all() -> Published:
    """What fifteen offices published, made once a run."""
    return built_once("fifteen-offices", _publish)


def sums(published: Published, *, office: str = "", month: str = "") -> Counter[CountKey]:
    """The sums of what was published, of an office and a month or of all."""
    total: Counter[CountKey] = Counter()
    for (where, when), counts in published.counts.items():
        if office in ("", where) and month in ("", when):
            for key, count in counts.items():
                assert count is not None
                total[key] += count
    return total


def _publish() -> Published:
    parcels: dict[str, bytes] = {}
    counts: dict[tuple[str, str], dict[CountKey, int | None]] = {}
    now = datetime(2026, 11, 30, 12, tzinfo=UTC)
    text = parcel_text(
        Context(
            content=content(),
            office=Office(languages=("en",)),
            words=load_translator,
            now=now.replace(tzinfo=None),
            front_end="line",
        )
    )
    for number, office in enumerate(OFFICES):
        with TemporaryDirectory() as made:
            data, stick = Path(made, "data"), Path(made, "stick")
            copy_log(data, VISITS, 20, WEEKLY, number, LAST)
            name = f'[office]\nid = "{office}"\nname = "AIACE {office.capitalize()}"\n'
            (data / SETTINGS_FILE).write_text(name)
            months = closed_months(data, TODAY)[-MONTHS:]
            kiosk = Installation(data=data, content=content())
            for path in write_parcels(kiosk, months, stick, text, now):
                parcels[path.name] = path.read_bytes()
            counts |= {(office, month): {} for month in months}
            for month, figure, value, detail, visits in query_sql(data, RELEASED):
                if (office, month) in counts and visits != 0:
                    key = CountKey(
                        str(figure), str(value), "" if detail == NO_DETAIL else str(detail)
                    )
                    counts[office, str(month)][key] = visits  # type: ignore[assignment]
    return Published(parcels, counts)
