"""`kiosk log export`: the counts of a month, quarter or year for others, and rows for the office alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import get_args

import click

from kiosk import clock
from kiosk.cli.log_shared import confirm, log_error, since_option, until_option
from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    RefusalError,
    in_one_language,
    journey_context,
    load_content_in_use,
    offered_languages,
    today,
    translator_for,
)
from kiosk.content.content import Content
from kiosk.journey.page_text import PageText
from kiosk.journey.state import Position, Preferences
from kiosk.paths import data_folder
from kiosk.settings.reader import read_settings
from kiosk.store import export
from kiosk.store.export import ExportForm, Separator
from kiosk.store.monthly_counts import Site
from kiosk.store.release_log import previous_span, release_span
from kiosk.store.release_span import SpanError, require_over

ROWS_WARNING = (
    "Raw rows name nobody, but a small office remembers faces: keep them in the office, and delete them"
    " when they have been used."
)
WRITE_ROWS = "Write them"
NOTHING_WRITTEN = "Nothing was written."
NO_MONTH = (
    "No month with visits is over yet, so that there is nothing to send: do this again next month."
)
FOLDER = click.Path(path_type=Path)


@click.command("export")
@click.option("--csv", type=FOLDER, metavar="DIR", help="Write tables for a spreadsheet there.")
@click.option("--json", "json_", type=FOLDER, metavar="DIR", help="Write JSON there.")
@click.option(
    "--parcel", type=FOLDER, metavar="DIR", help="Write a file of each month for head office there."
)
@click.option(
    "--span",
    metavar="SPAN",
    help="2026-10, 2026-Q3 or 2026; else the last month, and all months for head office.",
)
@click.option(
    "--separator",
    type=click.Choice(get_args(Separator)),
    help="What divides the columns; else what spreadsheets of the office's country expect.",
)
@click.option("--rows", is_flag=True, help="Write the raw rows, too: they stay in the office.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--language", metavar="TAG", help="Name things in this language.")
@since_option
@until_option
def export_counts(
    csv: Path | None,
    json_: Path | None,
    parcel: Path | None,
    span: str | None,
    separator: Separator | None,
    rows: bool,
    yes: bool,
    language: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Write the counts of a month, quarter or year to a folder, rounded so that no visit follows from them.

    --parcel writes a file for each month that is over, which kiosk offices add reads at head office. --since and
    --until are for the raw rows.
    """
    targets: dict[ExportForm, Path] = {}
    if csv:
        targets["csv"] = csv
    if json_:
        targets["json"] = json_
    if not targets and not parcel:
        raise RefusalError("Name a folder: kiosk log export --csv DIR, --json DIR or --parcel DIR.")
    if parcel and rows:
        raise RefusalError("Raw rows stay in the office: leave out --rows, or --parcel.")
    content = _load_content()
    if parcel:
        _export_parcels(parcel, span, content)
    if not targets:
        return
    language = language or next(iter(offered_languages(content)), "en")
    translator_for(language, content)
    if rows and not yes and not confirm(ROWS_WARNING, WRITE_ROWS):
        raise RefusalError(NOTHING_WRITTEN)
    settings = read_settings(data_folder())[0]
    site = Site(settings.office.id, settings.office.kiosk)
    divides = separator or export.default_separator(language, settings.region)
    with _plain_errors(data_folder()):
        released = release_span(data_folder(), span or last_month(), today())
    for form, folder in targets.items():

        def write(tag: str, form: ExportForm = form, folder: Path = folder) -> list[Path]:
            text = _export_text(tag, content)
            return export.export_release(released, site, folder, [form], text, divides)

        with _plain_export_errors(folder):
            # Written anew where a name turns out not to be translated.
            written = in_one_language(language, content, write)
            if rows:
                period = since or date.min, until or date.max
                written += export.export_rows(data_folder(), folder, form, period, divides)
        for path in written:
            print_text(path)


def _export_parcels(to: Path, span: str | None, content: Content) -> None:
    """Write the parcels of the months of a span that are over, and print their names."""
    from kiosk.staff.health.installation import Installation
    from kiosk.staff.parcels import closed_months, parcel_text, write_parcels

    kiosk = Installation(data=data_folder(), content=content)
    text = parcel_text(journey_context(content))
    with _plain_errors(kiosk.data):
        if span:
            require_over(span, today())
        months = closed_months(kiosk.data, today(), span)
    if not months:
        raise RefusalError(NO_MONTH)
    with _plain_export_errors(to):
        for path in write_parcels(kiosk, months, to, text, clock.now().astimezone()):
            print_text(path)


def last_month() -> str:
    """The month before this one ("2026-10")."""
    return previous_span(f"{today():%Y-%m}")


@contextmanager
def _plain_errors(folder: Path) -> Iterator[None]:
    """Turn errors of the visit log, and a span that cannot be released, into one plain sentence."""
    try:
        yield
    except SpanError as fault:
        raise RefusalError(f"{fault}. Choose a month, a quarter or a year that is over.") from None
    except (sqlite3.Error, OSError) as fault:
        raise log_error(fault, folder) from None


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
    return add_staff_pages(load_content_in_use())


def _export_text(tag: str, content: Content) -> export.ExportText:
    from kiosk.staff.export_texts import export_text

    return export_text(log_texts(tag, content))


def log_texts(tag: str, content: Content) -> PageText:
    """The texts in a language that name what the log counts."""
    return PageText(journey_context(content), Position("log"), Preferences(language=tag))
