"""`kiosk log figures`: the eight numbers of a period, beside those of the period before."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import click
from msgspec import to_builtins

from kiosk.commands.log_shared import plainly, since, until
from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import as_json as json_option
from kiosk.commands.shared import print_json, today
from kiosk.paths import data_folder
from kiosk.store.connection import upgrade_log
from kiosk.store.figures import Figures, IdFigures, period_figures

WEEKS = 13
"""Weeks that are told where nothing else is said."""

Line = tuple[str, int | str, int | str]
"""What is counted, its number, and the number of the period before."""


@click.command("figures")
@since
@until
@click.option("--weeks", type=click.IntRange(1, 5200), help="So many weeks, instead of --since.")
@json_option
def show_figures(since: date | None, until: date | None, weeks: int | None, as_json: bool) -> None:
    """Show the figures of a period in whole weeks, and of the one before: 13 weeks if none is named."""
    if since and weeks:
        raise Refusal("Name either --since or --weeks.")
    last = until or today()
    first = since or last - timedelta(weeks=(weeks or WEEKS) - 1)
    if first > last:
        raise Refusal("The period ends before it begins: exchange --since and --until.")
    with plainly():
        upgrade_log(data_folder())
        found = period_figures(data_folder(), first, last)
    if as_json:
        print_json(to_builtins(found))
    else:
        click.echo("\n".join(said(found, found.before or found)))


def said(now: Figures, before: Figures) -> Iterator[str]:
    """The figures in lines; in brackets the number of the period before."""
    yield f"{now.since} to {now.until}, in brackets {before.since} to {before.until}"
    yield from _part("Visits", [("all", now.visits, before.visits)])
    yield from (f"  {week.monday}  {week.visits}" for week in now.weeks)
    yield from _part("Languages", _counts(now.languages, before.languages))
    was = {stage.id: stage for stage in before.stages}
    for stage in now.stages:
        then = was.get(stage.id)
        yield from _part(
            f"Stage {stage.id}",
            [
                ("begun", stage.entered, then.entered if then else 0),
                ("done", stage.done, then.done if then else 0),
                ("minutes, half up to", stage.minutes, then.minutes if then else "-"),
            ],
        )
    stops = ((one.page, f"{one.stopped} stopped, {one.help} asked help", "") for one in now.stops)
    yield from _part("Where most stop", stops)
    yield from _part("Methods", _counts(now.methods, before.methods))
    yield from _part("Device checks", _counts(now.verdicts, before.verdicts))
    ended = {one.outcome: one.alone + one.helped for one in before.ends}
    yield from _part(
        "Outcomes",
        (
            (
                f"{one.outcome}, {one.helped} helped",
                one.alone + one.helped,
                ended.get(one.outcome, 0),
            )
            for one in now.ends
        ),
    )
    yield from _part("Weeks until return", [("half up to", _weeks(now), _weeks(before))])
    yield from _part(
        "", ((f"{one.step}, {one.weeks} weeks", one.visits, "") for one in now.returns)
    )


def _weeks(figures: Figures) -> int | str:
    return "-" if figures.returned is None else figures.returned


def _counts(now: Iterable[IdFigures], before: Iterable[IdFigures]) -> Iterator[Line]:
    was = {one.id: one.visits for one in before}
    return ((one.id, one.visits, was.get(one.id, 0)) for one in now)


def _part(title: str, lines: Iterable[Line]) -> Iterator[str]:
    found = list(lines)
    if title:
        yield f"\n{title}"
        if not found:
            yield "  none"
    for name, number, then in found:
        yield f"  {name:<28}  {number}" + (f" ({then})" if then != "" else "")
