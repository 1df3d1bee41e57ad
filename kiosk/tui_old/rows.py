"""Rows of a page before they have colours: spans of text, each with a role that the styles know."""

from typing import NamedTuple

from kiosk.tui.wrap import wide, wrap


class Span(NamedTuple):
    """Some text in one role: `lead`, `soft`, `focus` and so on, the rules of styles/*.tcss."""

    text: str
    role: str = "text"


Row = tuple[Span, ...]
Chunk = tuple[Row, ...]
"""Rows that always stay together."""

BLANK: Row = ()


class Piece(NamedTuple):
    """One block as chunks; it is kept whole where it can be, and cut only between two chunks."""

    chunks: tuple[Chunk, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All its rows."""
        return tuple(row for chunk in self.chunks for row in chunk)

    @property
    def height(self) -> int:
        """How many rows it has."""
        return sum(map(len, self.chunks))


def breadth(row: Row) -> int:
    """The cells that a row takes."""
    return sum(wide(span.text) for span in row)


def lines(text: str, width: int, role: str = "text") -> tuple[Row, ...]:
    """A paragraph as rows of at most `width` cells."""
    return tuple((Span(line, role),) for line in wrap(text, width))


def hang(first: Row, text: str, width: int, role: str = "text") -> Chunk:
    """A paragraph that hangs from the end of `first`, like an item from its number."""
    indent = breadth(first)
    said = lines(text, max(1, width - indent), role) or (BLANK,)
    rest = tuple((Span(" " * indent), *row) for row in said[1:])
    return ((*first, *said[0]), *rest)


def loose(*rows: Row) -> Piece:
    """A block that may be cut between any two rows."""
    return Piece(tuple((row,) for row in rows))
