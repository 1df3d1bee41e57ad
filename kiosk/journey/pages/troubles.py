"""Situations, troubles, and lists of troubles to choose from."""

from msgspec.structs import replace

from kiosk.content.shared_records import Trouble
from kiosk.journey.checklist import (
    ChecklistLine,
    adapt,
    build_checklist,
    current_line,
    is_done,
    step_sentences,
)
from kiosk.journey.content_blocks import address_block, checklist_row, drawing_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.glossary import term_choices
from kiosk.journey.pages.numbered_choices import numbered_choices, picked_item
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import STAY, Answer, Move, Position, close_or_go, go_to, open_over
from kiosk.journey.targets import follow_target
from kiosk.view_model.page import Block, StepList, StepStatus

WAY_ON = ("device", "stage:account", "step:account/")
"""How the targets begin that *Go on* leads to after an explanation between two questions."""


def build_situation(texts: PageText) -> PageDraft | None:
    """A situation of a member who is not new: what has happened, and the steps that lead out of it."""
    id = texts.position.node.partition("/")[2]
    situation = texts.content.situations.get(id)
    if situation is None:
        return None
    lines = build_checklist(id, texts.position.facts, texts.content)
    current = current_line(lines, texts.position, texts.content)
    rows = (
        checklist_row(
            line.number, texts(line.step.title), _step_status(line, current, texts), texts
        )
        for line in lines
    )
    begin = "begin" if not lines or current == lines[0] else "go-on"
    return PageDraft(
        id=f"path/{id}",
        title=texts(situation.title),
        blocks=(*texts.lead(situation.lead), StepList(tuple(rows))),
        choices=tuple(texts.choice("path", one) for one in (begin, "people", "home")),
    )


def _step_status(line: ChecklistLine, current: ChecklistLine | None, texts: PageText) -> StepStatus:
    if is_done(line, texts.position, texts.content):
        return "done"
    return "now" if line == current else "later"


def handle_situation(position: Position, answer: Answer, context: Context) -> Move:
    """Go to the next step of the situation, ask people, or go home."""
    id = position.node.partition("/")[2]
    lines = build_checklist(id, position.facts, context.content)
    match answer.option:
        case "begin" | "go-on" if lines:
            current = current_line(lines, position, context.content) or lines[0]
            return go_to(f"step/{current.key}", on=current.key)
        case "people":
            return open_over("people")
        case "home":
            return go_to("home", on=f"{id}/")
    return STAY


def build_trouble(texts: PageText) -> PageDraft | None:
    """Something that goes wrong: what it is, what to do now, the ways on, words explained, and the way back."""
    id = texts.position.node.partition("/")[2]
    trouble = texts.content.troubles.get(id)
    if trouble is None:
        return None
    trouble = adapt(trouble, texts.position.facts)
    return PageDraft(
        id=f"trouble/{id}",
        title=texts(trouble.title),
        place=place_label(texts),
        blocks=explain_trouble(trouble, texts),
        choices=(*trouble_choices(trouble, texts), texts.choice("trouble", "back-to-page")),
        default="back-to-page",
        whole=True,
        pace="reading",
    )


def explain_trouble(trouble: Trouble, texts: PageText) -> tuple[Block, ...]:
    """What it is and what to do now; the warnings come first where something cannot be undone."""
    facts = texts.position.facts
    trouble = adapt(trouble, facts)
    watch = texts.notices(trouble.watch)
    return (
        (watch if trouble.grave else ())
        + texts.lead(trouble.lead)
        + address_block(trouble.address, texts)
        + (
            texts.device_note(trouble.device_note)
            or texts.paragraphs(step_sentences(trouble, facts))
        )
        + (() if trouble.grave else watch)
        + drawing_block(trouble.drawing, texts)
    )


def trouble_choices(trouble: Trouble, texts: PageText) -> tuple[DraftChoice, ...]:
    """The ways on from a trouble, as "way-1", "way-2" …, then the words that it explains."""
    jumps = numbered_choices("way", (texts(jump.say) for jump in trouble.jumps))
    return (*jumps, *term_choices(trouble.words, texts))


def side_choices(trouble: Trouble, texts: PageText) -> tuple[DraftChoice, ...]:
    """The same between two questions, where *Go on* leads to the device check and the stage already."""
    jumps = numbered_choices("way", (texts(jump.say) for jump in trouble.jumps))
    aside = (
        choice
        for choice, jump in zip(jumps, trouble.jumps, strict=True)
        if not jump.go.startswith(WAY_ON)
    )
    return (*aside, *term_choices(trouble.words, texts))


def handle_trouble(position: Position, answer: Answer, context: Context) -> Move:
    """Follow a way on, explain a word, or go back to the page below this one."""
    trouble = context.content.troubles.get(position.node.rpartition("/")[2])
    trouble = trouble and adapt(trouble, position.facts)
    if answer.option == "back-to-page":
        return close_or_go(position, "intent")
    if trouble is not None and answer.option in trouble.words:
        return open_over(f"term/{answer.option}")
    jump = picked_item(answer.option, "way", trouble.jumps) if trouble else None
    if trouble is None or jump is None:
        return STAY
    # The target may depend on the facts that the trouble itself sets.
    said = {**trouble.sets, **jump.sets}
    informed = replace(position, facts={**position.facts, **said})
    move = follow_target(jump.go, informed, context)
    return replace(move, facts={**said, **move.facts})


def build_trouble_list(texts: PageText) -> PageDraft:
    """The situations and troubles of a list to choose from, such as all that can lock one out."""
    name = texts.position.node.partition("/")[2]
    return PageDraft(
        id=f"list/{name}",
        title=texts.title(f"list-{name}"),
        blocks=texts.opening(f"list-{name}"),
        choices=(
            *(
                DraftChoice(id, texts(situation.short))
                for id, situation in texts.content.situations.items()
                if name in situation.lists
            ),
            *(
                DraftChoice(id, texts(trouble.title))
                for id, trouble in texts.content.troubles.items()
                if name in trouble.lists
            ),
        ),
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def handle_trouble_list(position: Position, answer: Answer, context: Context) -> Move:
    """Open a trouble over the list, or go to a situation; not knowing opens the people to ask."""
    if answer.option in context.content.situations:
        return follow_target(f"path:{answer.option}", position, context)
    if answer.option in context.content.troubles:
        return open_over(f"trouble/{answer.option}")
    return open_over("people") if answer.option == "unknown" else STAY
