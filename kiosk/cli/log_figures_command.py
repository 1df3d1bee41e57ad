"""`kiosk log figures`: the figures of a period, beside those of the period before."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import click
from msgspec import to_builtins

from kiosk.cli.log_shared import plain_log_errors, since_option, until_option
from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError, json_option, print_json, today
from kiosk.paths import data_folder
from kiosk.store.connection import upgrade_log
from kiosk.store.figures import Figures, IdFigures, period_figures

DEFAULT_WEEKS = 13
"""A quarter of a year."""

FigureLine = tuple[str, int | str, int | str]
"""What is counted, its number, and the number of the period before, which may be empty."""


@click.command("figures")
@since_option
@until_option
@click.option("--weeks", type=click.IntRange(1, 5200), help="So many weeks, instead of --since.")
@json_option
def show_figures(since: date | None, until: date | None, weeks: int | None, as_json: bool) -> None:
    """Show the figures of a period in whole weeks, and of the one before: 13 weeks if none is named."""
    if since and weeks:
        raise RefusalError("Name either --since or --weeks.")
    last = until or today()
    first = since or last - timedelta(weeks=(weeks or DEFAULT_WEEKS) - 1)
    if first > last:
        raise RefusalError("The period ends before it begins: swap --since and --until.")
    with plain_log_errors():
        upgrade_log(data_folder())
        figures = period_figures(data_folder(), first, last)
    if as_json:
        print_json(to_builtins(figures))
    else:
        print_text("\n".join(figure_lines(figures, figures.before or figures)))


def figure_lines(now: Figures, before: Figures) -> Iterator[str]:
    """The figures as lines of text; in brackets the number of the period before."""
    yield f"{now.since} to {now.until}, in brackets {before.since} to {before.until}"
    yield from _section("Visits", [("all", now.visits, before.visits)])
    yield from (f"  {week.monday}  {week.visits}" for week in now.weeks)
    yield from _section("Languages", _id_lines(now.languages, before.languages))
    earlier_stages = {stage.id: stage for stage in before.stages}
    for stage in now.stages:
        earlier = earlier_stages.get(stage.id)
        yield from _section(
            f"Stage {stage.id}",
            [
                ("begun", stage.entered, earlier.entered if earlier else 0),
                ("done", stage.done, earlier.done if earlier else 0),
                ("minutes, half up to", stage.minutes, earlier.minutes if earlier else "-"),
            ],
        )
    stops = (
        (stop.page, f"{stop.stopped} stopped, {stop.help} asked for help", "") for stop in now.stops
    )
    yield from _section("Where most stop", stops)
    yield from _section("Methods", _id_lines(now.methods, before.methods))
    yield from _section("Device checks", _id_lines(now.verdicts, before.verdicts))
    earlier_ends = {end.outcome: end.alone + end.helped for end in before.ends}
    yield from _section(
        "Outcomes",
        (
            (
                f"{end.outcome}, {end.helped} helped",
                end.alone + end.helped,
                earlier_ends.get(end.outcome, 0),
            )
            for end in now.ends
        ),
    )
    yield from _section(
        "Weeks until return", [("half up to", _median_weeks(now), _median_weeks(before))]
    )
    yield from _section(
        "", ((f"{one.step}, {one.weeks} weeks", one.visits, "") for one in now.returns)
    )
    yield from _section(
        "Where the screen was different",
        (
            (one.page, f"{one.visits} visits, {one.unexplained} unexplained", "")
            for one in now.differing
        ),
    )


def _median_weeks(figures: Figures) -> int | str:
    return "-" if figures.returned is None else figures.returned


def _id_lines(now: Iterable[IdFigures], before: Iterable[IdFigures]) -> Iterator[FigureLine]:
    earlier = {entry.id: entry.visits for entry in before}
    return ((entry.id, entry.visits, earlier.get(entry.id, 0)) for entry in now)


def _section(title: str, lines: Iterable[FigureLine]) -> Iterator[str]:
    entries = list(lines)
    if title:
        yield f"\n{title}"
        if not entries:
            yield "  none"
    for name, number, earlier in entries:
        yield f"  {name:<28}  {number}" + (f" ({earlier})" if earlier != "" else "")
