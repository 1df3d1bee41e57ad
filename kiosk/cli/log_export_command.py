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
    in_one_language,
    journey_context,
    load_shipped_content,
    offered_languages,
    today,
    translator_for,
)
from kiosk.content.content import Content
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
    content = _load_content()
    language = language or next(iter(offered_languages(content)), "en")
    translator_for(language, content)
    if rows and not yes and not confirm(ROWS_WARNING, WRITE_ROWS):
        raise RefusalError(NOTHING_WRITTEN)
    period = since or date.min, until or date.max
    with plain_log_errors():
        upgrade_log(data_folder())
    for form, folder in targets:

        def write(tag: str, form: ExportForm = form, folder: Path = folder) -> list[Path]:
            return export.export_counts(
                data_folder(), folder, form, period, rows=rows, name=id_names(tag, content)
            )

        with _plain_export_errors(folder):
            # Written anew where a name turns out not to be translated.
            written = in_one_language(language, content, write)
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


def _load_content() -> Content:
    """The content with the staff pages, which name what is counted."""
    from kiosk.staff.context import add_staff_pages

    today()
    return add_staff_pages(load_shipped_content())


def id_names(tag: str, content: Content) -> Callable[[str, str], str]:
    """What names an id of a kind in a language, given both."""
    from kiosk.journey.page_text import PageText
    from kiosk.journey.state import Position, Preferences
    from kiosk.staff.page_titles import count_name

    texts = PageText(journey_context(content), Position("log"), Preferences(language=tag))
    return lambda kind, id: count_name(kind, id, texts)
