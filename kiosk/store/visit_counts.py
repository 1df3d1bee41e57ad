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
    stop = (stop_page(events) or FIRST_PAGE) if record.outcome in STOPPED else ""
    pages = touched_pages(events) | ({stop} - {""})
    yield from _stage_counts(events, pages, record.method)
    yield from _page_counts(events, pages, stop)
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


def touched_pages(events: Sequence[Event]) -> set[str]:
    """The pages of the journey that were shown, or on which something was asked or chosen."""
    return reached_pages(events) | helped_pages(events) | {*differing_steps(events)}


def _stage_counts(
    events: Sequence[Event], pages: set[str], method: str | None
) -> Iterator[CountKey]:
    done = finished_stages(events)
    for stage in sorted(done | {*stage_seconds(events)} | set(_stages_of_steps(pages))):
        yield CountKey("stage_entered", stage)
    for stage in sorted(done):
        yield CountKey("stage_done", stage)
        if method:
            yield CountKey("method_done", method, stage)


def _stages_of_steps(pages: set[str]) -> Iterator[str]:
    """The stages and situations of the pages of steps, as in `step/access/open-rcam`."""
    for page in pages:
        kind, _, rest = page.partition("/")
        stage, _, step = rest.partition("/")
        if kind == STEP_PAGE and step:
            yield stage


def _page_counts(events: Sequence[Event], pages: set[str], stop: str) -> Iterator[CountKey]:
    for page in sorted(pages):
        yield CountKey("reached", page)
    if stop:
        yield CountKey("stop", stop)
    for page in sorted(helped_pages(events)):
        yield CountKey("help", page)
    for page, is_unexplained in sorted(differing_steps(events).items()):
        yield CountKey("differs", page, EXPLAINED[is_unexplained])
