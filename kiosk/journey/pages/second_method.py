"""The pages of the second method: what else the member owns, and which method stays when the first is lost."""

from msgspec.structs import replace

from kiosk.journey.checklist import chosen_method
from kiosk.journey.context import Context
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.method_choice import ask_again
from kiosk.journey.second_method import SecondMethod, find_second_method, spare_choices
from kiosk.journey.state import STAY, Answer, Move, Position, close_or_go, go_to, open_over
from kiosk.journey.targets import entry_node
from kiosk.view_model.page import Block, Notice

OTHER_DEVICES = ("computer", "phone", "other")
"""Places of a method that are another device, which must be checked first."""


def current_second_method(position: Position, context: Context) -> SecondMethod | None:
    """The best second method for this member; None where there is none."""
    first = chosen_method(position.facts, context.content)
    office = context.office
    day = context.now.date()
    return find_second_method(
        first, position.facts, context.content, day, office.reopened, office.closed
    )


def build_second_method(texts: PageText) -> PageDraft:
    """The question what else the member owns, then the method recommended, with its reason."""
    if texts.position.node == "second/best":
        return _recommendation(texts)
    return PageDraft(
        id="second",
        title=texts.title("second"),
        blocks=texts.opening("second"),
        choices=tuple(
            texts.choice("second", id) for id in (*spare_choices(texts.content), "none", "later")
        ),
        default="none",
        pace="question",
    )


def _recommendation(texts: PageText) -> PageDraft:
    """The method recommended as the second one; without any, a sentence that says so."""
    second = current_second_method(texts.position, texts.context)
    if second is None:
        blocks: tuple[Block, ...] = texts.lead_note("second-best", "none")
        ids: tuple[str, ...] = ("later",)
        title = ""
    else:
        title = texts.words.noun(texts.content.methods[second.method].name)
        blocks = (
            *texts.lead_note("second-best", "best", method=title),
            *texts.paragraphs((second.because,)),
            *_conditions(second, texts),
            Notice(texts.note("second-best", "note", method=title), sign="→"),
        )
        ids = ("begin", "why", "later")
    return PageDraft(
        id="second/best",
        title=texts.title("second-best"),
        blocks=blocks,
        choices=tuple(texts.choice("second-best", id, method=title) for id in ids),
    )


def _conditions(second: SecondMethod, texts: PageText) -> tuple[Block, ...]:
    """What to change or to find out first."""
    if second.verdict.verdict == "yes":
        return ()
    return texts.paragraphs(second.verdict.because)


def handle_second_method(position: Position, answer: Answer, context: Context) -> Move:
    """Go from what is owned to the recommendation, and from there to the steps of the method."""
    if answer.option in (*spare_choices(context.content), "none"):
        return go_to("second/best", spare=answer.option)
    second = current_second_method(position, context) if position.node == "second/best" else None
    match answer.option:
        case "later":
            return close_or_go(position, "home")
        case "why" if second is not None:
            return open_over(f"method/{second.method}")
        case "begin" if second is not None:
            return _begin(second, position, context)
    return STAY


def _begin(second: SecondMethod, position: Position, context: Context) -> Move:
    """To the first step that registers the second method; another device is checked first."""
    stage = next(iter(context.content.stages))
    entry = f"{stage}/{context.content.methods[second.method].register[0]}"
    # A second method is added to an account that exists: the questions before the start are passed over.
    facts = {"from": entry, "at": entry, "account": "yes"}
    if second.place in OTHER_DEVICES:
        move = ask_again(position)
        return replace(move, how="jump", facts=facts, drop=(*move.drop, "method"))
    facts["method"] = second.method
    known = {**position.facts, **facts}
    return Move(
        how="jump", to=entry_node(entry, known, context.content, position.done), facts=facts
    )
