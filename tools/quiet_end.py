"""Ends a tool without a traceback when nobody reads its output any more, as in `scripts/check-content | head`."""

import select
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from kiosk.closed_pipe import ReaderGoneError, drop_output

P = ParamSpec("P")
Result = TypeVar("Result")


def end_quietly(main: Callable[P, Result]) -> Callable[P, Result | int]:
    """A main function of a tool that returns 1 once the reader of its output has gone."""

    @wraps(main)
    def quiet_main(*args: P.args, **kwargs: P.kwargs) -> Result | int:
        try:
            try:
                return main(*args, **kwargs)
            finally:
                # What is still unwritten, such as the help of argparse, is written here and not at Python's end.
                print(end="", flush=True)
        except (BrokenPipeError, ReaderGoneError):
            # The first may as well come from a pipe to a program that the tool has started.
            if not is_reader_gone():
                raise
            drop_output(sys.stdout, sys.stderr)
            return 1

    return quiet_main


def is_reader_gone() -> bool:
    """Whether standard output or standard error is a pipe that nobody reads any more."""
    poll = select.poll()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        poll.register(stream, 0)
    return any(event & select.POLLERR for _, event in poll.poll(0))
