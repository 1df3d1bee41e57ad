"""Which methods a member can take: one explained, the others to choose from, and how one begins."""

from msgspec.structs import replace

from kiosk.journey.checklist import ChecklistLine, find_line
from kiosk.journey.content_blocks import LOOKED_UP_FACT, listed_block
from kiosk.journey.context import Context
from kiosk.journey.device_facts import derive_facts
from kiosk.journey.method_status import explanation_nodes, open_methods
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import finish_step
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import entry_node, landing_step
from kiosk.journey.verdict import MethodVerdict, Verdict, judge_device
from kiosk.view_model.page import Block, Notice

USABLE_VERDICTS = ("yes", "after")
"""The verdicts of methods that the device can take, best first."""

LASTING_FACTS = (
    "account", "login4life", "email", "language", "intent", "code", "from",
    "on", "under", "works", "by-hand", "letter", "jsis", "settlement", LOOKED_UP_FACT, "reader",
)  # fmt: skip
"""The facts that stay true with another device; all others are answers about the device, or follow from them."""


WAYS_OUT = {
    "other": go_to("other-method"),
    "people": open_over("people"),
    "home": go_to("home"),
}
"""The moves of those who leave a method before its first step, by the choices that pages offer for them."""


def current_verdict(position: Position, context: Context) -> Verdict:
    """What the rules say of this member's device today.

    Where the office prefers certain methods, the first of those that the device can take is recommended.
    """
    office = context.office
    day = context.now.date()
    verdict = judge_device(position.facts, context.content, day, office.reopened, office.closed)
    verdict_of = {judged.method: judged.verdict for judged in verdict.methods}
    preferred = (
        method
        for usable in USABLE_VERDICTS
        for method in office.order
        if verdict_of.get(method) == usable
    )
    return replace(verdict, recommended=next(preferred, verdict.recommended))


def recommended_method(verdict: Verdict) -> MethodVerdict | None:
    """The verdict on the method recommended; None where none can be."""
    return next((one for one in verdict.methods if one.method == verdict.recommended), None)


def followable_methods(position: Position, context: Context) -> tuple[MethodVerdict, ...]:
    """The methods that are open in this office and not ruled out for this device, as the verdict orders them."""
    open_ids = open_methods(context)
    methods = current_verdict(position, context).methods
    return tuple(one for one in methods if one.method in open_ids and one.verdict != "no")


def method_choices(texts: PageText) -> tuple[DraftChoice, ...]:
    """The followable methods as choices."""
    return tuple(
        DraftChoice(one.method, texts(texts.content.methods[one.method].title))
        for one in followable_methods(texts.position, texts.context)
    )


def begin_method(method: str, position: Position, context: Context) -> Move:
    """Begin with a method: at the change that the verdict asks for, else where the facts lead to.

    The fact `from` is the step that the member came for, as "STAGE/STEP", or only its stage, as "STAGE/". The fact
    `checked` says that this device was checked, so that what it needs is still to do, whatever the entry is.
    Where a step of a situation sent the member here, before anything is erased, that situation goes on.
    """
    judged = next(
        (one for one in current_verdict(position, context).methods if one.method == method), None
    )
    changes = judged.changes if judged is not None else ()
    move = _enter_with_method(method, changes, position, context)
    # What must be bought or borrowed is read first; settings are steps, and the checklist begins with them.
    for change in changes:
        if change.startswith("trouble:"):
            return replace(move, to=f"note/{move.to}/{change.removeprefix('trouble:')}")
    return move


def _enter_with_method(
    method: str, changes: tuple[str, ...], position: Position, context: Context
) -> Move:
    derived = derive_facts(position.facts, context.content)
    facts = {"method": method, "checked": "yes"}
    if any(change.startswith("step:") for change in changes):
        facts["changes"] = "yes"
    if "update" in derived:
        facts["update"] = derived["update"]
    sender = _step_that_checks(position, context)
    if sender is not None:
        return finish_step(sender, position, context, facts)
    known = {**position.facts, **facts}
    entry = position.facts.get(
        "from", "final-code/" if position.facts.get("code") == "final" else ""
    )
    if entry:
        landing = landing_step(entry, known, context.content)
        facts |= {"from": landing, "at": landing}
        return go_to(entry_node(entry, known, context.content, position.done), **facts)
    first = f"{next(iter(context.content.stages))}/"
    # Without the first questions, nobody knows yet whether there is an account already.
    to = "before" if "account" not in position.facts else f"stage/{first[:-1]}"
    return go_to(to, **facts, at=first)


def take_method(judged: MethodVerdict, position: Position, context: Context) -> Move:
    """Begin with a method, or find out first what it still depends on."""
    if judged.verdict == "ask":
        return go_to(f"ask/{judged.method}")
    return begin_method(judged.method, position, context)


def _step_that_checks(position: Position, context: Context) -> ChecklistLine | None:
    """The step of a situation from which the device check was opened; None where it was opened elsewhere."""
    line = find_line(position.facts.get("on", ""), position.facts, context.content)
    if line is None or not any(one.go == "device" for one in line.step.choice):
        return None
    return line


def ask_again(position: Position) -> Move:
    """Ask about the device again, without the answers given about it."""
    return Move(
        how="go",
        to="device",
        drop=tuple(fact for fact in position.facts if fact not in LASTING_FACTS),
    )


def build_method(texts: PageText) -> PageDraft | None:
    """One method explained: what it is, what is good about it, what it needs."""
    id = texts.position.node.partition("/")[2]
    method = texts.content.methods.get(id)
    if method is None:
        return None
    return PageDraft(
        id=f"method/{id}",
        title=texts(method.title),
        blocks=(
            *texts.lead(method.means),
            *texts.paragraphs((method.good,)),
            *texts.lead_note("method", "needs"),
            *listed_block(method.needs, texts),
            *texts.notices((method.closed,) if method.closed else ()),
            *office_note(id, texts),
        ),
        choices=(texts.choice("trouble", "back-to-page"),),
    )


def office_note(id: str, texts: PageText) -> tuple[Block, ...]:
    """The office's own note on a method, where it has written one."""
    note = texts.context.office.notes.get(id, "")
    return (Notice(texts.note("method", "office", note=note), sign="→"),) if note else ()


def handle_method(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the page below this one."""
    return CLOSE


def build_other_method(texts: PageText) -> PageDraft:
    """The methods that can work, those that are offered no more, and the ways out."""
    return PageDraft(
        id="other-method",
        title=texts.title("other-method"),
        blocks=texts.opening("other-method"),
        choices=(
            *method_choices(texts),
            *(
                texts.choice("other-method", id)
                for id in (*explanation_nodes(texts.content), "another-device", "people", "verdict")
            ),
        ),
        pace="question",
    )


def handle_other_method(position: Position, answer: Answer, context: Context) -> Move:
    """Begin with a method, or explain one that is offered no more."""
    for one in followable_methods(position, context):
        if one.method == answer.option:
            return take_method(one, position, context)
    explained = explanation_nodes(context.content)
    if answer.option in explained:
        return open_over(explained[answer.option])
    match answer.option:
        case "another-device":
            return ask_again(position)
        case "people":
            return open_over("people")
        case "verdict":
            return go_to("verdict")
    return STAY
