"""The table of remarks: every sentence of every page as a CSV file, and what readers wrote into it."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from babel import Locale

from tools.review_book.book_pages import BookPage
from tools.review_book.chapters import UNSHOWN
from tools.review_book.unshown_sentences import UnshownSentence

COLUMNS = ("number", "page id", "message context", "text", "remark", "better wording")
MAX_BYTES = 10_000_000
SIGNS_OF_FORMULAS = ("=", "+", "-", "@")
"""A spreadsheet takes a cell that begins with one of these for a formula, unless an apostrophe comes first."""


class Remark(NamedTuple):
    """What a reader wrote on one sentence."""

    number: int
    page: str
    context: str
    text: str
    remark: str
    wording: str


class NoTableError(ValueError):
    """A file is no table of remarks; the message is one sentence with what to do."""


def write_table(
    pages: Iterable[BookPage], language: str, unshown: Iterable[UnshownSentence] = ()
) -> bytes:
    """The table of all sentences, with two empty columns, as bytes of a CSV file.

    Those on no page have the number 0.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter(language), lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for page in pages:
        for said in page.sentences:
            cells = (page.page.id, said.context, said.text)
            writer.writerow((page.number, *map(_guarded, cells), "", ""))
    for one in unshown:
        writer.writerow((0, *map(_guarded, (UNSHOWN, one.context, one.text)), "", ""))
    # By this mark spreadsheets know the encoding.
    return text.getvalue().encode("utf-8-sig")


def delimiter(language: str) -> str:
    """What spreadsheets of that language expect between cells: where decimals have a comma, a semicolon."""
    decimal = Locale.parse(language, sep="-").number_symbols["latn"]["decimal"]
    return ";" if decimal == "," else ","


def read_table(path: Path) -> list[Remark]:
    """The rows of a table in which something was written; NoTableError where the file is no such table."""
    refusal = (
        f"{path.name} is no table of remarks: make one with scripts/review-book TAG --remarks FILE."
    )
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise NoTableError(f"{path.name} cannot be read: {fault.strerror}.") from None
    if len(data) > MAX_BYTES or b"\0" in data:
        raise NoTableError(refusal)
    text = _decoded(data)
    head = text.partition("\n")[0].rstrip("\r")
    # A spreadsheet may have saved it with another sign between its cells.
    between = next((one for one in ",;\t" if _cells(head, one) == list(COLUMNS)), "")
    if not between:
        raise NoTableError(refusal)
    try:
        return list(_remarks(csv.reader(io.StringIO(text, newline=""), delimiter=between), path))
    except csv.Error:
        raise NoTableError(refusal) from None


def _remarks(rows: Iterator[list[str]], path: Path) -> Iterator[Remark]:
    next(rows)
    for at, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        cells = [_unguarded(cell.strip()) for cell in (*row, *[""] * (len(COLUMNS) - len(row)))]
        number, page, context, text, remark, wording, *_ = cells
        if not number.isdecimal():
            raise NoTableError(
                f"{path.name}, row {at}: there is no page number; put it back, or take the row away."
            )
        if remark or wording:
            yield Remark(int(number), page, context, text, remark, wording)


def report_lines(remarks: Iterable[Remark]) -> Iterator[str]:
    """All remarks by page and context, as lines for the editor."""
    page = ""
    for one in sorted(remarks, key=lambda one: (one.number, one.page, one.context)):
        if one.page != page:
            yield from ([""] if page else [])
            yield f"{one.number}  {one.page}"
            page = one.page
        yield f"  {one.context or 'no message'}: {one.text}"
        if one.remark:
            yield f"    remark: {one.remark}"
        if one.wording:
            yield f"    better: {one.wording}"


def _cells(line: str, between: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=between), [])][
        : len(COLUMNS)
    ]


def _decoded(data: bytes) -> str:
    """The text of a file; what is no UTF-8 was saved by a spreadsheet of Windows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(SIGNS_OF_FORMULAS) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(SIGNS_OF_FORMULAS) else cell
