"""The way home: the slip on the screen, on paper, as a QR code, and the end of the visit."""

from msgspec.structs import replace

from kiosk.content.steps import Step
from kiosk.events import Outcome
from kiosk.journey.checklist import find_line
from kiosk.journey.context import Context, DraftChoice, PageDraft, PageText
from kiosk.journey.pages.verdict import current_verdict
from kiosk.journey.slip import current_place, made_on, next_blocks, resume_code_block, slip_blocks
from kiosk.journey.stage_progress import overview_node, place_label, resume_code_for
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.view_model.page import Block, Notice, QrCode, Text, WebAddress
from kiosk.view_model.plain_text import block_paragraphs, with_full_stop

SQUARE = (96, 36)
"""Columns and rows of a window that has room for the main lines of every slip as a square."""


def build_home(tell: PageText) -> PageDraft:
    """The slip, to print or to note."""
    choices = tuple(tell.choice("home", id) for id in (*_print(tell), "finish", "people", "safety"))
    return PageDraft(
        id="home",
        title=tell.title("home"),
        place=made_on(tell),
        blocks=_printed(tell) + _before(tell) + slip_blocks(tell),
        choices=(*choices, tell.choice("home", "stay"), *_square(tell)),
    )


def handle_home(where: Position, answer: Answer, kit: Context) -> Move:
    """On paper, the end, people to ask, or back to where one was; the printer's own word is told here too."""
    match answer.option:
        case "print" if kit.prints():
            return Move(how="go", to="paper", paper=True, drop=("paper",))
        case "printed" | "failed":
            return go_to("home", paper=answer.option)
        case "finish":
            return go_to("end/finished")
        case "square":
            return open_over("square/slip")
        case "people":
            return open_over("people")
        case "safety":
            return open_over("safety")
        case "stay":
            return Move(how="go", to=_stay(where, kit), drop=("paper",))
    return STAY


def _printed(tell: PageText) -> tuple[Block, ...]:
    """What became of the slip on paper, for one who did not wait for that."""
    match tell.where.facts.get("paper"):
        case "printed":
            return (Notice(tell.note("paper", "take"), sign="→"),)
        case "failed":
            return (Notice(tell.note("paper", "failed"), sign="!"),)
    return ()


def _print(tell: PageText) -> tuple[str, ...]:
    return ("print",) if tell.kit.prints() else ()


def _square(tell: PageText) -> tuple[DraftChoice, ...]:
    """The slip for the member's own phone, where there is a screen to scan it from."""
    if tell.kit.door != "screen" or not resume_code_for(tell.where, tell.words.tag, tell.kit):
        return ()
    return (replace(tell.choice("square-slip", "square"), least=SQUARE),)


def _stay(where: Position, kit: Context) -> str:
    """The page that one was on."""
    if "on" in where.facts:
        on = where.facts["on"]
        return (
            f"step/{on}"
            if find_line(on, where.facts, kit.catalog)
            else overview_node(on, kit.catalog)
        )
    at = where.facts.get("at", "")
    if find_line(at, where.facts, kit.catalog):
        return f"step/{at}"
    stage = at.partition("/")[0]
    return f"stage/{stage}" if stage in kit.catalog.stages else "intent"


def _before(tell: PageText) -> tuple[Block, ...]:
    """For one who has no stage yet: what to change at home, or that any day is good to come back."""
    facts = tell.where.facts
    if "at" in facts or "on" in facts:
        return ()
    if "kind" in facts:
        verdict = current_verdict(tell.where, tell.kit)
        best = next((one for one in verdict.methods if one.method == verdict.recommended), None)
        if best is not None and best.verdict == "after":
            changes = tell.lead_note("home", "changes")
            return changes + tell.paragraphs(best.because)
    return tell.lead_note("home", "no-stage")


PRINTED, FAILED = "printed", "failed"
"""What a printer says in the end: answers that come from the session, not from a key."""

OFFERS = {"": ("back",), PRINTED: ("finish", "back"), FAILED: ("back", "retry", "finish")}


def build_paper(tell: PageText) -> PageDraft:
    """Printing, printed, or not printed: then the nine digits stand large enough to copy."""
    state = tell.where.node.partition("/")[2]
    if state == PRINTED:
        blocks = tell.lead_note("paper", "printed") + tell.text_note("paper", "take")
    elif state == FAILED:
        words = (*tell.text_note("paper", "copy-place"), *current_place(tell))
        copy = resume_code_block(tell, "paper/copy") or words
        blocks = tell.warning_note("paper", "failed") + copy
    else:
        blocks = tell.lead_note("paper", "working") + tell.text_note("paper", "wait")
    return PageDraft(
        id=tell.where.node,
        title=tell.title("paper"),
        blocks=blocks,
        choices=tuple(tell.choice("paper", id) for id in OFFERS[state]),
        pace="waiting" if not state else "reading",
    )


def handle_paper(where: Position, answer: Answer, kit: Context) -> Move:
    """Back to the slip, the end, or one more try; the printer's own word turns the page."""
    match answer.option:
        case "printed" | "failed":
            return go_to(f"paper/{answer.option}")
        case "back":
            return go_to("home")
        case "finish":
            return go_to("end/finished")
        case "retry":
            return Move(how="go", to="paper", paper=True)
    return STAY


CAMERAS = ("iphone", "ipad", "ipod", "android-phone", "android-tablet")
"""Kinds of device that one points at a screen."""


def offered_qr_code(step: Step, tell: PageText) -> tuple[DraftChoice, ...]:
    """The choice to scan the address of a step that is done on such a device."""
    seen = tell.kit.door == "screen" and tell.where.facts.get("kind") in CAMERAS
    if seen and step.on == "device" and step.address in tell.catalog.addresses:
        return (tell.choice("square", "square"),)
    return ()


def build_qr_code(tell: PageText) -> PageDraft | None:
    """An address by its id, or "slip"."""
    id = tell.where.node.partition("/")[2]
    return qr_code_page(tell) if id == "slip" else _address(id, tell)


def _address(id: str, tell: PageText) -> PageDraft | None:
    """How to scan it, what the camera must then say, and the address in words."""
    entry = tell.catalog.addresses.get(id)
    if entry is None:
        return None
    check = "capitals" if entry.scan else "check"
    facts = tell.where.facts
    key = facts.get("on") or facts.get("at", "")
    return PageDraft(
        id=f"square/{id}",
        title=tell.title("square"),
        place=place_label(tell, f"{key.partition('/')[0]}/"),
        blocks=(
            *tell.opening("square"),
            *tell.warning_note("square", check),
            WebAddress(say=tell.note("square", "address"), url=entry.url),
            QrCode(text=entry.scan or entry.url, small=tell.note("square", "small")),
        ),
        choices=(tell.choice("square", "back-to-page"),),
        pace="device",
    )


def qr_code_page(tell: PageText) -> PageDraft:
    """The slip, which stands in words on the page under this one; in a narrower window its main lines."""
    main = (*next_blocks(tell), *resume_code_block(tell, "home/code"))
    return PageDraft(
        id="square/slip",
        title=tell.title("square-slip"),
        blocks=(
            *tell.opening("square-slip"),
            QrCode(text=_words(slip_blocks(tell), tell), small=""),
            QrCode(text=_words(main, tell), small=tell.note("square-slip", "small")),
        ),
        choices=(tell.choice("square-slip", "back-to-page"),),
        pace="device",
    )


def _words(blocks: tuple[Block, ...], tell: PageText) -> str:
    """Blocks in plain words, a line for each paragraph."""
    said = (line for block in blocks for line in block_paragraphs(block, tell.words.tag))
    return "\n".join(with_full_stop(line) for line in said if line.strip())


def handle_qr_code(where: Position, answer: Answer, kit: Context) -> Move:
    """Back to the page under this one."""
    return CLOSE if answer.option == "back-to-page" else STAY


def build_end(tell: PageText) -> PageDraft:
    """The question, the same for a finished visit and a stopped one; the digits may not be noted yet."""
    return PageDraft(
        id=tell.where.node,
        title=tell.title("end"),
        blocks=tell.opening("end") + _note(tell),
        choices=(tell.choice("end", "stay"), tell.choice("end", "end", careful=True)),
    )


def _note(tell: PageText) -> tuple[Block, ...]:
    """The place to come back to, for one who stops on the way."""
    found = resume_code_block(tell, "end/write")
    if found:
        return found
    words = current_place(tell)
    return (Text(tell.note("end", "write")), *words) if words else ()


def handle_end(where: Position, answer: Answer, kit: Context) -> Move:
    """The end, or back to where one was."""
    if answer.option == "end":
        outcome: Outcome = "finished" if where.node == "end/finished" else "stopped"
        return Move(how="stay", end=outcome)
    if answer.option == "stay":
        return CLOSE if where.returns else go_to("home")
    return STAY
