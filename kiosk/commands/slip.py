"""`kiosk slip`: the slip of a place in the journey, on paper or as lines."""

from pathlib import Path

import click

from kiosk import clock
from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import content, in_language, office, today, words_of
from kiosk.commands.whereabouts import whereabouts
from kiosk.files import write_files
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context
from kiosk.journey.slip import build_slip_page
from kiosk.journey.verdict import open_methods
from kiosk.paths import data_folder
from kiosk.pdf.blocks import paper_words
from kiosk.pdf.document import fitting_measure, render_pdf
from kiosk.pdf.layout import Size, TooLongError
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.reader import read_settings
from kiosk.view_model.page import Page


@click.command("slip")
@click.option(
    "--method", required=True, metavar="ID", help="The way of signing in, as in: passkey."
)
@click.option("--stage", required=True, metavar="N|ID", help="The stage to go on with.")
@click.option("--step", default="", metavar="N|ID", help="The step; without it, the first.")
@click.option("--device", default="", metavar="KIND", help="The kind of device, as in: ipad.")
@in_language
@click.option("--paper", type=click.Choice(["a4", "a5"]), help="Without it, the office's own.")
@click.option("--to", type=click.Path(path_type=Path), metavar="FILE.pdf", help="Write a PDF.")
@click.option("--text", is_flag=True, help="Print the words.")
def command(
    method: str,
    stage: str,
    step: str,
    device: str,
    language: str,
    paper: Size | None,
    to: Path | None,
    text: bool,
) -> None:
    """Make the slip that a member takes home."""
    if to == Path("-"):
        raise Refusal("Name a file after --to, or add --text for the words alone.")
    if to is None and not text:
        raise Refusal("Say where the slip shall go: add --to FILE.pdf, or --text.")
    today()
    settings, _ = read_settings(data_folder())
    catalog = apply_own_contacts(content(), settings.contacts)
    words_of(language, catalog)
    facts = whereabouts(method, stage, step, device, catalog)
    kit = Context(
        catalog=catalog, office=office(), words=load_translator, now=clock.now(), door="line"
    )
    _caution(method, device, kit)
    page = build_slip_page(kit, facts, language)
    if to is not None:
        _write(to, _sheet(page, paper or settings.paper))
    if text:
        click.echo("\n".join(paper_words(page)))


def _caution(method: str, device: str, kit: Context) -> None:
    """Warn of a slip that leads nobody further; it is made all the same."""
    if method not in open_methods(kit):
        click.echo(
            f"Warning: {method} is closed here, so this slip leads to another way.", err=True
        )
    elif device and device not in kit.catalog.methods[method].kinds:
        click.echo(f"Warning: {method} does not suit this device: {device}.", err=True)


def _sheet(page: Page, size: Size) -> bytes:
    """The PDF; a page that the office's own contacts made too long is told of."""
    try:
        fitting_measure(page, size)
    except TooLongError as fault:
        click.echo(f"{fault} So its type is smaller: use a4, or shorten your contacts.", err=True)
    return render_pdf(page, size)


def _write(to: Path, made: bytes) -> None:
    """All of the file or nothing."""
    try:
        if not to.parent.is_dir():
            raise Refusal(f"There is no folder {to.parent}: make it, or name another file.")
        if to.is_dir():
            raise Refusal(f"{to} is a folder: name a file in it.")
        if to.exists() and not to.is_file():
            # Such as /dev/stdout, which must stay what it is.
            to.write_bytes(made)
        else:
            write_files({to.resolve(): made})
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise click.ClickException(
            f"The slip could not be written to {to} ({why}): name another file, or make room."
        ) from None
