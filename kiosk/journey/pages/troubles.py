"""Situations, troubles, and lists of troubles to choose from."""

from msgspec.structs import replace

from kiosk.content.records import Trouble
from kiosk.journey.checklist import build_checklist, current_line, is_done
from kiosk.journey.content_blocks import address_block, checklist_row, drawing_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import follow_target
from kiosk.view_model.page import Block, StepList


def build_situation(texts: PageText) -> PageDraft | None:
    """What it is, and the steps as a checklist."""
    id = texts.position.node.partition("/")[2]
    path = texts.content.situations.get(id)
    if path is None:
        return None
    lines = build_checklist(id, texts.position.facts, texts.content)
    current = current_line(lines, texts.position, texts.content)
    rows = (
        checklist_row(
            line.number,
            texts(line.step.title),
            "done"
            if is_done(line, texts.position, texts.content)
            else "now"
            if line == current
            else "later",
            texts,
        )
        for line in lines
    )
    begin = "begin" if not lines or current == lines[0] else "go-on"
    return PageDraft(
        id=f"path/{id}",
        title=texts(path.title),
        blocks=(*texts.lead(path.lead), StepList(tuple(rows))),
        choices=tuple(texts.choice("path", one) for one in (begin, "people", "home")),
    )


def handle_situation(position: Position, answer: Answer, context: Context) -> Move:
    """The next step of the path, people to ask, or home."""
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
    """The page of a trouble, with its words and the way back last."""
    id = texts.position.node.partition("/")[2]
    trouble = texts.content.troubles.get(id)
    if trouble is None:
        return None
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
    """What it is and what to do now, as blocks."""
    watch = texts.notices(trouble.watch)
    return (
        (watch if trouble.grave else ())
        + texts.lead(trouble.lead)
        + address_block(trouble.address, texts)
        + texts.paragraphs(trouble.say)
        + (() if trouble.grave else watch)
        + drawing_block(trouble.drawing, texts)
    )


def trouble_choices(trouble: Trouble, texts: PageText) -> tuple[DraftChoice, ...]:
    """The ways on from a trouble, numbered within it, then the words that it explains."""
    jumps = (
        DraftChoice(f"way-{n}", texts(one.say)) for n, one in enumerate(trouble.jumps, start=1)
    )
    terms = (one for one in trouble.words if one in texts.content.terms)
    return (*jumps, *(DraftChoice(one, texts(texts.content.terms[one].ask)) for one in terms))


def handle_trouble(position: Position, answer: Answer, context: Context) -> Move:
    """A way on, a word explained, or back to the page under this one."""
    trouble = context.content.troubles.get(position.node.rpartition("/")[2])
    if answer.option == "back-to-page":
        return CLOSE if position.returns else go_to("intent")
    if trouble is not None and answer.option in trouble.words:
        return open_over(f"term/{answer.option}")
    number = answer.option.removeprefix("way-")
    if trouble is None or not number.isdigit() or not 0 < int(number) <= len(trouble.jumps):
        return STAY
    told = replace(position, facts={**position.facts, **trouble.sets})
    move = follow_target(trouble.jumps[int(number) - 1].go, told, context)
    return replace(move, facts={**trouble.sets, **move.facts})


def build_trouble_list(texts: PageText) -> PageDraft:
    """The titles of the troubles on this list."""
    name = texts.position.node.partition("/")[2]
    return PageDraft(
        id=f"list/{name}",
        title=texts.title(f"list-{name}"),
        blocks=texts.opening(f"list-{name}"),
        choices=(
            *(
                DraftChoice(id, texts(path.short))
                for id, path in texts.content.situations.items()
                if name in path.lists
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
    """The trouble's page over the list; not knowing leads to people."""
    if answer.option in context.content.situations:
        return follow_target(f"path:{answer.option}", position, context)
    if answer.option in context.content.troubles:
        return open_over(f"trouble/{answer.option}")
    return open_over("people") if answer.option == "unknown" else STAY
