"""A paper as a PDF: each kind of its blocks as it looks."""

from kiosk.world.paper.ruler import width
from papers.pen import BLUE, INK, PALE, Pen
from papers.runs import lines, words
from papers.source import Block, Paper, Table, Text


def pdf(paper: Paper) -> bytes:
    """The same bytes for the same paper."""
    pen = Pen(paper)
    number = 0
    for block in paper.blocks:
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
            pen.need(size * 5)
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
    x = pen.margin + (side - width(digit, size, bold=True)) / 2
    pen.text(digit, x, top + side / 2 + size * 0.365, size, bold=True)
    pen.pdf.set_text_color(*INK)
    pen.y += size * 0.12
    pen.paragraph(said, left=side + size * 0.6)
    pen.y = max(pen.y, top + side) + size * 0.42


def table(pen: Pen, rows: tuple[tuple[str, ...], ...]) -> None:
    """Cells as wide as their words want, every second row on pale ground; headings unless all are empty."""
    size = pen.size
    wants = [max(_wide(row[n], size) for row in rows) + size * 1.2 for n in range(len(rows[0]))]
    rest = pen.room - sum(wants)
    wides = [*wants[:-1], wants[-1] + rest] if rest > 0 or len(wants) < 3 else wants
    body = rows[1:]
    for number, row in enumerate(rows if any(rows[0]) else body):
        strong = any(rows[0]) and number == 0
        cuts = [
            lines(words(cell, bold=strong), size, wide - size)
            for cell, wide in zip(row, wides, strict=True)
        ]
        key = any(word.key for cut in cuts for line in cut for word in line)
        step_down = size * (1.95 if key else 1.42)
        high = max(map(len, cuts)) * step_down + size * 0.3
        pen.need(high)
        if number % 2 == 0:
            pen.fill(pen.margin, pen.y, pen.room, high, PALE)
        x = pen.margin
        for cut, wide in zip(cuts, wides, strict=True):
            inset = (high - len(cut) * step_down) / 2
            for line, one in enumerate(cut):
                base = pen.y + inset + step_down * (line + 0.5) + size * 0.35
                pen.row(one, x + size * 0.5, base, size, x + wide)
            x += wide
        pen.y += high
    pen.y += size * 0.5


def _wide(cell: str, size: float) -> float:
    """How wide a cell is on one line."""
    said = words(cell, bold=True)
    space = width(" ", size)
    return sum(word.wide(size) + (0 if word.glued else space) for word in said)
