"""`kiosk log export`: the weekly counts as files for others, without the small ones."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from kiosk.cli.log_shared import (
    confirm,
    log_error,
    plain_log_errors,
    since_option,
    until_option,
)
from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    RefusalError,
    journey_context,
    load_shipped_content,
    offered_languages,
    today,
    translator_for,
)
from kiosk.paths import data_folder
from kiosk.store import export
from kiosk.store.connection import upgrade_log
from kiosk.store.export import ExportForm

ROWS_WARNING = (
    "Raw rows name nobody, but a small office remembers faces: keep them in the office, and delete them"
    " when they have been used."
)
WRITE_ROWS = "Write them"
NOTHING_WRITTEN = "Nothing was written."
FOLDER = click.Path(path_type=Path)


@click.command("export")
@click.option("--csv", type=FOLDER, metavar="DIR", help="Write tables for a spreadsheet there.")
@click.option("--json", "json_", type=FOLDER, metavar="DIR", help="Write JSON there.")
@click.option("--rows", is_flag=True, help="Write the raw rows, too: they stay in the office.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--language", metavar="TAG", help="Name things in this language.")
@since_option
@until_option
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
    targets: list[tuple[ExportForm, Path]] = []
    if csv:
        targets.append(("csv", csv))
    if json_:
        targets.append(("json", json_))
    if not targets:
        raise RefusalError("Name a folder: kiosk log export --csv DIR, or --json DIR.")
    name = id_names(language)
    if rows and not yes and not confirm(ROWS_WARNING, WRITE_ROWS):
        raise RefusalError(NOTHING_WRITTEN)
    period = since or date.min, until or date.max
    with plain_log_errors():
        upgrade_log(data_folder())
    for form, folder in targets:
        with _plain_export_errors(folder):
            written = export.export_counts(
                data_folder(), folder, form, period, rows=rows, name=name
            )
        for path in written:
            print_text(path)


@contextmanager
def _plain_export_errors(folder: Path) -> Iterator[None]:
    """Turn errors of the visit log, and of the folder that is written to, into one plain sentence."""
    try:
        yield
    except sqlite3.Error as fault:
        raise log_error(fault, data_folder()) from None
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise click.ClickException(
            f"Nothing was written to {folder} ({why}): make room there, or name another folder."
        ) from None


def id_names(language: str | None) -> Callable[[str, str], str]:
    """What names an id of a kind, given both: in that language, else in the office's first."""
    from kiosk.journey.page_text import PageText
    from kiosk.journey.state import Position, Preferences
    from kiosk.staff.context import add_staff_pages
    from kiosk.staff.page_titles import count_name

    today()
    content = add_staff_pages(load_shipped_content())
    tag = language or next(iter(offered_languages(content)), "en")
    translator_for(tag, content)
    texts = PageText(journey_context(content), Position("log"), Preferences(language=tag))
    return lambda kind, id: count_name(kind, id, texts)
