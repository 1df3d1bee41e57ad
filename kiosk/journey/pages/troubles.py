"""Situations, troubles, and lists of troubles to choose from."""

from msgspec.structs import replace

from kiosk.content.records import Trouble
from kiosk.journey.checklist import build_checklist, current_line, is_done
from kiosk.journey.content_blocks import address_block, drawing_block
from kiosk.journey.context import Context, DraftChoice, PageDraft, PageText
from kiosk.journey.pages.stages import step_line
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import follow_target
from kiosk.view_model.page import Block, StepList


def build_situation(tell: PageText) -> PageDraft | None:
    """What it is, and the steps as a checklist."""
    id = tell.where.node.partition("/")[2]
    path = tell.catalog.paths.get(id)
    if path is None:
        return None
    lines = build_checklist(id, tell.where.facts, tell.catalog)
    current = current_line(lines, tell.where, tell.catalog)
    rows = (
        step_line(
            line.number,
            tell(line.step.title),
            "done"
            if is_done(line, tell.where, tell.catalog)
            else "now"
            if line == current
            else "later",
            tell,
        )
        for line in lines
    )
    begin = "begin" if not lines or current == lines[0] else "go-on"
    return PageDraft(
        id=f"path/{id}",
        title=tell(path.title),
        blocks=(*tell.lead(path.lead), StepList(tuple(rows))),
        choices=tuple(tell.choice("path", one) for one in (begin, "people", "home")),
    )


def handle_situation(where: Position, answer: Answer, kit: Context) -> Move:
    """The next step of the path, people to ask, or home."""
    id = where.node.partition("/")[2]
    lines = build_checklist(id, where.facts, kit.catalog)
    match answer.option:
        case "begin" | "go-on" if lines:
            current = current_line(lines, where, kit.catalog) or lines[0]
            return go_to(f"step/{current.key}", on=current.key)
        case "people":
            return open_over("people")
        case "home":
            return go_to("home", on=f"{id}/")
    return STAY


def build_trouble(tell: PageText) -> PageDraft | None:
    """The page of a trouble, with its words and the way back last."""
    id = tell.where.node.partition("/")[2]
    trouble = tell.catalog.troubles.get(id)
    if trouble is None:
        return None
    return PageDraft(
        id=f"trouble/{id}",
        title=tell(trouble.title),
        place=place_label(tell),
        blocks=explain_trouble(trouble, tell),
        choices=(*trouble_choices(trouble, tell), tell.choice("trouble", "back-to-page")),
        default="back-to-page",
        whole=True,
        pace="reading",
    )


def explain_trouble(trouble: Trouble, tell: PageText) -> tuple[Block, ...]:
    """What it is and what to do now, as blocks."""
    watch = tell.notices(trouble.watch)
    return (
        (watch if trouble.grave else ())
        + tell.lead(trouble.lead)
        + address_block(trouble.address, tell)
        + tell.paragraphs(trouble.say)
        + (() if trouble.grave else watch)
        + drawing_block(trouble.drawing, tell)
    )


def trouble_choices(trouble: Trouble, tell: PageText) -> tuple[DraftChoice, ...]:
    """The ways on from a trouble, numbered within it, then the words that it explains."""
    jumps = (DraftChoice(f"way-{n}", tell(one.say)) for n, one in enumerate(trouble.jumps, start=1))
    terms = (one for one in trouble.words if one in tell.catalog.terms)
    return (*jumps, *(DraftChoice(one, tell(tell.catalog.terms[one].ask)) for one in terms))


def handle_trouble(where: Position, answer: Answer, kit: Context) -> Move:
    """A way on, a word explained, or back to the page under this one."""
    trouble = kit.catalog.troubles.get(where.node.rpartition("/")[2])
    if answer.option == "back-to-page":
        return CLOSE if where.returns else go_to("intent")
    if trouble is not None and answer.option in trouble.words:
        return open_over(f"term/{answer.option}")
    number = answer.option.removeprefix("way-")
    if trouble is None or not number.isdigit() or not 0 < int(number) <= len(trouble.jumps):
        return STAY
    told = replace(where, facts={**where.facts, **trouble.sets})
    move = follow_target(trouble.jumps[int(number) - 1].go, told, kit)
    return replace(move, facts={**trouble.sets, **move.facts})


def build_trouble_list(tell: PageText) -> PageDraft:
    """The titles of the troubles on this list."""
    name = tell.where.node.partition("/")[2]
    return PageDraft(
        id=f"list/{name}",
        title=tell.title(f"list-{name}"),
        blocks=tell.opening(f"list-{name}"),
        choices=(
            *(
                DraftChoice(id, tell(path.short))
                for id, path in tell.catalog.paths.items()
                if name in path.lists
            ),
            *(
                DraftChoice(id, tell(trouble.title))
                for id, trouble in tell.catalog.troubles.items()
                if name in trouble.lists
            ),
        ),
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def handle_trouble_list(where: Position, answer: Answer, kit: Context) -> Move:
    """The trouble's page over the list; not knowing leads to people."""
    if answer.option in kit.catalog.paths:
        return follow_target(f"path:{answer.option}", where, kit)
    if answer.option in kit.catalog.troubles:
        return open_over(f"trouble/{answer.option}")
    return open_over("people") if answer.option == "unknown" else STAY
