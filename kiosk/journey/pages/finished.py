"""The end of a stage, and what is open after the last one."""

from msgspec.structs import replace

from kiosk.journey.checklist import find_line, method_of
from kiosk.journey.context import Context, DraftChoice, PageDraft, PageText
from kiosk.journey.pages.verdict_blocks import listed_block
from kiosk.journey.stage_progress import needs_code, place_label
from kiosk.journey.state import STAY, Answer, Move, Position, go_to, jump_to, open_over
from kiosk.journey.targets import follow_target


def build_finished(tell: PageText) -> PageDraft | None:
    """The good news, and the next stage where it can begin at once."""
    id = tell.where.node.partition("/")[2]
    if id in tell.catalog.paths:
        return _path(id, tell)
    stage = tell.catalog.stages.get(id)
    if stage is None:
        return None
    onward = next_stage(id, tell.where, tell.kit)
    choices: tuple[DraftChoice, ...] = (tell.choice("finished", "home"),)
    # The access stays with the account: who had it needs no second and third stage.
    old = id == next(iter(tell.catalog.stages)) and tell.where.facts.get("account") == "yes"
    if old:
        choices = (tell.choice("finished", "had-access"), *choices)
    if id == "final-code":
        choices = (tell.choice("finished", "after"), *choices)
    elif onward:
        number = tell.catalog.stages[onward].number
        choices = (tell.choice("finished", "next", number=number), *choices)
    if id == next(iter(tell.catalog.stages)):
        choices = (*choices, tell.choice("finished", "second"))
    return PageDraft(
        id=f"finished/{id}",
        title=tell(stage.short),
        place=place_label(tell, f"{id}/"),
        blocks=tell.lead(stage.finished)
        + tell.paragraphs(stage.next)
        + (tell.text_note("finished", "had-access") if old else ()),
        choices=(*choices, tell.choice("finished", "list")),
    )


def _path(id: str, tell: PageText) -> PageDraft:
    """The end of a path: back to where one left off, or on to where the path leads."""
    path = tell.catalog.paths[id]
    back = (tell.choice("finished", "left-off"),) if _left(id, tell.where, tell.kit) else ()
    return PageDraft(
        id=f"finished/{id}",
        title=tell(path.short),
        blocks=tell.lead(path.finished) + tell.paragraphs(path.next),
        choices=(*back, tell.choice("finished", "path-on"), tell.choice("finished", "home")),
    )


def next_stage(id: str, where: Position, kit: Context) -> str:
    """The stage after this one, unless it must wait for the final code."""
    stages = list(kit.catalog.stages)
    later = stages[stages.index(id) + 1 :]
    return later[0] if later and not needs_code(later[0], where) else ""


def handle_finished(where: Position, answer: Answer, kit: Context) -> Move:
    """On to the next stage, to what is open now, or home."""
    id = where.node.partition("/")[2]
    if id in kit.catalog.paths:
        return _from_path(id, answer, where, kit)
    match answer.option:
        case "second":
            return open_over("second")
        case "next":
            onward = next_stage(id, where, kit)
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


def _left(id: str, where: Position, kit: Context) -> str:
    """The step from which this path was entered: of another path, else of a stage; else nothing."""
    for fact in ("under", "at"):
        key = where.facts.get(fact, "")
        if not key.startswith(f"{id}/") and find_line(key, where.facts, kit.catalog):
            return key
    return ""


def _from_path(id: str, answer: Answer, where: Position, kit: Context) -> Move:
    match answer.option:
        case "path-on":
            move = follow_target(kit.catalog.paths[id].back, where, kit)
            return replace(move, drop=(*move.drop, "on"))
        case "left-off":
            return replace(jump_to(f"step/{_left(id, where, kit)}"), drop=("on", "under"))
        case "home":
            return go_to("home", on=f"{id}/")
    return STAY


def build_after(tell: PageText) -> PageDraft:
    """What is open, then this member's way to sign in, then the password's six months."""
    if tell.where.node == "after/sign-in":
        method = tell.catalog.methods[method_of(tell.where.facts, tell.catalog)]
        return PageDraft(
            id="after/sign-in",
            title=tell.title("next-time"),
            blocks=tell.lead(tell.page("next-time").lead)
            + tell.paragraphs(method.next_time)
            + tell.paragraphs(tell.page("next-time").say)
            + tell.notices(tell.page("next-time").watch),
            choices=(tell.choice("finished", "home"),),
        )
    page = tell.page("after")
    return PageDraft(
        id="after",
        title=tell.title("after"),
        blocks=(*tell.lead(page.lead), *listed_block(page.say, tell), *tell.notices(page.watch)),
        choices=(tell.choice("finished", "sign-in"), tell.choice("finished", "home")),
    )


def handle_after(where: Position, answer: Answer, kit: Context) -> Move:
    """How to sign in next time, then home."""
    if answer.option == "sign-in":
        return go_to("after/sign-in")
    return go_to("home", at="final-code/") if answer.option == "home" else STAY
