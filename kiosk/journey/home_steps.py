"""The last stage on one page, to do at home: its address, the shape of the code, and every step in short."""

from kiosk.content.step_records import Step
from kiosk.journey.checklist import build_checklist
from kiosk.journey.content_blocks import address_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import FINAL_STAGE, goal_step, needs_code, waits_for_code
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position
from kiosk.view_model.page import Block, CodeBoxes, Table


def offers_home_steps(position: Position, context: Context) -> bool:
    """Whether this member goes home with the last stage before them, which can be done there."""
    line = goal_step(position, context)
    return line is not None and (
        line.key.startswith(f"{FINAL_STAGE}/") or waits_for_code(line, position, context.content)
    )


def build_home_steps(texts: PageText) -> PageDraft:
    """The page, on the screen and as a sheet of the slip."""
    return PageDraft(
        id="home-steps",
        title=texts.title("home-steps"),
        blocks=home_steps_blocks(texts),
        choices=(texts.choice("home-steps", "back-to-page"),),
        pace="device",
    )


def handle_home_steps(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the slip."""
    return CLOSE if answer.option == "back-to-page" else STAY


def home_steps_blocks(texts: PageText) -> tuple[Block, ...]:
    """When to do it, the shape of the code, the address, and the steps for this member's method."""
    facts = {**texts.position.facts, "code": "final"}
    steps = [line.step for line in build_checklist(FINAL_STAGE, facts, texts.content)]
    rows = tuple(
        (texts.note("home-steps", "step", number=number, step=_in_short(step, texts)),)
        for number, step in enumerate(steps, start=1)
    )
    address = next((step.address for step in steps if step.address), "")
    holds_code = not needs_code(FINAL_STAGE, texts.position)
    return (
        *texts.lead_note("home-steps", "code-here" if holds_code else "code"),
        *code_shape_block(texts),
        *address_block(address, texts),
        Table(rows=rows),
        *texts.notices(texts.page("home-steps").watch),
    )


def _in_short(step: Step, texts: PageText) -> str:
    """What to do, and the sentences that name a button to press."""
    pressed = (sentence for sentence in step.say if "{" in sentence.english)
    return " ".join(map(texts, (step.lead, *pressed)))


def has_letter(texts: PageText) -> bool:
    """Whether this member holds a registered letter with a code, which needs no request."""
    return texts.position.facts.get("letter") == "yes"


def code_shape_block(texts: PageText) -> tuple[Block, ...]:
    """The shape of the final code; the code of a letter has any length."""
    final = texts.content.codes.get("final")
    if final is None or has_letter(texts):
        return ()
    return (CodeBoxes(say=texts.note("home", "awaited"), groups=(final.of,) * final.groups),)
