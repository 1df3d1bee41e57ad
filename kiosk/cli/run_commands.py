"""`kiosk plain` and `kiosk staff`: one visit in line mode; the staff pages."""

import click

from kiosk.cli.completion import complete_language
from kiosk.cli.shared import RefusalError, load_content_in_use, translator_for
from kiosk.paths import data_folder
from kiosk.runtime.startup import has_pin
from kiosk.runtime.supervisor import run

NO_PIN = "There is no staff PIN yet: set one with kiosk setup."


@click.command("plain")
@click.option(
    "--language",
    default="",
    metavar="TAG",
    shell_complete=complete_language,
    help="Begin in this language, as in fr.",
)
@click.option(
    "--width",
    type=click.IntRange(20, 200),
    metavar="CELLS",
    help="The cells of a line, as in 40 for a braille display.",
)
@click.option("--practice", is_flag=True, help="Only practise: the visit is not counted.")
def plain(language: str, width: int | None, practice: bool) -> int:
    """Lead one visit line by line, on standard input and output."""
    if language:
        # Refuses a language that the kiosk does not speak, before a worker starts.
        translator_for(language, load_content_in_use())
    return run(front_end="line", language=language, once=True, width=width or 0, practice=practice)


@click.command("staff")
def staff() -> int:
    """Open the staff pages, full screen."""
    if not has_pin(data_folder()):
        raise RefusalError(NO_PIN)
    return run(staff=True)
