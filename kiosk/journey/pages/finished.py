"""The end of a stage, and what is open after the last one."""

from msgspec.structs import replace

from kiosk.journey.checklist import find_line, method_of
from kiosk.journey.content_blocks import listed_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import needs_code, place_label
from kiosk.journey.state import STAY, Answer, Move, Position, go_to, jump_to, open_over
from kiosk.journey.targets import follow_target


def build_finished(texts: PageText) -> PageDraft | None:
    """The good news, and the next stage where it can begin at once."""
    id = texts.position.node.partition("/")[2]
    if id in texts.content.situations:
        return _path(id, texts)
    stage = texts.content.stages.get(id)
    if stage is None:
        return None
    onward = next_stage(id, texts.position, texts.context)
    choices: tuple[DraftChoice, ...] = (texts.choice("finished", "home"),)
    # The access stays with the account: who had it needs no second and third stage.
    old = id == next(iter(texts.content.stages)) and texts.position.facts.get("account") == "yes"
    if old:
        choices = (texts.choice("finished", "had-access"), *choices)
    if id == "final-code":
        choices = (texts.choice("finished", "after"), *choices)
    elif onward:
        number = texts.content.stages[onward].number
        choices = (texts.choice("finished", "next", number=number), *choices)
    if id == next(iter(texts.content.stages)):
        choices = (*choices, texts.choice("finished", "second"))
    return PageDraft(
        id=f"finished/{id}",
        title=texts(stage.short),
        place=place_label(texts, f"{id}/"),
        blocks=texts.lead(stage.finished)
        + texts.paragraphs(stage.next)
        + (texts.text_note("finished", "had-access") if old else ()),
        choices=(*choices, texts.choice("finished", "list")),
    )


def _path(id: str, texts: PageText) -> PageDraft:
    """The end of a path: back to where one left off, or on to where the path leads."""
    path = texts.content.situations[id]
    back = (
        (texts.choice("finished", "left-off"),) if _left(id, texts.position, texts.context) else ()
    )
    return PageDraft(
        id=f"finished/{id}",
        title=texts(path.short),
        blocks=texts.lead(path.finished) + texts.paragraphs(path.next),
        choices=(*back, texts.choice("finished", "path-on"), texts.choice("finished", "home")),
    )


def next_stage(id: str, position: Position, context: Context) -> str:
    """The stage after this one, unless it must wait for the final code."""
    stages = list(context.content.stages)
    later = stages[stages.index(id) + 1 :]
    return later[0] if later and not needs_code(later[0], position) else ""


def handle_finished(position: Position, answer: Answer, context: Context) -> Move:
    """On to the next stage, to what is open now, or home."""
    id = position.node.partition("/")[2]
    if id in context.content.situations:
        return _from_path(id, answer, position, context)
    match answer.option:
        case "second":
            return open_over("second")
        case "next":
            onward = next_stage(id, position, context)
            return go_to(f"stage/{onward}") if onward else STAY
        case "had-access":
            return open_over("trouble/jsis-open")
        case "after":
            return go_to("after")
        case "home":
            return go_to("home", at=f"{id}/")
        case "list":
            return go_to(f"stage/{id}")
    return STAY


def _left(id: str, position: Position, context: Context) -> str:
    """The step from which this path was entered: of another path, else of a stage; else nothing."""
    for fact in ("under", "at"):
        key = position.facts.get(fact, "")
        if not key.startswith(f"{id}/") and find_line(key, position.facts, context.content):
            return key
    return ""


def _from_path(id: str, answer: Answer, position: Position, context: Context) -> Move:
    match answer.option:
        case "path-on":
            move = follow_target(context.content.situations[id].back, position, context)
            return replace(move, drop=(*move.drop, "on"))
        case "left-off":
            return replace(jump_to(f"step/{_left(id, position, context)}"), drop=("on", "under"))
        case "home":
            return go_to("home", on=f"{id}/")
    return STAY


def build_after(texts: PageText) -> PageDraft:
    """What is open, then this member's way to sign in, then the password's six months."""
    if texts.position.node == "after/sign-in":
        method = texts.content.methods[method_of(texts.position.facts, texts.content)]
        return PageDraft(
            id="after/sign-in",
            title=texts.title("next-time"),
            blocks=texts.lead(texts.page("next-time").lead)
            + texts.paragraphs(method.next_time)
            + texts.paragraphs(texts.page("next-time").say)
            + texts.notices(texts.page("next-time").watch),
            choices=(texts.choice("finished", "home"),),
        )
    page = texts.page("after")
    return PageDraft(
        id="after",
        title=texts.title("after"),
        blocks=(*texts.lead(page.lead), *listed_block(page.say, texts), *texts.notices(page.watch)),
        choices=(texts.choice("finished", "sign-in"), texts.choice("finished", "home")),
    )


def handle_after(position: Position, answer: Answer, context: Context) -> Move:
    """How to sign in next time, then home."""
    if answer.option == "sign-in":
        return go_to("after/sign-in")
    return go_to("home", at="final-code/") if answer.option == "home" else STAY
