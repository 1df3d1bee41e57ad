"""The rows of a pretended logbook, each table's in the order in which it is kept."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from random import Random

from msgspec.structs import asdict

from kiosk.events import Event, VisitRecord, build_record, part_of_day
from kiosk.store.weekly_counts import WeeklyCount, weekly_counts

OFFICE = "synthetic"
"""The id that marks every visit."""

OPEN_DAYS = 5
"""Days of a week on which the office is open."""

HOURS = (9, 10, 11, 12, 14, 15, 16, 17)
COLUMNS = ("id", "office", "day", "part", *VisitRecord.__struct_encode_fields__, "dropped")


class Plan:
    """So many visits, `a_day` of them on each open day until today, each like one of the kinds given."""

    def __init__(
        self, kinds: Sequence[list[Event]], visits: int, a_day: int, today: date, chance: Random
    ) -> None:
        self._kinds = kinds
        self._count = visits
        self._chance = chance
        self._days = open_days(today, -(-visits // a_day))
        self._day_of = [(visits - 1 - number) // a_day for number in range(visits)]
        self._kind_of = array("H", (chance.randrange(len(kinds)) for _ in range(visits)))
        self._ids = array("Q", random_ids(visits, chance))

    def visits(self) -> Iterator[tuple[object, ...]]:
        """The rows of visits, the oldest first."""
        rows = [tuple(asdict(build_record(events)).values()) for events in self._kinds]
        for number, kind in enumerate(self._kind_of):
            day = self._days[self._day_of[number]]
            part = part_of_day(self._chance.choice(HOURS))
            yield (f"{self._ids[number]:012x}", OFFICE, day, part, *rows[kind], 0)

    def events(self) -> Iterator[tuple[object, ...]]:
        """The rows of events by the visits' ids, so that the file only grows at its end."""
        told = [
            [
                (number, one.second, one.kind, one.page or None, one.choice or None)
                for number, one in enumerate(events, 1)
            ]
            for events in self._kinds
        ]
        for number in sorted(range(self._count), key=self._ids.__getitem__):
            id = f"{self._ids[number]:012x}"
            for event in told[self._kind_of[number]]:
                yield (id, *event)

    def weeks(self) -> Iterator[Counter[WeeklyCount]]:
        """The counts of each week."""
        days = zip((self._days[day] for day in self._day_of), self._kind_of, strict=True)
        for day, kinds in groupby(days, key=lambda one: one[0]):
            counted: Counter[WeeklyCount] = Counter()
            for kind, times in Counter(kind for _, kind in kinds).items():
                for cell in weekly_counts(OFFICE, day, self._kinds[kind]):
                    counted[cell] += times
            yield counted


def random_ids(count: int, chance: Random) -> list[int]:
    """Different numbers of 48 bits."""
    found: dict[int, None] = {}
    while len(found) < count:
        found[chance.getrandbits(48)] = None
    return list(found)


def open_days(today: date, count: int) -> list[str]:
    """The last so many days on which the office was open, the newest first; today is one."""
    days = [today]
    while len(days) < count:
        before = days[-1] - timedelta(days=1)
        while before.weekday() >= OPEN_DAYS:
            before -= timedelta(days=1)
        days.append(before)
    return [day.isoformat() for day in days]
