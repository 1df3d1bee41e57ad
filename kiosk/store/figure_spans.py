"""The spans of time that figures are for, and the span before each, with which it is compared."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from kiosk.store.release_span import span_months

SpanName = Literal["this-month", "last-month", "quarter", "year", "12-months"]
"""The spans that staff choose by name; `quarter` and `year` are the last ones that are over."""


class Span(Struct, frozen=True):
    """The days from the first to the last, both included."""

    first: date
    last: date

    @property
    def months(self) -> tuple[str, ...]:
        """The months ("2026-11") that the span touches."""
        return months_between(self.first, self.last)

    @property
    def is_whole(self) -> bool:
        """Whether the span is made of whole months."""
        return self.first.day == 1 and self.last == last_day(self.last)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def whole_months(self) -> "Span":
        """The span of all months that this one touches."""
        return Span(self.first.replace(day=1), last_day(self.last))


def last_day(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_between(first: date, last: date) -> tuple[str, ...]:
    """The months from that of one day to that of another."""
    at, months = first.replace(day=1), []
    while at <= last:
        months.append(f"{at:%Y-%m}")
        at = months_later(at, 1)
    return tuple(months)


def months_later(day: date, months: int) -> date:
    """The first day of the month so many months later; earlier where that is negative."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(max(1, year), month + 1, 1)


def named_span(name: SpanName, today: date) -> Span:
    """The span of that name; the running month ends today."""
    this_month = today.replace(day=1)
    match name:
        case "this-month":
            return Span(this_month, today)
        case "last-month":
            return _until(this_month, 1)
        case "quarter":
            return _until(months_later(this_month, -((today.month - 1) % 3)), 3)
        case "year":
            return _until(date(today.year, 1, 1), 12)
        case "12-months":
            return _until(this_month, 12)


def _until(first_after: date, months: int) -> Span:
    """So many whole months before the first day of a month."""
    return Span(months_later(first_after, -months), first_after - timedelta(days=1))


def calendar_span(text: str) -> Span:
    """The span of a month ("2026-11"), a quarter ("2026-Q4") or a year ("2026"); SpanError for anything else."""
    months = span_months(text)
    first, last = (date.fromisoformat(f"{month}-01") for month in (months[0], months[-1]))
    return Span(first, last_day(last))


def span_before(span: Span, *, running: bool = False) -> Span:
    """The span with which one is compared: as many months before whole months, as many days before other days.

    The part of a `running` month is compared with the same days of the month before, at most to its end.
    """
    if running:
        first = months_later(span.first, -1)
        end = last_day(first)
        return Span(
            first,
            end
            if span.last == last_day(span.last)
            else min(end, first + timedelta(days=span.days - 1)),
        )
    if span.is_whole:
        return _until(span.first, len(span.months))
    return Span(span.first - timedelta(days=span.days), span.first - timedelta(days=1))
