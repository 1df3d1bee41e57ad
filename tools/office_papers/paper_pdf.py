"""Draws an office paper as a PDF, block by block."""

from collections.abc import Sequence

from kiosk.pdf.fonts import text_width
from tools.office_papers.canvas import BLUE, INK, Canvas
from tools.office_papers.markdown_source import Block, Paper, Paragraph, Table
from tools.office_papers.paragraph_words import break_lines, split_words
from tools.office_papers.table_layout import draw_table, table_height


def render_paper(paper: Paper) -> bytes:
    """The bytes of the PDF, which are the same for the same paper."""
    canvas = Canvas(paper)
    number = 0
    for place, block in enumerate(paper.blocks):
        canvas.ensure_room(height_kept_together(canvas, paper.blocks[place:]))
        number = number + 1 if isinstance(block, Paragraph) and block.kind == "step" else 0
        draw_block(canvas, block, number)
    return bytes(canvas.pdf.output())


def draw_block(canvas: Canvas, block: Block, number: int) -> None:
    """Draw a block; `number` is that of a step."""
    size = canvas.size
    match block:
        case Table(rows):
            draw_table(canvas, rows)
        case Paragraph("title", text):
            draw_title(canvas, text)
        case Paragraph("lead", text):
            canvas.y += size * 0.5
            canvas.paragraph(text, size=size * 1.12)
            canvas.y += size * 0.5
        case Paragraph("head", text):
            canvas.y += size * 0.7
            canvas.pdf.set_text_color(*BLUE)
            canvas.paragraph(text, size=size * 1.22, bold=True)
            canvas.pdf.set_text_color(*INK)
            canvas.y += size * 0.15
        case Paragraph("step", text):
            draw_step(canvas, text, number)
        case Paragraph("box", text):
            canvas.ensure_room(size * 1.6)
            canvas.pdf.set_draw_color(*INK)
            canvas.pdf.set_line_width(1.1)
            side, left = size * 0.85, size * 1.6
            top = canvas.first_baseline(text, left) - size * 0.79
            canvas.pdf.rect(canvas.margin, top, side, side, round_corners=True, corner_radius=2)
            canvas.paragraph(text, left)
            canvas.y += size * 0.22
        case Paragraph("bullet", text):
            canvas.ensure_room(size * 1.6)
            side, left = size * 0.36, size * 1.1
            canvas.fill(
                canvas.margin + 1, canvas.first_baseline(text, left) - size * 0.54, side, side, BLUE
            )
            canvas.paragraph(text, left)
            canvas.y += size * 0.12
        case Paragraph(_, text):
            canvas.y += size * 0.25
            canvas.paragraph(text)
            canvas.y += size * 0.2


def draw_title(canvas: Canvas, text: str) -> None:
    """Draw a title, white on blue, from edge to edge of the page."""
    size = canvas.size * 1.7
    cut = break_lines(split_words(text, bold=True), size, canvas.room)
    height = len(cut) * size * 1.2 + 40
    canvas.pdf.set_fill_color(*BLUE)
    canvas.pdf.rect(0, 0, canvas.room + 2 * canvas.margin, height, style="F")
    canvas.pdf.set_text_color(255, 255, 255)
    for row, one in enumerate(cut):
        canvas.text_line(
            one, canvas.margin, 20 + size * (row * 1.2 + 0.95), size, canvas.margin + canvas.room
        )
    canvas.pdf.set_text_color(*INK)
    canvas.y = height + canvas.size * 0.6


def draw_step(canvas: Canvas, text: str, number: int) -> None:
    """Draw a step after its number in a disc."""
    size, side = canvas.size, canvas.size * 1.7
    canvas.ensure_room(side)
    top = canvas.y
    canvas.pdf.set_fill_color(*BLUE)
    canvas.pdf.ellipse(canvas.margin, top, side, side, style="F")
    canvas.pdf.set_text_color(255, 255, 255)
    digit = str(number)
    x = canvas.margin + (side - text_width(digit, size, bold=True)) / 2
    canvas.text(digit, x, top + side / 2 + size * 0.365, size, bold=True)
    canvas.pdf.set_text_color(*INK)
    canvas.y += size * 0.12
    canvas.paragraph(text, left=side + size * 0.6)
    canvas.y = max(canvas.y, top + side) + size * 0.42


def height_kept_together(canvas: Canvas, blocks: Sequence[Block]) -> float:
    """The height of the first block with those that must be on the same page."""
    first, *rest = blocks
    size = canvas.size
    if isinstance(first, Table):
        return table_height(canvas, first.rows)
    if first.kind == "head":
        return size * 2.7 + (height_kept_together(canvas, rest) if rest else 0)
    if rest and isinstance(rest[0], Table):
        return size * 0.45 + canvas.measure(first.text) + height_kept_together(canvas, rest)
    # A long paragraph may be divided between pages; of a short one only a line or two would follow.
    return min(size * 0.45 + canvas.measure(first.text), size * 14)
