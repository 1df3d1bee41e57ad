"""The span that the figures are for, as chosen on their pages."""

from datetime import date
from typing import get_args

from kiosk.staff.context import StaffContext
from kiosk.staff.settings_change import current_settings
from kiosk.store.figure_spans import Span, SpanName, named_span
from kiosk.store.figures import Figures, read_figures

SPANS: tuple[SpanName, ...] = get_args(SpanName)
DEFAULT_SPAN: SpanName = "this-month"
FROM_TO = "from-to"
"""The choice of any two days, which are typed."""


def chosen_name(context: StaffContext) -> str:
    """The id of the chosen span: one of SPANS, or FROM_TO."""
    chosen = context.state.chosen.get("span", DEFAULT_SPAN)
    return chosen if chosen in (*SPANS, FROM_TO) else DEFAULT_SPAN


def chosen_span(context: StaffContext) -> Span:
    """The days of the chosen span."""
    today, chosen = context.now.date(), chosen_name(context)
    if chosen == FROM_TO:
        days = [context.state.chosen.get(name, "") for name in ("from", "to")]
        return Span(*(date.fromisoformat(day) if day else today for day in days))
    return named_span(next(name for name in SPANS if name == chosen), today)


def chosen_figures(context: StaffContext) -> Figures:
    """The figures of the chosen span, beside those of the one before."""
    return read_figures(
        context.folder,
        chosen_span(context),
        context.now.date(),
        current_settings(context).retention_days,
        running=chosen_name(context) == "this-month",
    )
