"""The rows of a synthetic visit log, those of each table in the order in which the file keeps them."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from random import Random

from msgspec.structs import asdict

from kiosk.events import Event, part_of_day
from kiosk.store.count_relations import CountKey
from kiosk.store.event_writer import coarse_event
from kiosk.store.monthly_counts import Site
from kiosk.store.visit_counts import visit_counts
from kiosk.visit_record import VisitRecord, build_record

OFFICE = "synthetic"
"""The office of every synthetic visit, by which they are told from real ones."""

OPEN_DAYS = 5
"""Days of a week on which the office is open."""

HOURS = (9, 10, 11, 12, 14, 15, 16, 17)
COLUMNS = (
    *("id", "office", "kiosk", "day", "part_of_day"),
    *VisitRecord.__struct_fields__,
    "unknown_events",
)
SITE = Site(OFFICE)


class SyntheticRows:
    """So many visits, `a_day` of them on each open day until today, with the events of one of the templates."""

    def __init__(
        self, templates: Sequence[list[Event]], visits: int, a_day: int, today: date, random: Random
    ) -> None:
        self._templates = templates
        self._count = visits
        self._random = random
        self._days = open_days(today, -(-visits // a_day))
        self._day_of = [(visits - 1 - number) // a_day for number in range(visits)]
        self._template_of = array("H", (random.randrange(len(templates)) for _ in range(visits)))
        self._ids = array("Q", random_ids(visits, random))
        self._hours = array("B", random.choices(HOURS, k=visits))

    def visits(self) -> Iterator[tuple[object, ...]]:
        """The rows of visits, the oldest first."""
        rows = [tuple(asdict(build_record(events)).values()) for events in self._templates]
        for number, template in enumerate(self._template_of):
            day = self._days[self._day_of[number]]
            part = part_of_day(self._hours[number])
            yield (f"{self._ids[number]:012x}", *SITE, day, part, *rows[template], 0)

    def events(self) -> Iterator[tuple[object, ...]]:
        """The rows of events, sorted by the ids of visits, so that the file only grows at its end."""
        rows = [
            [
                (number, event.kind, event.page or None, event.choice or None)
                for number, event in enumerate(map(coarse_event, events), 1)
            ]
            for events in self._templates
        ]
        for number in sorted(range(self._count), key=self._ids.__getitem__):
            id = f"{self._ids[number]:012x}"
            for row in rows[self._template_of[number]]:
                yield (id, *row)

    def counts(self) -> Iterator[tuple[str, int, Counter[CountKey]]]:
        """Each day with its visits and what is counted of them, one day after the other."""
        days = zip(
            (self._days[day] for day in self._day_of), self._template_of, self._hours, strict=True
        )
        for day, visits in groupby(days, key=lambda item: item[0]):
            at, counted, number = date.fromisoformat(day), Counter[CountKey](), 0
            for (template, part), times in Counter(
                (template, part_of_day(hour)) for _, template, hour in visits
            ).items():
                number += times
                for key in visit_counts(at, part, self._templates[template]):
                    counted[key] += times
            yield day, number, counted


def random_ids(count: int, random: Random) -> list[int]:
    """So many different numbers of 48 bits."""
    numbers: dict[int, None] = {}
    while len(numbers) < count:
        numbers[random.getrandbits(48)] = None
    return list(numbers)


def open_days(today: date, count: int) -> list[str]:
    """The last so many days on which the office was open, the newest first; today counts as one."""
    days = [today]
    while len(days) < count:
        before = days[-1] - timedelta(days=1)
        while before.weekday() >= OPEN_DAYS:
            before -= timedelta(days=1)
        days.append(before)
    return [day.isoformat() for day in days]
