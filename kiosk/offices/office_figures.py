"""The figures of offices side by side, read from their database: sums of what may be summed, and health."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, select

from kiosk.offices.tables import COUNT, NEWEST_PARCEL, PARCEL
from kiosk.store.count_relations import VISITS, CountKey
from kiosk.store.disclosure import (
    PublishedCount,
    RoundedCounts,
    add_rounded,
    released_median,
    sum_rounded,
)

SILENT_DAYS = 35
"""An office that sends each month is never silent for longer."""

FEW_OFFICES = 2
"""Where so many offices saw other screens at a step, EU Login may have changed there."""

HISTOGRAMS = ("minutes", "step_minutes")

OfficeCounts: TypeAlias = Mapping[str, RoundedCounts]
"""The sums of each office, by its id."""


class KioskState(Struct, frozen=True):
    """How a kiosk stood when it last wrote a parcel; `heard` is the last day on which that can have been."""

    office: str
    kiosk: str
    office_name: str
    last_month: str
    heard: date
    silent: bool
    program_version: str
    content_reviewed: date | None
    stale_facts: int
    last_purge: date | None
    last_copy: date | None
    free_megabytes: int | None
    clock: str


class DifferingPage(Struct, frozen=True):
    """A step at which several offices saw other screens."""

    page: str
    name: str
    offices: tuple[str, ...]
    visits: int | None


class OfficeFigures(Struct, frozen=True):
    """Figures of some months ("2026-10"), of each office and of all together; a count that is missing is 0.

    A sum is of one and the same count in several months, kiosks or offices, and None where one of these is
    withheld. Different values of a figure are never summed: a visit may be in several of them. `months` are the
    visits of each office in each month of which it has sent a parcel.
    """

    since: str
    until: str
    kiosks: tuple[KioskState, ...]
    months: Mapping[str, Mapping[str, int | None]]
    offices: OfficeCounts
    all: RoundedCounts
    names: Mapping[tuple[str, str], str]

    @property
    def office_names(self) -> dict[str, str]:
        """The name of each office by its id, as its last parcel has it."""
        last = sorted(self.kiosks, key=lambda one: (one.office, one.heard, one.kiosk))
        return {one.office: one.office_name for one in last}

    @property
    def silent(self) -> tuple[str, ...]:
        """The offices none of whose kiosks has sent a parcel in the last 35 days."""
        heard = {one.office for one in self.kiosks if not one.silent}
        return tuple(office for office in self.office_names if office not in heard)

    def visits(self, office: str) -> int | None:
        """All visits of an office."""
        return self.offices.get(office, {}).get(VISITS, 0)

    def visits_of_month(self, month: str) -> int | None:
        """All visits of a month in the offices that have sent a parcel of it."""
        return sum_rounded(self.months[month].values())

    def of(self, figure: str) -> list[CountKey]:
        """The counts of a figure, those first that are largest in all offices together."""
        found = [key for key in self.all if key.figure == figure]
        if figure in HISTOGRAMS:
            return sorted(found, key=lambda key: (key.value, int(key.detail or 0)))
        return sorted(found, key=lambda key: (-(self.all[key] or 0), key))

    def medians(self, figure: str) -> dict[str, dict[str, int | None]]:
        """The median minutes of each value of a figure, of all offices ("") and each; None of too few visits."""
        values = sorted({key.value for key in self.all if key.figure == figure})
        places = {"": self.all, **self.offices}
        return {
            value: {
                place: released_median(_published(counts), figure, value)
                for place, counts in places.items()
            }
            for value in values
        }

    @property
    def differing(self) -> tuple[DifferingPage, ...]:
        """The steps at which several offices saw other screens, most offices first."""
        seen: dict[str, set[str]] = defaultdict(set)
        for office, counts in self.offices.items():
            for key in counts:
                if key.figure == "differs":
                    seen[key.value].add(office)
        found = [
            DifferingPage(
                page,
                self.names.get(("differs", page), ""),
                tuple(sorted(where)),
                self._differing(page),
            )
            for page, where in seen.items()
            if len(where) >= FEW_OFFICES
        ]
        return tuple(sorted(found, key=lambda one: (-len(one.offices), one.page)))

    def _differing(self, page: str) -> int | None:
        """Explained or not: a visit is in one of the two."""
        return sum_rounded(count for key, count in self.all.items() if key[:2] == ("differs", page))


def read_office_figures(
    conn: Connection, today: date, since: str = "", until: str = ""
) -> OfficeFigures:
    """The figures of the months from the first to the last, or of all that were sent."""
    months = conn.execute(select(PARCEL.c.span).distinct().order_by(PARCEL.c.span)).scalars()
    known = [month for month in months if since <= month and (not until or month <= until)]
    first, last = (known[0], known[-1]) if known else (since, until)
    by_kiosk: dict[str, dict[tuple[str, str], dict[CountKey, int | None]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    chosen = PARCEL.c.span.between(first, last)
    for row in conn.execute(select(PARCEL.c.office, PARCEL.c.span, PARCEL.c.kiosk).where(chosen)):
        by_kiosk[row.office][row.span, row.kiosk] = {}
    names: dict[tuple[str, str], str] = {}
    for row in conn.execute(select(COUNT).where(COUNT.c.span.between(first, last))):
        key = CountKey(row.figure, row.value, row.detail)
        by_kiosk[row.office][row.span, row.kiosk][key] = row.visits
        pair = row.figure, row.value
        names[pair] = max(names.get(pair, ""), row.name)
    offices = {office: add_rounded(by_kiosk[office].values()) for office in sorted(by_kiosk)}
    return OfficeFigures(
        since=first,
        until=last,
        kiosks=tuple(_read_states(conn, today)),
        months={
            month: {
                office: add_rounded(
                    {VISITS: counts.get(VISITS, 0)}
                    for (span, _), counts in by_kiosk[office].items()
                    if span == month
                ).get(VISITS, 0)
                for office in offices
                if any(span == month for span, _ in by_kiosk[office])
            }
            for month in known
        },
        offices=offices,
        all=add_rounded(offices.values()),
        names=names,
    )


def _read_states(conn: Connection, today: date) -> Iterator[KioskState]:
    order = (NEWEST_PARCEL.c.office, NEWEST_PARCEL.c.kiosk)
    for row in conn.execute(select(NEWEST_PARCEL).order_by(*order)).mappings():
        # A kiosk whose clock ran ahead was heard of when its parcel came, at the latest.
        heard = min(date.fromisoformat(row["written"][:10]), row["added"])
        silent = (today - heard).days > SILENT_DAYS
        same = {name: row[name] for name in KioskState.__struct_fields__ if name in row}
        yield KioskState(heard=heard, silent=silent, **same)


def _published(counts: RoundedCounts) -> list[PublishedCount]:
    return [PublishedCount(key, count) for key, count in counts.items()]
