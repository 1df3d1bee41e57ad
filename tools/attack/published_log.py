"""All that the kiosks of one office publish, month after month, and what a reader knows from it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Literal, TypeAlias

from msgspec import Struct

from kiosk.store.bounds_propagation import Interval
from kiosk.store.count_relations import CountKey, MonthCounts, linear_relations
from kiosk.store.disclosure import PublishedCount, add_releases, release
from kiosk.store.release_span import span_months, spans_of_months
from tools.attack.disclosure_attacker import Knowledge, PublishedUnit

OFFICE = "office"
"""Stands for all kiosks together."""

Kind: TypeAlias = Literal["month", "quarter", "year", "begun"]


class Unit(Struct, frozen=True):
    """A kiosk or the office, and a span; of the kind `begun` that is all months up to the named one."""

    place: str
    kind: Kind
    span: str


class PublishedLog:
    """The files of all spans that are over after the last month, with the counts that they were made from."""

    def __init__(
        self, counts: Mapping[str, Mapping[str, MonthCounts]], keys: Mapping[str, bytes]
    ) -> None:
        """`counts` are those of each kiosk by month, `keys` the secrets of the kiosks."""
        self.counts, self.keys = counts, keys
        self.months = sorted({month for months in counts.values() for month in months})
        self.files: dict[Unit, list[PublishedCount]] = {}
        for span in spans_of_months(self.months):
            released = {place: self.release_again(place, span, date.max) for place in counts}
            released[OFFICE] = add_releases(list(released.values()))
            for place, file in released.items():
                self.files[Unit(place, span_kind(span), span)] = file
        self._names = sorted(
            {key for months in counts.values() for one in months.values() for key in one}
        )
        self._relations = linear_relations(self._names)
        begun = [
            Unit(place, "begun", month) for place in (*counts, OFFICE) for month in self.months
        ]
        self._truth = {unit: self._add_up(unit) for unit in (*self.files, *begun)}
        self._shown = {unit: shown_counts(file) for unit, file in self.files.items()}
        for unit in begun:
            months = [Unit(unit.place, "month", month) for month in self.unit_months(unit)]
            self._shown[unit] = sum((self._shown[month] for month in months), Counter())
        self._windows = self._largest_differences()

    def release_again(self, place: str, span: str, today: date) -> list[PublishedCount]:
        """The file of a kiosk as it was made on a day, when later months were not there."""
        months = self.counts[place].items()
        known = {month: counts for month, counts in months if month < f"{today:%Y-%m}"}
        return release(known, span, self.keys[place], today=today)

    def unit_months(self, unit: Unit) -> list[str]:
        """The months with visits of which a unit is the sum."""
        if unit.kind == "begun":
            return [month for month in self.months if month <= unit.span]
        return [month for month in span_months(unit.span) if month in self.months]

    def read_files(self, units: Iterable[Unit]) -> Knowledge:
        """What a reader knows who has these files, each of another span, and nothing that joins them."""
        knowledge = Knowledge()
        for unit in units:
            self._add_unit(knowledge, unit)
        return knowledge

    def read_months(self, places: Iterable[str], kinds: Iterable[Kind]) -> Knowledge:
        """What a reader knows who has all months of some places, and their other spans of these kinds."""
        places = list(places)
        knowledge = self.read_files(
            unit
            for unit in self._truth
            if unit.place in places and unit.kind in ("month", "begun", *kinds)
        )
        units = [unit for unit in self.files if unit.place in places and unit.kind in kinds]
        for unit in units:
            months = [Unit(unit.place, "month", month) for month in self.unit_months(unit)]
            knowledge.add_sum(unit, months, self._names)
        for place in places:
            begun = [Unit(place, "begun", month) for month in self.months]
            months = [Unit(place, "month", month) for month in self.months]
            knowledge.add_sum(begun[0], months[:1], self._names)
            for (before, after), added in zip(pairwise(begun), months[1:], strict=True):
                knowledge.add_sum(after, [before, added], self._names)
        if OFFICE in places:
            for month in self.months:
                kiosks = [Unit(place, "month", month) for place in self.counts]
                knowledge.add_sum(Unit(OFFICE, "month", month), kiosks, self._names)
        return knowledge

    def _add_unit(self, knowledge: Knowledge, unit: Unit) -> None:
        shown = self._shown[unit]
        window = self._windows[unit.place == OFFICE, unit.kind]
        bounds = {
            key: Interval(max(0, shown[key] - window[key.figure]), shown[key] + window[key.figure])
            for key in self._names
            if key not in self._withheld(unit)
        }
        published = PublishedUnit(
            truth=self._truth[unit],
            bounds=bounds,
            shown=shown,
            is_published=unit.kind != "begun",
        )
        knowledge.add_unit(unit, published, self._names, self._relations)

    def _withheld(self, unit: Unit) -> set[CountKey]:
        return {one.key for one in self.files.get(unit, ()) if one.count is None}

    def _add_up(self, unit: Unit) -> Counter[CountKey]:
        places = self.counts if unit.place == OFFICE else (unit.place,)
        total: Counter[CountKey] = Counter()
        for place in places:
            for month in self.unit_months(unit):
                total.update(self.counts[place].get(month, {}))
        return total

    def _largest_differences(self) -> dict[tuple[bool, Kind], Counter[str]]:
        """How far what is shown is from the truth at most, by figure, for spans of each kind."""
        windows: dict[tuple[bool, Kind], Counter[str]] = defaultdict(Counter)
        for unit, truth in self._truth.items():
            window = windows[unit.place == OFFICE, unit.kind]
            for key in self._names:
                difference = abs(truth[key] - self._shown[unit][key])
                window[key.figure] = max(window[key.figure], difference)
        return windows


def span_kind(span: str) -> Kind:
    """Whether a span is a month, a quarter or a year."""
    return "quarter" if "Q" in span else "month" if "-" in span else "year"


def shown_counts(file: Iterable[PublishedCount]) -> Counter[CountKey]:
    """The counts of a file that are not withheld."""
    return Counter({one.key: one.count for one in file if one.count is not None})


def changed_files(log: PublishedLog) -> Iterator[Unit]:
    """The files that were another one when they were first made, before the later months were there."""
    for unit, file in log.files.items():
        if unit.place != OFFICE:
            last = date.fromisoformat(f"{span_months(unit.span)[-1]}-28")
            today = date(last.year + last.month // 12, last.month % 12 + 1, 1)
            if log.release_again(unit.place, unit.span, today) != file:
                yield unit
