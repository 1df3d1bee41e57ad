"""A checklist: each line with its state as a word, the line to do now with an arrow."""

from kiosk.tui.rows import Chunk, Piece, Span, hang, lines
from kiosk.tui.wrap import wide
from kiosk.view_model.page import StepList, StepRow

ROLES = {"done": "done", "now": "now", "later": "soft", "not-yet": "soft"}


def steps(block: StepList, width: int) -> Piece:
    """The caption and the lines; cut between lines only, and never after the caption."""
    word = max((wide(line.word) for line in block.lines), default=0)
    number = max((len(str(line.number)) for line in block.lines), default=1)
    chunks = [_line(line, word, number, width) for line in block.lines]
    if block.caption and chunks:
        chunks[0] = (*lines(block.caption, width, "soft"), *chunks[0])
    return Piece(tuple(chunks))


def _line(line: StepRow, word: int, number: int, width: int) -> Chunk:
    role = ROLES[line.status]
    state = line.word + " " * (word - wide(line.word))
    arrow = "→" if line.status == "now" else " "
    first = (Span(f"{state}  {arrow} {line.number:>{number}}  ", role),)
    return hang(first, line.say, width, "now" if line.status == "now" else "text")
