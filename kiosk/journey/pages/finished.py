"""The end of a stage, and what is open after the last one."""

from msgspec.structs import replace

from kiosk.content.step_records import Stage
from kiosk.journey.checklist import chosen_method, find_line, is_settled
from kiosk.journey.content_blocks import listed_block
from kiosk.journey.context import Context
from kiosk.journey.home_steps import has_letter
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import needs_code, place_label
from kiosk.journey.state import STAY, Answer, Move, Position, go_to, jump_to, open_over
from kiosk.journey.targets import follow_target
from kiosk.view_model.page import Block

ADDS_A_METHOD = "step:account/"
"""How the target of a situation begins that ends with a method to be added."""


def build_finished(texts: PageText) -> PageDraft | None:
    """A stage or a situation is finished: what that means, and the next stage where it can begin at once."""
    id = texts.position.node.partition("/")[2]
    if id in texts.content.situations:
        return _situation_draft(id, texts)
    stage = texts.content.stages.get(id)
    if stage is None:
        return None
    return PageDraft(
        id=f"finished/{id}",
        title=texts(stage.short),
        place=place_label(texts, f"{id}/"),
        blocks=texts.lead(stage.finished) + _what_comes_next(stage, texts),
        choices=_finished_choices(id, texts),
        # Whether the second stage comes next, only they know who had an account before.
        default="" if _had_access(id, texts) and not has_letter(texts) else None,
    )


def _what_comes_next(stage: Stage, texts: PageText) -> tuple[Block, ...]:
    """What follows a stage; the holder of a letter hears that its code comes next."""
    if has_letter(texts) and _is_first(stage.id, texts):
        return texts.text_note("finished", "letter")
    note = texts.text_note("finished", "had-access") if _had_access(stage.id, texts) else ()
    return texts.paragraphs(stage.next) + note


def _had_access(stage_id: str, texts: PageText) -> bool:
    """Whether the first stage is finished by a member who had an account before.

    The access stays with the account: they need no second and third stage.
    """
    return _is_first(stage_id, texts) and texts.position.facts.get("account") == "yes"


def _is_first(stage_id: str, texts: PageText) -> bool:
    return stage_id == next(iter(texts.content.stages))


def _finished_choices(stage_id: str, texts: PageText) -> tuple[DraftChoice, ...]:
    """Where to go from a finished stage, the usual way first."""
    choices: list[DraftChoice] = []
    onward = next_stage(stage_id, texts.position, texts.context)
    if stage_id == "final-code":
        choices.append(texts.choice("finished", "after"))
    elif onward:
        number = texts.content.stages[onward].number
        choices.append(texts.choice("finished", "next", number=number))
    if _had_access(stage_id, texts):
        choices.append(texts.choice("finished", "had-access"))
    choices.append(texts.choice("finished", "home"))
    if _is_first(stage_id, texts):
        choices.append(texts.choice("finished", "second"))
    return (*choices, texts.choice("finished", "list"))


def _situation_draft(id: str, texts: PageText) -> PageDraft:
    """The end of a situation: back to where the member left off, or on to where the situation leads."""
    situation = texts.content.situations[id]
    back = (
        (texts.choice("finished", "left-off"),)
        if _step_left_off(id, texts.position, texts.context)
        else ()
    )
    onward = (texts.choice("finished", "path-on"),)
    # Where the situation leaves a method to be added, what one came from needs that method first.
    adds = situation.back.startswith(ADDS_A_METHOD)
    ways = (*onward, *back) if adds else (*back, *onward)
    return PageDraft(
        id=f"finished/{id}",
        title=texts(situation.short),
        blocks=texts.lead(situation.finished) + texts.paragraphs(situation.next),
        choices=(*ways, texts.choice("finished", "home")),
    )


def next_stage(id: str, position: Position, context: Context) -> str:
    """The id of the stage to go on with; "" after the last one, and where it must wait for the final code.

    A stage that is done by what the member said, such as that JSIS online is open, is passed over.
    """
    stages = list(context.content.stages)
    later = [
        one
        for one in stages[stages.index(id) + 1 :]
        if not is_settled(one, position.facts, context.content)
    ]
    return later[0] if later and not needs_code(later[0], position) else ""


def handle_finished(position: Position, answer: Answer, context: Context) -> Move:
    """Go on to the next stage, to what is open now, or home."""
    id = position.node.partition("/")[2]
    if id in context.content.situations:
        return _leave_situation(id, answer, position, context)
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


def _step_left_off(id: str, position: Position, context: Context) -> str:
    """The step from which this situation was entered: of another situation, else of a stage; else ""."""
    for fact in ("under", "at"):
        key = position.facts.get(fact, "")
        if not key.startswith(f"{id}/") and find_line(key, position.facts, context.content):
            return key
    return ""


def _leave_situation(id: str, answer: Answer, position: Position, context: Context) -> Move:
    match answer.option:
        case "path-on":
            move = follow_target(context.content.situations[id].back, position, context)
            return replace(move, drop=(*move.drop, "on"))
        case "left-off":
            return replace(
                jump_to(f"step/{_step_left_off(id, position, context)}"), drop=("on", "under")
            )
        case "home":
            return go_to("home", on=f"{id}/")
    return STAY


def build_after(texts: PageText) -> PageDraft:
    """After the last stage: what is open now; on a second page, how this member signs in next time."""
    if texts.position.node == "after/sign-in":
        method = texts.content.methods[chosen_method(texts.position.facts, texts.content)]
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
        choices=tuple(texts.choice("finished", id) for id in ("sign-in", "intracomm", "home")),
    )


def handle_after(position: Position, answer: Answer, context: Context) -> Move:
    """Show how to sign in next time, or go home."""
    if answer.option == "sign-in":
        return go_to("after/sign-in")
    if answer.option == "intracomm":
        return open_over("trouble/my-intracomm")
    return go_to("home", at="final-code/") if answer.option == "home" else STAY
