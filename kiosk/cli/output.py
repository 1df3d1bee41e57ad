"""Where commands print: on standard output or standard error, what may be shown and nothing else."""

import sys

import click

from kiosk.printable import printable_lines


def print_text(text: object = "", *, err: bool = False, nl: bool = True) -> None:
    """Print lines of text; names of files, settings and arguments in it can send the terminal no sequence.

    A character that the encoding of the output lacks becomes a question mark, and does not end the command.
    """
    shown = printable_lines(str(text))
    stream = sys.stderr if err else sys.stdout
    # There is none under pythonw on Windows.
    encoding = getattr(stream, "encoding", None) or "utf-8"
    click.echo(shown.encode(encoding, "replace").decode(encoding), err=err, nl=nl)
