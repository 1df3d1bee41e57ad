"""The way home: the slip on the screen, its print, and the end of the visit."""

from msgspec.structs import replace

from kiosk.events import Outcome
from kiosk.journey.checklist import find_line
from kiosk.journey.context import Context
from kiosk.journey.device_advice import is_device_checked
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.reader import has_reader
from kiosk.journey.slip import current_place, made_on, resume_code_block, slip_blocks
from kiosk.journey.slip_sheets import SLIP_SHEETS, offered_sheets
from kiosk.journey.stage_progress import overview_node
from kiosk.journey.state import STAY, Answer, Move, Position, close_or_go, go_to, open_over
from kiosk.view_model.page import Block, Notice, Text

QR_CODE_WINDOW = (60, 18)
"""Columns and rows of a window that has room for the digits as a QR code; it is offered on a screen alone."""

LAST_CHOICES = ("people", "stay")

PRINTED, FAILED = "printed", "failed"
"""How a print ends: answers that come from the visit, not from a key."""

PRINT_CHOICES = {"": ("back",), PRINTED: ("finish", "back"), FAILED: ("back", "retry", "finish")}
"""The choices of the page that waits for the printer, by how the print ended; "" before that."""


def build_slip_page(texts: PageText) -> PageDraft:
    """The slip, to print, to photograph or to copy, with what became of its print."""
    position, context = texts.position, texts.context
    print_ = ("print",) if context.prints() else ()
    sheets = offered_sheets(position, context)
    digits = resume_code_block(texts, "home/code")
    qr_code = ("square",) if digits and context.front_end == "screen" else ()
    blocks = slip_blocks(texts)
    # The digits and how to keep them stand first, so that they are in sight in the smallest window.
    first = len(digits)
    return PageDraft(
        id="home",
        title=texts.title("home"),
        place=made_on(texts),
        blocks=(*_print_result(texts), *blocks[:first], *_photo_note(texts), *blocks[first:]),
        choices=(
            *(texts.choice("home", id) for id in (*print_, *sheets, "finish", *LAST_CHOICES)),
            *(replace(texts.choice("square-slip", id), min_size=QR_CODE_WINDOW) for id in qr_code),
        ),
        whole=True,
    )


def handle_slip_page(position: Position, answer: Answer, context: Context) -> Move:
    """Print, end, ask people, or go back to where one was; the end of a print is an answer to this page too."""
    match answer.option:
        case "print" if context.prints():
            # How the last print ended is no longer of interest.
            return Move(how="go", to="paper", paper=True, drop=("paper",))
        case "printed" | "failed":
            return go_to("home", paper=answer.option)
        case "finish":
            return open_over("end/finished")
        case "square":
            return open_over("square/slip")
        case id if id in SLIP_SHEETS:
            return open_over(id)
        case "people":
            return open_over("people")
        case "stay":
            return Move(how="go", to=_node_before(position, context), drop=("paper",))
    return STAY


def _print_result(texts: PageText) -> tuple[Block, ...]:
    """How the print ended, for a member who did not wait for it."""
    match texts.position.facts.get("paper"):
        case "printed":
            return (Notice(texts.note("paper", "take"), sign="→"),)
        case "failed":
            return (Notice(texts.note("paper", "failed"), sign="!"),)
    return ()


def _photo_note(texts: PageText) -> tuple[Block, ...]:
    """How the slip is kept: by a photograph of the screen, by ear or in lines by its digits, which are noted."""
    is_practice = texts.context.office.practice
    if has_reader(texts.position):
        return () if is_practice else (Notice(texts.note("home", "by-ear"), sign="→"),)
    # Who reads line by line has no picture to take, but digits to note.
    line = "photo-line" if resume_code_block(texts, "home/code") and not is_practice else ""
    screen = "photo-too" if texts.context.prints() else "photo"
    name = screen if texts.context.front_end == "screen" else line
    if not name:
        return ()
    return (Notice(texts.note("home", name), sign="→"),)


def _node_before(position: Position, context: Context) -> str:
    """The page that the member came from: a step, a checklist, the verdict, or the first question."""
    # `on` is a step of a situation, `at` one of a stage; a situation is left before its stage.
    if "on" in position.facts:
        on = position.facts["on"]
        return (
            f"step/{on}"
            if find_line(on, position.facts, context.content)
            else overview_node(on, context.content)
        )
    at = position.facts.get("at", "")
    if find_line(at, position.facts, context.content):
        return f"step/{at}"
    stage = at.partition("/")[0]
    if stage in context.content.stages:
        return f"stage/{stage}"
    return "verdict" if is_device_checked(position) else "intent"


def build_print_page(texts: PageText) -> PageDraft:
    """Printing, printed, or failed: then the resume code is there to be copied, else the step in words."""
    # "paper" while it prints, then "paper/printed" or "paper/failed".
    state = texts.position.node.partition("/")[2]
    if state == PRINTED:
        blocks = texts.lead_note("paper", "printed") + texts.text_note("paper", "take")
    elif state == FAILED:
        place = (*texts.text_note("paper", "copy-place"), *current_place(texts))
        to_copy = resume_code_block(texts, "paper/copy") or place
        blocks = texts.warning_note("paper", "failed") + to_copy
    else:
        blocks = texts.lead_note("paper", "working") + texts.text_note("paper", "wait")
    return PageDraft(
        id=texts.position.node,
        title=texts.title("paper"),
        blocks=blocks,
        choices=tuple(texts.choice("paper", id) for id in PRINT_CHOICES[state]),
        pace="waiting" if not state else "reading",
    )


def handle_print_page(position: Position, answer: Answer, context: Context) -> Move:
    """Go back to the slip, end, or try again; the end of the print leads to the page that says so."""
    match answer.option:
        case "printed" | "failed":
            return go_to(f"paper/{answer.option}")
        case "back":
            return go_to("home")
        case "finish":
            return open_over("end/finished")
        case "retry":
            return Move(how="go", to="paper", paper=True)
    return STAY


def build_end(texts: PageText) -> PageDraft:
    """The question whether to end, with the resume code, which may not be noted yet; staying is the default."""
    return PageDraft(
        id=texts.position.node,
        title=texts.title("end"),
        blocks=texts.opening("end") + _place_to_note(texts),
        choices=(texts.choice("end", "stay"), texts.choice("end", "end", destructive=True)),
    )


def _place_to_note(texts: PageText) -> tuple[Block, ...]:
    """The place to come back to, for a member who stops on the way: as a resume code, else in words."""
    code = resume_code_block(texts, "end/write-number")
    if code:
        return code
    place = current_place(texts)
    return (Text(texts.note("end", "write")), *place) if place else ()


def handle_end(position: Position, answer: Answer, context: Context) -> Move:
    """End the visit, or go back to where one was."""
    if answer.option == "end":
        outcome: Outcome = "finished" if position.node == "end/finished" else "stopped"
        return Move(how="stay", end=outcome)
    if answer.option == "stay":
        return close_or_go(position, "home")
    return STAY
