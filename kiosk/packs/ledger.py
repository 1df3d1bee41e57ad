"""The ledger of permanent numbers: all that any content in this office has ever given out for resume codes."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from kiosk.files import read_text
from kiosk.journey.permanent_numbers import PermanentNumber

LEDGER_FILE = "numbers.tsv"
MAX_LEDGER_BYTES = 1_000_000


def read_ledger(folder: Path) -> frozenset[PermanentNumber]:
    """The numbers in the ledger of a folder of packs; none where there is no ledger, or lines are none."""
    try:
        text = read_text(folder / LEDGER_FILE, MAX_LEDGER_BYTES)
    except (OSError, ValueError):
        # Whatever has become of it, the numbers of the contents that are there are known without it.
        return frozenset()
    rows = (line.split("\t") for line in text.splitlines())
    return frozenset(
        PermanentNumber(row[0], int(row[1]), row[2])
        for row in rows
        if len(row) == 3 and row[1].isascii() and row[1].isdigit()
    )


def write_ledger(numbers: Iterable[PermanentNumber]) -> bytes:
    """The bytes of a ledger, one number a line."""
    text = StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(sorted(numbers))
    return text.getvalue().encode()
