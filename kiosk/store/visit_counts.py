"""What an ended visit adds to the monthly counts, made from its events.

By construction the counts keep every relation of `count_relations.py`: who stopped at a page has reached it, who
finished a stage has entered it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from kiosk.events import Event, PartOfDay
from kiosk.store.count_relations import ALL, CountKey
from kiosk.visit_record import (
    STEP_PAGE,
    STOPPED,
    build_record,
    differing_steps,
    events_until_end,
    fact_values,
    finished_stages,
    helped_pages,
    reached_pages,
    stage_seconds,
    step_seconds,
    stop_page,
)

MINUTES = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 120, 240)
"""The upper end of each bucket of minutes; the last one holds all that is longer, too."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HELPED = {True: "helped", False: "alone"}
EXPLAINED = {True: "unexplained", False: "explained"}
"""By whether the member knew none of the explanations."""

FIRST_PAGE = "welcome"
"""Where a visit stopped that never came to a page with something to do."""


def minute_bucket(seconds: int) -> int:
    """The bucket of so many seconds, named by its upper end in minutes; a begun minute counts as one."""
    minutes = max(1, -(-seconds // 60))
    return next((upper for upper in MINUTES if minutes <= upper), MINUTES[-1])


def visit_counts(
    day: date, part: PartOfDay, events: Sequence[Event], *, timed: bool = True
) -> Iterator[CountKey]:
    """The counts to which a visit of that day adds one each; none before it has ended.

    Unless they are `timed`, the seconds of its events are not known, and no minutes are counted.
    """
    events = events_until_end(events)
    record = build_record(events)
    if record.outcome is None:
        return
    yield CountKey("visits", ALL)
    yield CountKey("outcome", record.outcome, HELPED[record.helped])
    yield CountKey("part_of_day", part)
    yield CountKey("weekday", WEEKDAYS[day.weekday()])
    yield from _fact_counts(fact_values(events))
    yield from _stage_counts(events, record.method)
    yield from _page_counts(events, is_stop=record.outcome in STOPPED)
    if timed:
        for stage, spent in stage_seconds(events).items():
            yield CountKey("minutes", stage, str(minute_bucket(spent)))
        for page, spent in step_seconds(events).items():
            yield CountKey("step_minutes", page, str(minute_bucket(spent)))


def _fact_counts(facts: dict[str, str]) -> Iterator[CountKey]:
    """What a visit says of itself: at most one count of each figure."""
    for figure in ("language", "reason", "device", "front_end", "method", "verdict"):
        if value := facts.get(figure):
            yield CountKey(figure, value)
    if (step := facts.get("resumed")) and (weeks := facts.get("weeks")):
        yield CountKey("returns", step, weeks)


def _stage_counts(events: Sequence[Event], method: str | None) -> Iterator[CountKey]:
    done = sorted(finished_stages(events))
    for stage in sorted(entered_stages(events)):
        yield CountKey("stage_entered", stage)
    for stage in done:
        yield CountKey("stage_done", stage)
        if method:
            yield CountKey("method_done", method, stage)


def entered_stages(events: Sequence[Event]) -> set[str]:
    """The stages and situations that were entered: said so, finished, or seen on the page of a step."""
    steps = (page.split("/") for page in reached_pages(events))
    seen = {parts[1] for parts in steps if parts[0] == STEP_PAGE and len(parts) > 2}
    return seen | {*stage_seconds(events)} | finished_stages(events)


def _page_counts(events: Sequence[Event], *, is_stop: bool) -> Iterator[CountKey]:
    stop = (stop_page(events) or FIRST_PAGE) if is_stop else ""
    helped, differing = helped_pages(events), differing_steps(events)
    reached = reached_pages(events) | helped | {*differing} | {*step_seconds(events)}
    for page in sorted(reached | ({stop} - {""})):
        yield CountKey("reached", page)
    if stop:
        yield CountKey("stop", stop)
    for page in sorted(helped):
        yield CountKey("help", page)
    for page, is_unexplained in sorted(differing.items()):
        yield CountKey("differs", page, EXPLAINED[is_unexplained])
