"""Each kind of block as it is laid on paper."""

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
from kiosk.world.paper.code import boxes, code
from kiosk.world.paper.marks import Bar, Frame, Laid, Mark, Stroke, column, moved
from kiosk.world.paper.measure import Measure
from kiosk.world.paper.text import CAPITAL, baseline, plain
from kiosk.world.paper.words import paragraphs

BESIDE = 16
"""What a bar and the white after it take."""


def part(block: Block, page: Page, measure: Measure, room: float) -> Laid:
    """A block, in the room from margin to margin."""
    said = paragraphs(block, page)
    match block:
        case Text(lead=True):
            return beside(5, plain(said, measure, room - BESIDE, bold=True))
        case Notice(sign="→"):
            return step(said[0], "now", measure, room)
        case Notice():
            return beside(2, plain(said, measure, room - BESIDE))
        case StepList(lines, caption):
            first = 1 if caption else 0
            statuses = [line.status for line in lines]
            steps = (
                step(text, status, measure, room)
                for text, status in zip(said[first:], statuses, strict=True)
            )
            return column(plain(said[:first], measure, room, bold=True), *steps)
        case CodeBoxes(text="", groups=groups):
            return column(plain(said, measure, room), boxes(groups, room))
        case CodeBoxes(text=text, qr=qr):
            return code(said[:-1], said[-1], text if qr else "", measure, room)
        case ContactDetails():
            name = plain(said[:1], measure, room, bold=True)
            return column(name, plain(said[1:], measure, room))
    return plain(said, measure, room)


def beside(wide: float, laid: Laid) -> Laid:
    """A bar to the left, by which a paragraph stands out without colour."""
    bar = Bar(0, 2, wide, laid.height - 4)
    return Laid(laid.height, (bar, *moved(laid.marks, BESIDE, 0)))


def step(said: str, status: StepStatus, measure: Measure, room: float) -> Laid:
    """A line of a checklist after its box; the one to do now is bold."""
    side = measure.type * CAPITAL
    indent = 1.7 * side
    text = plain((said,), measure, room - indent, bold=status == "now")
    top = baseline(measure) - side
    return Laid(text.height, (*box(status, side, top), *moved(text.marks, indent, 0)))


def box(status: StepStatus, side: float, top: float) -> tuple[Mark, ...]:
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
