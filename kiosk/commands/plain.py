"""`kiosk plain`: one visit, line by line."""

import click

from kiosk.commands.shared import content, words_of
from kiosk.runtime.supervisor import run


@click.command("plain")
@click.option("--language", default="", metavar="TAG", help="Begin in this language, as in fr.")
@click.option(
    "--width",
    type=click.IntRange(20, 200),
    metavar="CELLS",
    help="The cells of a line, as in 40 for a braille display.",
)
def command(language: str, width: int | None) -> int:
    """Lead one visit line by line, on standard input and output."""
    if language:
        words_of(language, content())
    return run(door="line", language=language, once=True, width=width or 0)
