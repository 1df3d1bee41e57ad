"""Random logs of a small office, as the attack on disclosure needs them: what each visit adds one to."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from msgspec import Struct

from kiosk.events import part_of_day
from kiosk.store.count_relations import VISITS, CountKey
from kiosk.visit_record import STOPPED
from tools.bench.synthetic_visits import DEVICES, FRONT_ENDS, METHODS, OUTCOMES, RESULTS

T = TypeVar("T")

OPEN_DAYS = 5
HOURS = (9, 10, 11, 12, 14, 15, 16, 17)
# Each dict holds weights.
LANGUAGES = {"fr": 62, "en": 38}
REASONS = {"start": 50, "come-back": 30, "check": 10, "locked-out": 5, "new-phone": 5}
STAGES = {"account": 50, "access": 30, "final_code": 20}
STEPS = {"account": 14, "access": 9, "final_code": 6}
MINUTES = {3: 5, 5: 15, 8: 25, 12: 25, 20: 15, 30: 10, 45: 5}
STEP_MINUTES = {1: 50, 2: 25, 3: 15, 5: 10}
RETURN_WEEKS = {0: 4, 1: 12, 2: 20, 3: 18, 4: 12, 6: 12, 8: 10, 12: 8, 20: 4}
SECOND_STAGE, HELPED, ASKS_HELP, DIFFERS, UNEXPLAINED = 0.15, 0.2, 0.08, 0.04, 0.4


class CountedVisit(Struct, frozen=True):
    """A visit of a random log: its day, and the counts to which it adds one each."""

    day: date
    keys: tuple[CountKey, ...]


def random_log(first: date, months: int, a_week: float, random: Random) -> list[CountedVisit]:
    """The visits of so many months from the first day on, about `a_week` a week, in their order."""
    visits: list[CountedVisit] = []
    day, last = first, _months_later(first, months)
    while day < last:
        if day.weekday() < OPEN_DAYS:
            visits += [
                CountedVisit(day, tuple(visit_keys(day, random)))
                for _ in range(_random_count(a_week / OPEN_DAYS, random))
            ]
        day += timedelta(days=1)
    return visits


def count_months(visits: list[CountedVisit]) -> dict[str, Counter[CountKey]]:
    """The monthly counts of visits."""
    months: dict[str, Counter[CountKey]] = {}
    for visit in visits:
        months.setdefault(f"{visit.day:%Y-%m}", Counter()).update(visit.keys)
    return months


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _random_count(mean: float, random: Random) -> int:
    """How many come on a day: visits come independently of each other."""
    count, passed = 0, random.expovariate(1)
    while passed < mean:
        count += 1
        passed += random.expovariate(1)
    return count


def visit_keys(day: date, random: Random) -> Iterator[CountKey]:
    """The counts to which a random visit of a day adds one each."""
    outcome = _choose(OUTCOMES, random)
    reason = _choose(REASONS, random)
    yield VISITS
    yield CountKey("outcome", outcome, "helped" if random.random() < HELPED else "alone")
    yield CountKey("language", _choose(LANGUAGES, random))
    yield CountKey("reason", reason)
    yield CountKey("device", _choose(DEVICES, random))
    yield CountKey("part_of_day", part_of_day(random.choice(HOURS)))
    yield CountKey("weekday", str(day.isoweekday()))
    yield CountKey("front_end", _choose(FRONT_ENDS, random))
    pages = ["welcome"]
    if reason != "come-back":
        pages.append("verdict")
        yield CountKey("verdict", _choose(RESULTS, random))
    if reason in ("start", "come-back"):
        method = _choose(METHODS, random)
        yield CountKey("method", method)
        first = _choose(STAGES, random)
        if reason == "come-back":
            weeks = str(_choose(RETURN_WEEKS, random))
            yield CountKey("returns", f"{first}/{random.randrange(STEPS[first])}", weeks)
        yield from _stage_keys(first, method, outcome, pages, random)
    yield from _page_keys(pages, outcome, random)


def _stage_keys(
    first: str, method: str, outcome: str, pages: list[str], random: Random
) -> Iterator[CountKey]:
    """The counts of the stages that a visit enters, the last of them left where it did not finish."""
    stages = list(STAGES)[list(STAGES).index(first) :]
    stages = stages[: 2 if random.random() < SECOND_STAGE else 1]
    for stage in stages:
        yield CountKey("stage_entered", stage)
        yield CountKey("minutes", stage, str(_choose(MINUTES, random)))
        is_done = outcome == "finished" or stage != stages[-1]
        if is_done:
            yield CountKey("stage_done", stage)
            yield CountKey("method_done", method, stage)
        start = random.randrange(STEPS[stage])
        steps = STEPS[stage] if is_done else random.randint(start + 1, STEPS[stage])
        pages += [f"step/{stage}/{number}" for number in range(start, steps)]


def _page_keys(pages: list[str], outcome: str, random: Random) -> Iterator[CountKey]:
    for page in pages:
        yield CountKey("reached", page)
        if random.random() < ASKS_HELP:
            yield CountKey("help", page)
        if page.startswith("step/"):
            yield CountKey("step_minutes", page, str(_choose(STEP_MINUTES, random)))
            if random.random() < DIFFERS:
                explained = "unexplained" if random.random() < UNEXPLAINED else "explained"
                yield CountKey("differs", page, explained)
    if outcome in STOPPED:
        yield CountKey("stop", pages[-1])


def _choose(weights: dict[T, int], random: Random) -> T:
    return random.choices(list(weights), list(weights.values()))[0]
