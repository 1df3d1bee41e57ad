"""A paper as a PDF: each kind of its blocks as it looks."""

from collections.abc import Sequence

from kiosk.pdf.fonts import text_width
from tools.office_papers.canvas import BLUE, INK, Pen
from tools.office_papers.markdown_source import Block, Paper, Table, Text
from tools.office_papers.paragraph_words import lines, words
from tools.office_papers.table_layout import height, table


def pdf(paper: Paper) -> bytes:
    """The same bytes for the same paper."""
    pen = Pen(paper)
    number = 0
    for place, block in enumerate(paper.blocks):
        pen.need(together(pen, paper.blocks[place:]))
        number = number + 1 if isinstance(block, Text) and block.kind == "step" else 0
        draw(pen, block, number)
    return bytes(pen.pdf.output())


def draw(pen: Pen, block: Block, number: int) -> None:
    """One block; `number` is that of a step."""
    size = pen.size
    match block:
        case Table(rows):
            table(pen, rows)
        case Text("title", said):
            title(pen, said)
        case Text("lead", said):
            pen.y += size * 0.5
            pen.paragraph(said, size=size * 1.12)
            pen.y += size * 0.5
        case Text("head", said):
            pen.y += size * 0.7
            pen.pdf.set_text_color(*BLUE)
            pen.paragraph(said, size=size * 1.22, bold=True)
            pen.pdf.set_text_color(*INK)
            pen.y += size * 0.15
        case Text("step", said):
            step(pen, said, number)
        case Text("box", said):
            pen.need(size * 1.6)
            pen.pdf.set_draw_color(*INK)
            pen.pdf.set_line_width(1.1)
            side, left = size * 0.85, size * 1.6
            top = pen.first(said, left) - size * 0.79
            pen.pdf.rect(pen.margin, top, side, side, round_corners=True, corner_radius=2)
            pen.paragraph(said, left)
            pen.y += size * 0.22
        case Text("bullet", said):
            pen.need(size * 1.6)
            side, left = size * 0.36, size * 1.1
            pen.fill(pen.margin + 1, pen.first(said, left) - size * 0.54, side, side, BLUE)
            pen.paragraph(said, left)
            pen.y += size * 0.12
        case Text(_, said):
            pen.y += size * 0.25
            pen.paragraph(said)
            pen.y += size * 0.2


def title(pen: Pen, said: str) -> None:
    """White on blue, from edge to edge of the page."""
    size = pen.size * 1.7
    cut = lines(words(said, bold=True), size, pen.room)
    high = len(cut) * size * 1.2 + 40
    pen.pdf.set_fill_color(*BLUE)
    pen.pdf.rect(0, 0, pen.room + 2 * pen.margin, high, style="F")
    pen.pdf.set_text_color(255, 255, 255)
    for row, one in enumerate(cut):
        pen.row(one, pen.margin, 20 + size * (row * 1.2 + 0.95), size, pen.margin + pen.room)
    pen.pdf.set_text_color(*INK)
    pen.y = high + pen.size * 0.6


def step(pen: Pen, said: str, number: int) -> None:
    """A step after its number in a disc."""
    size, side = pen.size, pen.size * 1.7
    pen.need(side)
    top = pen.y
    pen.pdf.set_fill_color(*BLUE)
    pen.pdf.ellipse(pen.margin, top, side, side, style="F")
    pen.pdf.set_text_color(255, 255, 255)
    digit = str(number)
    x = pen.margin + (side - text_width(digit, size, bold=True)) / 2
    pen.text(digit, x, top + side / 2 + size * 0.365, size, bold=True)
    pen.pdf.set_text_color(*INK)
    pen.y += size * 0.12
    pen.paragraph(said, left=side + size * 0.6)
    pen.y = max(pen.y, top + side) + size * 0.42


def together(pen: Pen, blocks: Sequence[Block]) -> float:
    """How much room the first block asks for with those that no page may cut off from it."""
    first, *rest = blocks
    size = pen.size
    if isinstance(first, Table):
        return height(pen, first.rows)
    if first.kind == "head":
        return size * 2.7 + (together(pen, rest) if rest else 0)
    if rest and isinstance(rest[0], Table):
        return size * 0.45 + pen.measure(first.said) + together(pen, rest)
    # A long paragraph may go on overleaf, a short one would leave a line or two there.
    return min(size * 0.45 + pen.measure(first.said), size * 14)
