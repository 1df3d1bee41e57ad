"""The layout of each kind of block on paper."""

from kiosk.pdf.fonts import text_width
from kiosk.pdf.layout import (
    CAP_HEIGHT,
    BarMark,
    FrameMark,
    Layout,
    LineMark,
    Mark,
    Measure,
    QrMark,
    TextMark,
    baseline,
    lay_out_paragraphs,
    move_marks,
    stack_layouts,
)
from kiosk.pdf.paper_text import paragraph_words
from kiosk.services.qr_code import QUIET_ZONE, qr_modules
from kiosk.view_model.page import (
    Block,
    CodeBoxes,
    ContactDetails,
    Notice,
    Page,
    StepList,
    StepStatus,
    Text,
)

BOX_SIDE, BOX_GAP, GROUP_GAP = 21.0, 3.0, 14.0
"""The side of a box for one character, and the gaps between boxes and between groups, in points."""

CODE_SIZE = 2.0
"""The size of a code that is read out and typed again, in font sizes."""

BAR_INDENT = 16
"""Width of a bar beside a paragraph and of the gap after it, in points."""


def lay_out_code_boxes(groups: tuple[int, ...], room: float) -> Layout:
    """One box for each character, in groups; smaller boxes where the room is too narrow."""
    full_width = sum(groups) * (BOX_SIDE + BOX_GAP) + (len(groups) - 1) * (GROUP_GAP - BOX_GAP)
    scale = min(1.0, room / full_width)
    frames: list[Mark] = []
    x = 0.0
    for size in groups:
        for _ in range(size):
            frames.append(FrameMark(x, 3, BOX_SIDE * scale, BOX_SIDE * scale))
            x += (BOX_SIDE + BOX_GAP) * scale
        x += (GROUP_GAP - BOX_GAP) * scale
    return Layout(BOX_SIDE * scale + 6, tuple(frames))


def lay_out_code(
    said: tuple[str, ...], groups: str, scanned: str, measure: Measure, room: float
) -> Layout:
    """A code in large groups under the words on what it is for, and beside them the QR code of `scanned`, if any.

    Margin and gaps are white, too, so they count as part of its quiet zone: its dark modules end at the margin.
    """
    side = measure.leading * 2.4
    qr_code = lay_out_qr_code(scanned, side) if scanned else Layout(0, ())
    quiet = QUIET_ZONE * side if scanned else 0.0
    left = room - qr_code.height + quiet
    size = (
        min(CODE_SIZE, left / text_width(groups, 1, bold=True) / measure.font_size)
        * measure.font_size
    )
    code = TextMark(0, size * (CAP_HEIGHT + 0.15), groups, size, bold=True)
    words = stack_layouts(lay_out_paragraphs(said, measure, left), Layout(size * 1.05, (code,)))
    height = max(words.height, qr_code.height - 2 * min(quiet, measure.gap))
    return Layout(
        height,
        (
            *move_marks(words.marks, 0, (height - words.height) / 2),
            *move_marks(qr_code.marks, left, (height - qr_code.height) / 2),
        ),
    )


def lay_out_qr_code(text: str, side: float) -> Layout:
    """The QR code of a text, with its quiet zone; it is as wide as high."""
    rows = qr_modules(text)
    return Layout(len(rows) * side, (QrMark(0, 0, rows, side),))


def lay_out_block(block: Block, page: Page, measure: Measure, room: float) -> Layout:
    """The layout of a block in the width `room`."""
    said = paragraph_words(block, page)
    match block:
        case Text(lead=True):
            return lay_out_beside_bar(
                5, lay_out_paragraphs(said, measure, room - BAR_INDENT, bold=True)
            )
        case Notice(sign="→"):
            return lay_out_step(said[0], "now", measure, room)
        case Notice():
            return lay_out_beside_bar(2, lay_out_paragraphs(said, measure, room - BAR_INDENT))
        case StepList(lines, caption):
            first = 1 if caption else 0
            statuses = [line.status for line in lines]
            steps = (
                lay_out_step(text, status, measure, room)
                for text, status in zip(said[first:], statuses, strict=True)
            )
            return stack_layouts(lay_out_paragraphs(said[:first], measure, room, bold=True), *steps)
        case CodeBoxes(text="", groups=groups):
            return stack_layouts(
                lay_out_paragraphs(said, measure, room), lay_out_code_boxes(groups, room)
            )
        case CodeBoxes(text=text, qr=qr):
            return lay_out_code(said[:-1], said[-1], text if qr else "", measure, room)
        case ContactDetails():
            name = lay_out_paragraphs(said[:1], measure, room, bold=True)
            return stack_layouts(name, lay_out_paragraphs(said[1:], measure, room))
    return lay_out_paragraphs(said, measure, room)


def lay_out_beside_bar(width: float, laid: Layout) -> Layout:
    """A bar to the left of a paragraph, which makes it stand out without colour."""
    bar = BarMark(0, 2, width, laid.height - 4)
    return Layout(laid.height, (bar, *move_marks(laid.marks, BAR_INDENT, 0)))


def lay_out_step(said: str, status: StepStatus, measure: Measure, room: float) -> Layout:
    """A line of a checklist with its box; the one to do now is bold."""
    side = measure.font_size * CAP_HEIGHT
    indent = 1.7 * side
    text = lay_out_paragraphs((said,), measure, room - indent, bold=status == "now")
    top = baseline(measure) - side
    return Layout(text.height, (*step_marks(status, side, top), *move_marks(text.marks, indent, 0)))


def step_marks(status: StepStatus, side: float, top: float) -> tuple[Mark, ...]:
    """An empty box, a ticked one when done, an arrow for the step to do now."""
    if status == "now":
        middle, head = side / 2, side * 0.36
        return (
            LineMark(0, top, ((0, middle), (side, middle))),
            LineMark(side, top + middle, ((-head, -head), (0, 0), (-head, head))),
        )
    frame = FrameMark(0, top, side, side)
    if status != "done":
        return (frame,)
    return (
        frame,
        LineMark(
            0,
            top,
            ((0.2 * side, 0.5 * side), (0.45 * side, 0.75 * side), (0.95 * side, -0.05 * side)),
        ),
    )
