"""The pages of the second method: what else the member owns, and which method stays when the first is lost."""

from msgspec.structs import replace

from kiosk.journey.checklist import method_of
from kiosk.journey.context import Context, PageDraft, PageText
from kiosk.journey.pages.verdict import ask_again
from kiosk.journey.second_method import SecondMethod, second_method
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import entry_node
from kiosk.view_model.page import Block, Notice

OWNED = ("computer", "phone", "eid", "key", "none")
ELSEWHERE = ("computer", "phone", "other")
"""Places that are another device, which must be checked first."""


def current_second_method(where: Position, kit: Context) -> SecondMethod | None:
    """The second method for this member."""
    first = method_of(where.facts, kit.catalog)
    office = kit.office
    day = kit.now.date()
    return second_method(first, where.facts, kit.catalog, day, office.reopened, office.closed)


def build_second_method(tell: PageText) -> PageDraft:
    """The question, then the answer with its reason."""
    if tell.where.node == "second/best":
        return _best(tell)
    return PageDraft(
        id="second",
        title=tell.title("second"),
        blocks=tell.opening("second"),
        choices=tuple(tell.choice("second", id) for id in (*OWNED, "later")),
        default="none",
        pace="question",
    )


def _best(tell: PageText) -> PageDraft:
    second = current_second_method(tell.where, tell.kit)
    if second is None:
        blocks: tuple[Block, ...] = tell.lead_note("second-best", "none")
        ids: tuple[str, ...] = ("later",)
        title = ""
    else:
        title = tell(tell.catalog.methods[second.method].name)
        said = tell.note("second-best", "note", method=title)
        blocks = (
            *tell.lead_note("second-best", "best", method=title),
            *tell.paragraphs((second.because,)),
            *_first(second, tell),
            Notice(said, sign="→"),
        )
        ids = ("begin", "why", "later")
    return PageDraft(
        id="second/best",
        title=tell.title("second-best"),
        blocks=blocks,
        choices=tuple(tell.choice("second-best", id, method=title) for id in ids),
    )


def _first(second: SecondMethod, tell: PageText) -> tuple[Block, ...]:
    if second.verdict.verdict == "yes":
        return ()
    return tell.paragraphs(second.verdict.because)


def handle_second_method(where: Position, answer: Answer, kit: Context) -> Move:
    """What is owned leads to the recommendation, and that to its own steps."""
    if answer.option in OWNED:
        return go_to("second/best", spare=answer.option)
    second = current_second_method(where, kit) if where.node == "second/best" else None
    match answer.option:
        case "later":
            return CLOSE if where.returns else go_to("home")
        case "why" if second is not None:
            return open_over(f"method/{second.method}")
        case "begin" if second is not None:
            return _begin(second, where, kit)
    return STAY


def _begin(second: SecondMethod, where: Position, kit: Context) -> Move:
    """To the first step that makes the second key; on another device, its check comes first."""
    stage = next(iter(kit.catalog.stages))
    entry = f"{stage}/{kit.catalog.methods[second.method].register[0]}"
    facts = {"from": entry, "at": entry, "account": "yes"}
    if second.place in ELSEWHERE:
        move = ask_again(where)
        return replace(move, how="jump", facts=facts, drop=(*move.drop, "method"))
    facts["method"] = second.method
    known = {**where.facts, **facts}
    return Move(how="jump", to=entry_node(entry, known, kit.catalog), facts=facts)
