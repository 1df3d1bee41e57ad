"""Which methods a member can take: one explained, the others to choose from, and how one begins."""

from msgspec.structs import replace

from kiosk.journey.content_blocks import listed_block
from kiosk.journey.context import Context
from kiosk.journey.method_status import explanation_nodes, open_methods
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import entry_node
from kiosk.journey.verdict import MethodVerdict, Verdict, judge_device
from kiosk.view_model.page import Block, Notice

WORKING_WORDS = ("yes", "after")


def current_verdict(position: Position, context: Context) -> Verdict:
    """What the rules say of this member's device today, in the office's own order of methods."""
    office = context.office
    day = context.now.date()
    verdict = judge_device(position.facts, context.content, day, office.reopened, office.closed)
    words = {one.method: one.verdict for one in verdict.methods}
    liked = (one for word in WORKING_WORDS for one in office.order if words.get(one) == word)
    return replace(verdict, recommended=next(liked, verdict.recommended))


def followable_methods(position: Position, context: Context) -> tuple[MethodVerdict, ...]:
    """The methods that this device can take and that are open here."""
    able = open_methods(context)
    methods = current_verdict(position, context).methods
    return tuple(one for one in methods if one.method in able and one.verdict != "no")


def method_choices(texts: PageText) -> tuple[DraftChoice, ...]:
    """Those methods as choices."""
    return tuple(
        DraftChoice(one.method, texts(texts.content.methods[one.method].title))
        for one in followable_methods(texts.position, texts.context)
    )


def begin_method(method: str, position: Position, context: Context) -> Move:
    """On with the method chosen: to the entry in mind, to the third stage with its code, else to the first."""
    known = {**position.facts, "method": method}
    entry = position.facts.get(
        "from", "final-code/" if position.facts.get("code") == "final" else ""
    )
    if entry:
        return go_to(
            entry_node(entry, known, context.content),
            **{"method": method, "from": entry, "at": entry},
        )
    first = f"{next(iter(context.content.stages))}/"
    # Without the first questions, nobody knows yet whether there is an account already.
    to = "before" if "account" not in position.facts else f"stage/{first[:-1]}"
    return go_to(to, method=method, at=first)


def ask_again(position: Position) -> Move:
    """The questions about the device once more, with no answer to them."""
    kept = ("account", "login4life", "email", "pension", "language", "intent", "code", "from")
    return Move(how="go", to="device", drop=tuple(one for one in position.facts if one not in kept))


def build_method(texts: PageText) -> PageDraft | None:
    """One method on its own page."""
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
    """What the office itself says of a method."""
    note = texts.context.office.notes.get(id, "")
    return (Notice(texts.note("method", "office", note=note), sign="→"),) if note else ()


def handle_method(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the page under this one."""
    return CLOSE


def build_other_method(texts: PageText) -> PageDraft:
    """The methods that can work, and what became of the others."""
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
    """A method begins, or is explained where it is offered no more."""
    if answer.option in {one.method for one in followable_methods(position, context)}:
        return begin_method(answer.option, position, context)
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
