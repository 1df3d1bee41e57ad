"""`kiosk log export`: weekly counts for those outside the office, and raw rows for those within."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from kiosk import clock
from kiosk.commands.log_shared import plainly, since, unreadable, until
from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import content, office, today, words_of
from kiosk.paths import data_folder
from kiosk.store.connection import upgrade_log
from kiosk.store.export import ExportForm
from kiosk.store.export import export_counts as export

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
        raise Refusal("Name a folder: kiosk log export --csv DIR, or --json DIR.")
    name = names(language)
    if rows and not yes and not agreed(WARNING, ASKED):
        raise Refusal(NOTHING)
    period = since or date.min, until or date.max
    with plainly():
        upgrade_log(data_folder())
    for form, folder in wanted:
        try:
            written = export(data_folder(), folder, form, period, rows=rows, name=name)
        except sqlite3.Error as fault:
            raise unreadable(fault) from None
        except OSError as fault:
            why = fault.strerror or type(fault).__name__
            raise click.ClickException(
                f"Nothing was written to {folder} ({why}): make room there, or name another folder."
            ) from None
        for path in written:
            click.echo(path)


def agreed(warning: str, question: str) -> bool:
    """Whether somebody says yes to what a warning is about; no is the default."""
    click.echo(warning, err=True)
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        click.echo(err=True)
        return False


def names(language: str | None) -> Callable[[str, str], str]:
    """How ids are named: in that language, else in the office's first."""
    from kiosk.i18n.catalogs import load_translator
    from kiosk.journey.context import Context, PageText
    from kiosk.journey.state import Position, Preferences
    from kiosk.staff.context import add_staff_pages
    from kiosk.staff.formatting import count_name

    today()
    catalog = add_staff_pages(content())
    tag = language or office().languages[0]
    words_of(tag, catalog)
    kit = Context(
        catalog=catalog, office=office(), words=load_translator, now=clock.now(), door="line"
    )
    tell = PageText(kit, Position("log"), Preferences(language=tag))
    return lambda what, id: count_name(what, id, tell)
