"""A small drawing of the EU Login screen, the only thing on a page with a frame; it is never cut."""

from kiosk.tui.rows import Piece, Row, Span, breadth, hang, lines
from kiosk.tui.wrap import wide, wrap
from kiosk.view_model.page import DrawingLine, ScreenDrawing

WIDEST = 56
AIR = 3
"""Cells between the window and the words beside it."""
LEAST = 20
"""Cells inside the window, at least; WIDEST with its frame."""
MARK = 2
"""Cells before each line, for the arrow to the button to press."""


def drawing(block: ScreenDrawing, width: int) -> Piece:
    """The window with its lines, and beside or under it the same button in the other language."""
    inner = min(width, WIDEST) - 4
    drawn = [row for line in block.lines for row in _line(line, inner)]
    inner = max([LEAST, wide(block.window) + 2, *(breadth(row) for row in drawn)])
    top = "─" * (inner - wide(block.window)) + "┐"
    framed = (
        (Span("┌ ", "box"), Span(block.window, "name"), Span(f" {top}", "box")),
        *(_framed(row, inner) for row in drawn),
        (Span("└" + "─" * (inner + 2) + "┘", "box"),),
    )
    if inner + 4 + AIR + wide(block.other) > width or not drawn:
        return Piece(((*framed, *lines(block.other, width, "soft")),))
    at = 1 + next((n for n, row in enumerate(drawn) if row[0].text.strip()), 0)
    beside = (*framed[at], Span(" " * AIR), Span(block.other, "soft"))
    return Piece(((*framed[:at], beside, *framed[at + 1 :]),))


def _framed(row: Row, inner: int) -> Row:
    rest = " " * (inner - breadth(row))
    return (Span("│ ", "box"), *row, Span(f"{rest} ", "drawn"), Span("│", "box"))


def _line(line: DrawingLine, width: int) -> tuple[Row, ...]:
    margin = (Span(" " * MARK, "drawn"),)
    if line.kind == "field":
        gap = max(8, min(16, width - wide(line.say) - MARK - 1))
        return hang(margin, f"{line.say} {'_' * gap}", width, "drawn")
    if line.kind == "words":
        return hang(margin, line.say, width, "drawn")
    role = "press" if line.press else "drawn"
    said = wrap(line.say, width - MARK - 4)
    longest_line = max(map(wide, said), default=0)
    rows: list[Row] = []
    for number, words in enumerate(said):
        mark = Span("→ ", role) if line.press and not number else Span("  ", "drawn")
        left, right = "  " if number else "[ ", "  " if number < len(said) - 1 else " ]"
        rest = " " * (longest_line - wide(words))
        rows.append((mark, Span(f"{left}{words}{rest}{right}", role)))
    return tuple(rows)
