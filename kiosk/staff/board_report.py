"""The report for the board: the figures of a month, quarter or year that may leave the office, on paper."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from kiosk.journey.page_draft import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.figure_charts import sheet_charts
from kiosk.staff.figure_labels import month_label
from kiosk.store.disclosure import PublishedCount
from kiosk.store.figure_spans import calendar_span
from kiosk.store.figures import Figures
from kiosk.store.release_log import Release, previous_span
from kiosk.view_model.page import Block, Text

DEFINITIONS = ("rounded", "visit", "finished", "stop", "minutes", "change")


def released_figures(release: Release) -> Figures:
    """The figures of a release, beside those of the span before where there are any."""
    before = None
    if release.before is not None:
        before = _figures(previous_span(release.span), release.before, ())
    found = _figures(release.span, release.counts, release.months)
    return replace(found, before=before)


def _figures(
    span: str, counts: Iterable[PublishedCount], months: Iterable[tuple[str, int]]
) -> Figures:
    shown = Counter({one.key: one.count for one in counts if one.count is not None})
    days = {date.fromisoformat(f"{month}-01"): visits for month, visits in months}
    visits = sum(count for key, count in shown.items() if key.figure == "visits")
    return Figures(
        span=calendar_span(span), source="released", visits=visits, days=days, counts=shown
    )


def report_sheets(release: Release, context: StaffContext) -> tuple[PageDraft, ...]:
    """The report, a draft for each sheet of paper: office and span, what the figures mean, and all charts."""
    means: tuple[Block, ...] = tuple(
        Text(context.say("export", f"means-{name}")) for name in DEFINITIONS
    )
    first, *others = sheet_charts(released_figures(release), context)
    sheets: tuple[tuple[Block, ...], ...] = ((*means, *first), *others)
    return tuple(
        PageDraft(
            id="report",
            title=context.say("export", "report-title", name=context.journey_context.office.name),
            place=release_label(release.span, context),
            blocks=blocks,
            choices=(),
        )
        for blocks in sheets
    )


def release_label(span: str, context: StaffContext) -> str:
    """A month, a quarter or a year in words."""
    from babel.dates import format_skeleton

    first = calendar_span(span).first
    if "Q" in span:
        return str(format_skeleton("yQQQQ", first, locale=context.texts.words.locale))
    return month_label(first, context) if len(span) > len("2026") else span
