"""Each kind of block as it is laid out on paper."""

from msgspec.structs import replace

from kiosk.pdf.layout import (
    CAPITAL,
    BlackBar,
    Frame,
    LaidOut,
    Mark,
    Measure,
    QrMark,
    Run,
    Stroke,
    baseline,
    lay_out_paragraphs,
    move_marks,
    stack_marks,
    text_width,
)
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
from kiosk.view_model.plain_text import block_paragraphs

SIDE, NEAR, APART = 21.0, 3.0, 14.0
"""A box, the white to the next one, the white to the next group."""

LARGE = 2.0
"""A code that is read out and typed again, in sizes of type."""


def code_boxes(groups: tuple[int, ...], room: float) -> LaidOut:
    """One box a character, apart by group, as wide as there is room."""
    whole = sum(groups) * (SIDE + NEAR) + (len(groups) - 1) * (APART - NEAR)
    scale = min(1.0, room / whole)
    frames: list[Mark] = []
    x = 0.0
    for size in groups:
        for _ in range(size):
            frames.append(Frame(x, 3, SIDE * scale, SIDE * scale))
            x += (SIDE + NEAR) * scale
        x += (APART - NEAR) * scale
    return LaidOut(SIDE * scale + 6, tuple(frames))


def code_block(
    said: tuple[str, ...], groups: str, scanned: str, measure: Measure, room: float
) -> LaidOut:
    """A code in large groups under what it is for, and beside them the QR code of `scanned`.

    The QR code ends with the margin: of its quiet zone, that and the gaps above and below are part.
    """
    side = measure.leading * 2.4
    square = qr_block(scanned, side) if scanned else LaidOut(0, ())
    quiet = QUIET_ZONE * side if scanned else 0.0
    left = room - square.height + quiet
    size = min(LARGE, left / text_width(groups, 1, bold=True) / measure.type) * measure.type
    large = Run(0, size * (CAPITAL + 0.15), groups, size, bold=True)
    words = stack_marks(lay_out_paragraphs(said, measure, left), LaidOut(size * 1.05, (large,)))
    height = max(words.height, square.height - 2 * min(quiet, measure.gap))
    return LaidOut(
        height,
        (
            *move_marks(words.marks, 0, (height - words.height) / 2),
            *move_marks(square.marks, left, (height - square.height) / 2),
        ),
    )


def qr_block(text: str, side: float) -> LaidOut:
    """The QR code of a text, its quiet zone in its height, which is its width."""
    rows = qr_modules(text)
    return LaidOut(len(rows) * side, (QrMark(0, 0, rows, side),))


def paper_words(page: Page) -> list[str]:
    """The page as plain paragraphs; none gets a full stop that it has not, for codes are copied from paper."""
    return [
        *head_words(page),
        *(said for block in page.blocks for said in paragraph_words(block, page)),
    ]


def head_words(page: Page) -> tuple[str, ...]:
    """The title, then where one is if the page says so."""
    return tuple(filter(None, (page.title, page.place)))


def paragraph_words(block: Block, page: Page) -> tuple[str, ...]:
    """What a block says; its signs are drawn, and nothing is in capitals throughout."""
    said = (one.replace(" · ", ", ") for one in block_paragraphs(_calm(block), page.language))
    return tuple(one.removeprefix("! ") for one in said if one.strip())


def _calm(block: Block) -> Block:
    """A checklist whose words for done and to do are written as other words are."""
    if not isinstance(block, StepList):
        return block
    lines = (replace(line, word=line.word.capitalize()) for line in block.lines)
    return replace(block, lines=tuple(lines))


BESIDE = 16
"""What a bar and the white after it take."""


def lay_out_block(block: Block, page: Page, measure: Measure, room: float) -> LaidOut:
    """A block, in the room from margin to margin."""
    said = paragraph_words(block, page)
    match block:
        case Text(lead=True):
            return beside_bar(5, lay_out_paragraphs(said, measure, room - BESIDE, bold=True))
        case Notice(sign="→"):
            return lay_out_step(said[0], "now", measure, room)
        case Notice():
            return beside_bar(2, lay_out_paragraphs(said, measure, room - BESIDE))
        case StepList(lines, caption):
            first = 1 if caption else 0
            statuses = [line.status for line in lines]
            steps = (
                lay_out_step(text, status, measure, room)
                for text, status in zip(said[first:], statuses, strict=True)
            )
            return stack_marks(lay_out_paragraphs(said[:first], measure, room, bold=True), *steps)
        case CodeBoxes(text="", groups=groups):
            return stack_marks(lay_out_paragraphs(said, measure, room), code_boxes(groups, room))
        case CodeBoxes(text=text, qr=qr):
            return code_block(said[:-1], said[-1], text if qr else "", measure, room)
        case ContactDetails():
            name = lay_out_paragraphs(said[:1], measure, room, bold=True)
            return stack_marks(name, lay_out_paragraphs(said[1:], measure, room))
    return lay_out_paragraphs(said, measure, room)


def beside_bar(wide: float, laid: LaidOut) -> LaidOut:
    """A bar to the left, by which a paragraph stands out without colour."""
    bar = BlackBar(0, 2, wide, laid.height - 4)
    return LaidOut(laid.height, (bar, *move_marks(laid.marks, BESIDE, 0)))


def lay_out_step(said: str, status: StepStatus, measure: Measure, room: float) -> LaidOut:
    """A line of a checklist after its box; the one to do now is bold."""
    side = measure.type * CAPITAL
    indent = 1.7 * side
    text = lay_out_paragraphs((said,), measure, room - indent, bold=status == "now")
    top = baseline(measure) - side
    return LaidOut(text.height, (*step_box(status, side, top), *move_marks(text.marks, indent, 0)))


def step_box(status: StepStatus, side: float, top: float) -> tuple[Mark, ...]:
    """An empty box, ticked when done; an arrow where one is."""
    if status == "now":
        middle, head = side / 2, side * 0.36
        return (
            Stroke(0, top, ((0, middle), (side, middle))),
            Stroke(side, top + middle, ((-head, -head), (0, 0), (-head, head))),
        )
    frame = Frame(0, top, side, side)
    if status != "done":
        return (frame,)
    return (
        frame,
        Stroke(
            0,
            top,
            ((0.2 * side, 0.5 * side), (0.45 * side, 0.75 * side), (0.95 * side, -0.05 * side)),
        ),
    )
