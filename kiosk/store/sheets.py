"""Tables as the bytes of a file, piece by piece: CSV that spreadsheets open rightly, or JSON."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice

BOM = "\ufeff"
"""Tells spreadsheets that a CSV is UTF-8, without which they break accents."""

PIECE = 2000
"""Rows that are made at a time."""


def as_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The rows under their names, with commas between and quotes where needed."""
    yield BOM.encode()
    yield _lines([names])
    going = iter(rows)
    while piece := list(islice(going, PIECE)):
        yield _lines(piece)


def as_json(key: str, about: str, rows: Iterable[object]) -> Iterator[bytes]:
    """An object with a word `about` it, and the rows as a list under a key."""
    yield f'{{\n"about": {json.dumps(about)},\n"{key}": ['.encode()
    comma = "\n"
    for row in rows:
        yield (comma + json.dumps(row, ensure_ascii=False)).encode()
        comma = ",\n"
    yield b"\n]\n}\n"


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
