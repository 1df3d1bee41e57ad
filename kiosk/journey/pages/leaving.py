"""The way home: the slip on the screen, its print, and the end of the visit."""

from msgspec.structs import replace

from kiosk.events import Outcome
from kiosk.journey.checklist import find_line
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.method_choice import current_verdict
from kiosk.journey.slip import current_place, made_on, resume_code_block, slip_blocks
from kiosk.journey.stage_progress import overview_node, resume_code_for
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.view_model.page import Block, Notice, Text

SQUARE = (96, 36)
"""Columns and rows of a window that has room for the main lines of every slip as a square."""

PRINTED, FAILED = "printed", "failed"
"""What a printer says in the end: answers that come from the session, not from a key."""

OFFERS = {"": ("back",), PRINTED: ("finish", "back"), FAILED: ("back", "retry", "finish")}


def build_home(texts: PageText) -> PageDraft:
    """The slip, to print or to note."""
    choices = tuple(
        texts.choice("home", id) for id in (*_print(texts), "finish", "people", "safety")
    )
    return PageDraft(
        id="home",
        title=texts.title("home"),
        place=made_on(texts),
        blocks=_printed(texts) + _before(texts) + slip_blocks(texts),
        choices=(*choices, texts.choice("home", "stay"), *_square(texts)),
    )


def handle_home(position: Position, answer: Answer, context: Context) -> Move:
    """On paper, the end, people to ask, or back to where one was; the printer's own word is told here too."""
    match answer.option:
        case "print" if context.prints():
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
            return Move(how="go", to=_stay(position, context), drop=("paper",))
    return STAY


def _printed(texts: PageText) -> tuple[Block, ...]:
    """What became of the slip on paper, for one who did not wait for that."""
    match texts.position.facts.get("paper"):
        case "printed":
            return (Notice(texts.note("paper", "take"), sign="→"),)
        case "failed":
            return (Notice(texts.note("paper", "failed"), sign="!"),)
    return ()


def _print(texts: PageText) -> tuple[str, ...]:
    return ("print",) if texts.context.prints() else ()


def _square(texts: PageText) -> tuple[DraftChoice, ...]:
    """The slip for the member's own phone, where there is a screen to scan it from."""
    if texts.context.front_end != "screen" or not resume_code_for(
        texts.position, texts.words.tag, texts.context
    ):
        return ()
    return (replace(texts.choice("square-slip", "square"), min_size=SQUARE),)


def _stay(position: Position, context: Context) -> str:
    """The page that one was on."""
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
    return f"stage/{stage}" if stage in context.content.stages else "intent"


def _before(texts: PageText) -> tuple[Block, ...]:
    """For one who has no stage yet: what to change at home, or that any day is good to come back."""
    facts = texts.position.facts
    if "at" in facts or "on" in facts:
        return ()
    if "kind" in facts:
        verdict = current_verdict(texts.position, texts.context)
        best = next((one for one in verdict.methods if one.method == verdict.recommended), None)
        if best is not None and best.verdict == "after":
            changes = texts.lead_note("home", "changes")
            return changes + texts.paragraphs(best.because)
    return texts.lead_note("home", "no-stage")


def build_paper(texts: PageText) -> PageDraft:
    """Printing, printed, or not printed: then the nine digits stand large enough to copy."""
    state = texts.position.node.partition("/")[2]
    if state == PRINTED:
        blocks = texts.lead_note("paper", "printed") + texts.text_note("paper", "take")
    elif state == FAILED:
        words = (*texts.text_note("paper", "copy-place"), *current_place(texts))
        copy = resume_code_block(texts, "paper/copy") or words
        blocks = texts.warning_note("paper", "failed") + copy
    else:
        blocks = texts.lead_note("paper", "working") + texts.text_note("paper", "wait")
    return PageDraft(
        id=texts.position.node,
        title=texts.title("paper"),
        blocks=blocks,
        choices=tuple(texts.choice("paper", id) for id in OFFERS[state]),
        pace="waiting" if not state else "reading",
    )


def handle_paper(position: Position, answer: Answer, context: Context) -> Move:
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


def build_end(texts: PageText) -> PageDraft:
    """The question, the same for a finished visit and a stopped one; the digits may not be noted yet."""
    return PageDraft(
        id=texts.position.node,
        title=texts.title("end"),
        blocks=texts.opening("end") + _note(texts),
        choices=(texts.choice("end", "stay"), texts.choice("end", "end", destructive=True)),
    )


def _note(texts: PageText) -> tuple[Block, ...]:
    """The place to come back to, for one who stops on the way."""
    found = resume_code_block(texts, "end/write")
    if found:
        return found
    words = current_place(texts)
    return (Text(texts.note("end", "write")), *words) if words else ()


def handle_end(position: Position, answer: Answer, context: Context) -> Move:
    """The end, or back to where one was."""
    if answer.option == "end":
        outcome: Outcome = "finished" if position.node == "end/finished" else "stopped"
        return Move(how="stay", end=outcome)
    if answer.option == "stay":
        return CLOSE if position.returns else go_to("home")
    return STAY
