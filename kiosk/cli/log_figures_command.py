"""`kiosk log figures`: the figures of a span, beside those of the span before."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import click

from kiosk.cli.log_shared import plain_log_errors, since_option, until_option
from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError, json_option, print_json, today
from kiosk.paths import data_folder
from kiosk.settings.reader import read_settings
from kiosk.store.count_relations import FIGURES
from kiosk.store.figure_spans import Span, SpanName, calendar_span, named_span
from kiosk.store.figures import Figures, read_figures
from kiosk.store.release_span import SpanError

TITLES = {
    "visits": "Visits",
    "outcome": "How visits ended",
    "language": "Languages",
    "reason": "Reasons for coming",
    "device": "Devices",
    "part_of_day": "Time of day",
    "weekday": "Day of the week",
    "front_end": "Full screen or line by line",
    "method": "Methods chosen",
    "verdict": "Results of the device checks",
    "returns": "Weeks until members came back, by step",
    "stop": "Where visits stopped",
    "stage_entered": "Stages begun",
    "minutes": "Minutes in a stage (up to)",
    "stage_done": "Stages done",
    "method_done": "Stages done by method",
    "reached": "Pages reached",
    "help": "Where help was asked for",
    "step_minutes": "Minutes on a step (up to)",
    "differs": "Where the screen was different",
}


@click.command("figures")
@click.option(
    "--span",
    metavar="SPAN",
    help=f"One of {', '.join(get_args(SpanName))}, or like 2026-10, 2026-Q3, 2026.",
)
@since_option
@until_option
@json_option
def show_figures(span: str | None, since: date | None, until: date | None, as_json: bool) -> None:
    """Show the figures of a span and of the one before: this month if none is named."""
    if span and (since or until):
        raise RefusalError("Name either --span, or --since and --until.")
    chosen = _chosen_span(span, since, until)
    running = span in (None, "this-month") and not (since or until)
    folder = data_folder()
    with plain_log_errors():
        figures = read_figures(
            folder, chosen, today(), read_settings(folder)[0].retention_days, running=running
        )
    if as_json:
        print_json(figures_document(figures))
    else:
        print_text("\n".join(figure_lines(figures)))


def _chosen_span(name: str | None, since: date | None, until: date | None) -> Span:
    now = today()
    if since or until:
        last = until or now
        first = since or last.replace(day=1)
        if first > last:
            raise RefusalError("The span ends before it begins: swap --since and --until.")
        return Span(first, last)
    known: tuple[SpanName, ...] = get_args(SpanName)
    for one in known:
        if one == (name or "this-month"):
            return named_span(one, now)
    try:
        return calendar_span(name or "")
    except SpanError as fault:
        raise RefusalError(f"{fault}. Or name one of {', '.join(known)}.") from None


def figures_document(figures: Figures) -> dict[str, Any]:
    """The figures as JSON has them: each figure is a list of its counts, with those of the span before."""
    before = figures.before
    return {
        "since": figures.span.first.isoformat(),
        "until": figures.span.last.isoformat(),
        "source": figures.source,
        "before": before
        and {
            "since": before.span.first.isoformat(),
            "until": before.span.last.isoformat(),
            "source": before.source,
            "visits": before.visits,
        },
        "visits": figures.visits,
        "days": {day.isoformat(): visits for day, visits in sorted(figures.days.items())},
        "figures": {figure: _entries(figure, figures) for figure in FIGURES if figure != "visits"},
        "median_minutes": {
            figure: {
                value: figures.median_minutes(figure, value) for value in figures.by_value(figure)
            }
            for figure in ("minutes", "step_minutes")
        },
    }


def _entries(figure: str, figures: Figures) -> list[dict[str, Any]]:
    """The counts of a figure; `before` is None where only the visits of the span before are known."""
    before = figures.before
    known = before is not None and before.source != "days"
    earlier = before.of(figure) if before is not None and known else {}
    now = figures.of(figure)
    return [
        {
            "value": key.value,
            "detail": key.detail,
            "visits": now.get(key, 0),
            "before": earlier.get(key, 0) if known else None,
        }
        for key in dict.fromkeys([*now, *earlier])
    ]


def figure_lines(figures: Figures) -> Iterator[str]:
    """The figures as lines of text; in brackets the number of the span before."""
    before = figures.before
    compared = f", in brackets {before.span.first} to {before.span.last}" if before else ""
    yield f"{figures.span.first} to {figures.span.last}{compared}"
    yield f"\n{TITLES['visits']}"
    yield f"  {'all':<44}  {figures.visits}" + (f" ({before.visits})" if before else "")
    for figure in FIGURES:
        if figure == "visits":
            continue
        yield f"\n{TITLES[figure]}"
        entries = _entries(figure, figures)
        if not entries:
            yield "  none"
        for one in entries:
            name = f"{one['value']} {one['detail']}".rstrip()
            earlier = "" if one["before"] is None else f" ({one['before']})"
            yield f"  {name:<44}  {one['visits']}{earlier}"
