"""The last stage on one page, to do at home: its address, the shape of the code, and every step in short."""

import re

from kiosk.content.content import Content
from kiosk.content.step_records import Step
from kiosk.journey.checklist import ChecklistLine, build_checklist, chosen_method, usual_choice
from kiosk.journey.content_blocks import address_block
from kiosk.journey.context import Context
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import FINAL_STAGE, goal_step, needs_code, waits_for_code
from kiosk.journey.state import Position
from kiosk.view_model.page import Block, CodeBoxes, Table

HANGS_ON_AN_IF = re.compile(r"\?|\bif\b", re.IGNORECASE)
"""An English sentence that says what to do only in some cases."""


def offers_home_steps(position: Position, context: Context) -> bool:
    """Whether this member goes home with the last stage before them, which can be done there."""
    line = goal_step(position, context)
    return line is not None and (
        line.key.startswith(f"{FINAL_STAGE}/") or waits_for_code(line, position, context.content)
    )


def home_steps_blocks(texts: PageText) -> tuple[Block, ...]:
    """When to do it, the shape of the code, the address, and the steps for this member's method."""
    lines = _lines_at_home({**texts.position.facts, "code": "final"}, texts.content)
    # To have the code or the letter at hand is said at the top already.
    steps = [line for line in lines if line.step.on != "paper"]
    address = next((line.step.address for line in steps if line.step.address), "")
    holds_code = not needs_code(FINAL_STAGE, texts.position)
    return (
        *texts.lead_note("home-steps", "code-here" if holds_code else "code"),
        *code_shape_block(texts),
        *address_block(address, texts),
        *_step_tables(steps, texts),
    )


def _lines_at_home(facts: dict[str, str], content: Content) -> list[ChecklistLine]:
    """The steps without questions: what is usual is taken as the answer, such as where the app is."""
    for line in build_checklist(FINAL_STAGE, facts, content):
        usual = usual_choice(line.step, facts)
        if usual is not None:
            facts = {**usual.sets, **facts}
    return [line for line in build_checklist(FINAL_STAGE, facts, content) if not line.step.choice]


def _step_tables(lines: list[ChecklistLine], texts: PageText) -> tuple[Block, ...]:
    """The steps in two tables, so that a small page can break where the method's own steps begin."""
    sign_in = texts.content.methods[chosen_method(texts.position.facts, texts.content)].sign_in
    rows = [(str(at), _in_short(line.step, texts)) for at, line in enumerate(lines, start=1)]
    own = [at for at, line in enumerate(lines) if line.key.partition("/")[2] in sign_in]
    middle = own[0] if own else len(rows) // 2
    return tuple(Table(rows=tuple(some)) for some in (rows[:middle], rows[middle:]) if some)


def _in_short(step: Step, texts: PageText) -> str:
    """What to do, and the sentences that name a button to press; what hangs on an "if" is left to the kiosk."""
    pressed = (
        one for one in step.say if "{" in one.english and not HANGS_ON_AN_IF.search(one.english)
    )
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
