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


class UnprintedError(Exception):
    """Standard output takes no more, as on a full disk; the message is a sentence for the user."""


class ReaderGoneError(UnprintedError):
    """The reader of standard output, such as head, has closed it: that is nothing to complain about."""


def print_line(line: str, end: str = "\n") -> None:
    """Print one of many lines; with an `end` of its own, "", it sends what was printed.

    Raises UnprintedError, which is no OSError and so is not taken for a fault of the file that is read meanwhile.
    """
    try:
        print(printable_lines(line), end=end, flush=not end)
    except BrokenPipeError:
        raise ReaderGoneError from None
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise UnprintedError(
            f"Not all could be printed ({why}): make room, then try again."
        ) from None
