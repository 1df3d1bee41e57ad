"""The number of the content that comes with the program, read without a parser, as it delays each start."""

from kiosk.files import read_text
from kiosk.paths import EDITION

NUMBER = "number = "
"""How its line begins in the file of the edition; a test holds that a parser reads the same."""

MAX_BYTES = 100_000


def shipped_number() -> int:
    """That number; 0 where the file is broken."""
    try:
        lines = read_text(EDITION, MAX_BYTES).splitlines()
        return int(next(line for line in lines if line.startswith(NUMBER)).removeprefix(NUMBER))
    except (OSError, ValueError, StopIteration):
        return 0
