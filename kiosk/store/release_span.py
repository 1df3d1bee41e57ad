"""Spans of time of which counts may leave the office: whole months, quarters and years that are over."""

import re
from datetime import date

SPAN = re.compile(r"(?P<year>2\d{3})(-(?P<month>0[1-9]|1[0-2])|-Q(?P<quarter>[1-4]))?", re.ASCII)
MONTHS = tuple(f"{month:02}" for month in range(1, 13))


class SpanError(ValueError):
    """Counts of such a span may not leave the office; the message says why."""


def span_months(span: str) -> tuple[str, ...]:
    """The months ("2026-11") of a month ("2026-11"), a quarter ("2026-Q4") or a year ("2026"), in their order.

    SpanError for anything else.
    """
    found = SPAN.fullmatch(span)
    if not found:
        raise SpanError(f"{span!r} is no month (2026-11), quarter (2026-Q4) or year (2026)")
    months = MONTHS
    if found["month"]:
        months = (found["month"],)
    elif found["quarter"]:
        last = 3 * int(found["quarter"])
        months = MONTHS[last - 3 : last]
    return tuple(f"{found['year']}-{month}" for month in months)


def is_over(span: str, today: date) -> bool:
    """Whether the last day of a span lies before today; SpanError as `span_months` raises it."""
    return span_months(span)[-1] < f"{today:%Y-%m}"


def require_over(span: str, today: date) -> None:
    """Do nothing where a span is over; SpanError where it is not, or where it is no span."""
    if not is_over(span, today):
        raise SpanError(f"{span} is not over yet")


def spans_of_months(months: list[str]) -> list[str]:
    """The months, and the quarters and years all of whose months are among them or before the first of them.

    The year in which a kiosk began is whole, too: before that it had no visits.
    """
    wanted = sorted(set(months))
    longer = {f"{month[:4]}-Q{-(-int(month[5:]) // 3)}" for month in wanted}
    longer |= {month[:4] for month in wanted}
    return [*wanted, *sorted(span for span in longer if span_months(span)[-1] <= wanted[-1])]
