"""What is told of an exception: where it was, and never a value."""

from typing import NamedTuple


class Raised(NamedTuple):
    """The exception's type, and the file and line that raised it."""

    type: str
    file: str
    line: int


def raised(error: BaseException) -> Raised:
    """An exception as such."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename if trace else ""
    return Raised(type(error).__name__, file, trace.tb_lineno if trace else 0)
