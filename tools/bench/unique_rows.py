"""How many rows of a visit log are the only one of their kind: as rows are kept, and with what they once held."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from random import Random

from msgspec.structs import astuple

from kiosk.content.loader import load_content
from kiosk.events import Event, part_of_day
from kiosk.paths import CONTENT
from kiosk.visit_record import build_record, fact_values
from tools.bench.result_table import ResultRow
from tools.bench.synthetic_rows import HOURS, OPEN_DAYS, open_days
from tools.bench.synthetic_visits import VisitGenerator

VISITS_A_WEEK = (10, 40)
DAYS_KEPT = 30
EVENTS, SEED = 20, 1


def measure_unique_rows(today: date) -> list[ResultRow]:
    """The share of the rows of 30 days that are unique, in percent, beside that of the rows of before."""
    return [_measure(week, today) for week in VISITS_A_WEEK]


def _measure(visits_a_week: int, today: date) -> ResultRow:
    random = Random(SEED)
    generator = VisitGenerator(load_content(CONTENT)[0], EVENTS, random)
    kept = list(_visits(visits_a_week, today, generator, random))
    coarse = [
        (day, part_of_day(hour), *astuple(build_record(events))) for day, hour, events in kept
    ]
    exact = [
        (*row, *_exact_facts(events)) for row, (_, _, events) in zip(coarse, kept, strict=True)
    ]
    what = (
        f"Rows that are unique, {visits_a_week} visits a week, against rows with minutes and device"
    )
    return ResultRow(what, unique_share(coarse), unique_share(exact), 1, unit="%")


def _visits(
    a_week: int, today: date, generator: VisitGenerator, random: Random
) -> Iterator[tuple[str, int, list[Event]]]:
    """The visits that are kept on a day, each with its day and hour, in as many weeks as make some hundred."""
    for day in open_days(today, DAYS_KEPT * OPEN_DAYS // 7):
        for _ in range(a_week // OPEN_DAYS):
            yield day, random.choice(HOURS), generator.visit()


def _exact_facts(events: Sequence[Event]) -> tuple[object, ...]:
    """What rows held before: the kind of the device, the return, and the minutes of the visit."""
    facts = fact_values(events)
    replies = [one.second for one in events if one.kind in ("choice", "help")]
    minutes = -(-(replies[-1] - replies[0]) // 60)
    return facts.get("device"), facts.get("weeks"), facts.get("resumed"), minutes


def unique_share(rows: Sequence[Hashable]) -> float:
    """The percentage of rows that no other row is like."""
    counts = Counter(rows)
    return 100 * sum(counts[row] == 1 for row in rows) / len(rows)
