"""An output that takes no more, such as a pipe whose reader was `head`: its errors, and what is left to do."""

import os
from typing import TextIO


class UnprintedError(Exception):
    """Standard output takes no more, as on a full disk; the message is a sentence for the user.

    It is no OSError, and so is not taken for a fault of a file that is read or written meanwhile.
    """


class ReaderGoneError(UnprintedError):
    """The reader of standard output, such as head, has closed it: that is nothing to complain about."""


def drop_output(*streams: TextIO | None) -> None:
    """Let what is still to be written to these streams go nowhere.

    Python flushes standard output and standard error once more as it ends, and would complain there.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        # There is none under pythonw on Windows.
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
