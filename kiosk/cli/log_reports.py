"""`kiosk log figures` and `export`: figures of a period, and files for others."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import click
from msgspec import to_builtins

from kiosk import clock
from kiosk.cli.log_shared import log_error, plain_errors, since, until
from kiosk.cli.shared import (
    RefusalError,
    load_shipped_content,
    office_context,
    print_json,
    today,
    translator_for,
)
from kiosk.cli.shared import as_json as json_option
from kiosk.paths import data_folder
from kiosk.store.connection import upgrade_log
from kiosk.store.export import ExportForm
from kiosk.store.export import export_counts as export
from kiosk.store.figures import Figures, IdFigures, period_figures

WARNING = (
    "Raw rows name nobody, but a small office remembers faces: keep them in the office, and delete them"
    " when they have been used."
)
ASKED = "Write them"
NOTHING = "Nothing was written."
FOLDER = click.Path(path_type=Path)


@click.command("export")
@click.option("--csv", type=FOLDER, metavar="DIR", help="Write tables for a spreadsheet there.")
@click.option("--json", "json_", type=FOLDER, metavar="DIR", help="Write JSON there.")
@click.option("--rows", is_flag=True, help="Write the raw rows, too: they stay in the office.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--language", metavar="TAG", help="Name things in this language.")
@since
@until
def export_counts(
    csv: Path | None,
    json_: Path | None,
    rows: bool,
    yes: bool,
    language: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Write the weekly counts to a folder: none under 5, and none that would give one away."""
    wanted: list[tuple[ExportForm, Path]] = []
    if csv:
        wanted.append(("csv", csv))
    if json_:
        wanted.append(("json", json_))
    if not wanted:
        raise RefusalError("Name a folder: kiosk log export --csv DIR, or --json DIR.")
    name = id_names(language)
    if rows and not yes and not confirm(WARNING, ASKED):
        raise RefusalError(NOTHING)
    period = since or date.min, until or date.max
    with plain_errors():
        upgrade_log(data_folder())
    for form, folder in wanted:
        try:
            written = export(data_folder(), folder, form, period, rows=rows, name=name)
        except sqlite3.Error as fault:
            raise log_error(fault) from None
        except OSError as fault:
            why = fault.strerror or type(fault).__name__
            raise click.ClickException(
                f"Nothing was written to {folder} ({why}): make room there, or name another folder."
            ) from None
        for path in written:
            click.echo(path)


def confirm(warning: str, question: str) -> bool:
    """Whether somebody says yes to what a warning is about; no is the default."""
    click.echo(warning, err=True)
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        click.echo(err=True)
        return False


def id_names(language: str | None) -> Callable[[str, str], str]:
    """How ids are named: in that language, else in the office's first."""
    from kiosk.i18n.catalogs import load_translator
    from kiosk.journey.context import Context
    from kiosk.journey.page_text import PageText
    from kiosk.journey.state import Position, Preferences
    from kiosk.staff.context import add_staff_pages
    from kiosk.staff.formatting import count_name

    today()
    content = add_staff_pages(load_shipped_content())
    tag = language or office_context().languages[0]
    translator_for(tag, content)
    context = Context(
        content=content,
        office=office_context(),
        words=load_translator,
        now=clock.now(),
        front_end="line",
    )
    texts = PageText(context, Position("log"), Preferences(language=tag))
    return lambda what, id: count_name(what, id, texts)


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
        raise RefusalError("Name either --since or --weeks.")
    last = until or today()
    first = since or last - timedelta(weeks=(weeks or WEEKS) - 1)
    if first > last:
        raise RefusalError("The period ends before it begins: exchange --since and --until.")
    with plain_errors():
        upgrade_log(data_folder())
        found = period_figures(data_folder(), first, last)
    if as_json:
        print_json(to_builtins(found))
    else:
        click.echo("\n".join(figure_lines(found, found.before or found)))


def figure_lines(now: Figures, before: Figures) -> Iterator[str]:
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
