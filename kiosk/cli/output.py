"""Where commands print: on standard output or standard error, what may be shown and nothing else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from kiosk.closed_pipe import ReaderGoneError, UnprintedError, drop_output
from kiosk.printable import printable_lines


def print_text(text: object = "", *, err: bool = False, nl: bool = True) -> None:
    """Print lines of text; names of files, settings and arguments in it can send the terminal no sequence.

    A character that the encoding of the output lacks becomes a question mark, and does not end the command; nor
    does a standard error that nobody reads. Raises UnprintedError where standard output takes no more.
    """
    shown = printable_lines(str(text))
    stream = sys.stderr if err else sys.stdout
    # There is none under pythonw on Windows.
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        with _plain_print_errors():
            click.echo(shown.encode(encoding, "replace").decode(encoding), err=err, nl=nl)
    except UnprintedError:
        if not err:
            raise
        drop_output(sys.stderr)


def print_line(line: str, end: str = "\n") -> None:
    """Print one of many lines; with an `end` of its own, "", it sends what was printed. Raises UnprintedError."""
    with _plain_print_errors():
        print(printable_lines(line), end=end, flush=not end)


@contextmanager
def _plain_print_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ReaderGoneError from None
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise UnprintedError(
            f"Not all could be printed ({why}): make room, then try again."
        ) from None
