"""A second method: what else the member owns, and which method stays when the first is lost."""

from msgspec.structs import replace

from kiosk.flow.checklist import method_of
from kiosk.flow.draft import Draft
from kiosk.flow.entry import node_of
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.verdict import afresh
from kiosk.flow.second import Second, second_method
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Block, Notice

OWNED = ("computer", "phone", "eid", "key", "none")
ELSEWHERE = ("computer", "phone", "other")
"""Places that are another device, which must be checked first."""


def second_of(where: Where, kit: Kit) -> Second | None:
    """The second method for this member."""
    first = method_of(where.facts, kit.catalog)
    office = kit.office
    day = kit.now.date()
    return second_method(first, where.facts, kit.catalog, day, office.reopened, office.closed)


def draft(tell: Tell) -> Draft:
    """The question, then the answer with its reason."""
    if tell.where.node == "second/best":
        return _best(tell)
    return Draft(
        id="second",
        title=tell.title("second"),
        blocks=tell.opening("second"),
        choices=tuple(tell.choice("second", id) for id in (*OWNED, "later")),
        default="none",
        pace="question",
    )


def _best(tell: Tell) -> Draft:
    second = second_of(tell.where, tell.kit)
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
    return Draft(
        id="second/best",
        title=tell.title("second-best"),
        blocks=blocks,
        choices=tuple(tell.choice("second-best", id, method=title) for id in ids),
    )


def _first(second: Second, tell: Tell) -> tuple[Block, ...]:
    if second.verdict.verdict == "yes":
        return ()
    return tell.paragraphs(second.verdict.because)


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """What is owned leads to the recommendation, and that to its own steps."""
    if answer.option in OWNED:
        return go("second/best", spare=answer.option)
    second = second_of(where, kit) if where.node == "second/best" else None
    match answer.option:
        case "later":
            return CLOSE if where.returns else go("home")
        case "why" if second is not None:
            return call(f"method/{second.method}")
        case "begin" if second is not None:
            return _begin(second, where, kit)
    return STAY


def _begin(second: Second, where: Where, kit: Kit) -> Move:
    """To the first step that makes the second key; on another device, its check comes first."""
    stage = next(iter(kit.catalog.stages))
    entry = f"{stage}/{kit.catalog.methods[second.method].register[0]}"
    facts = {"from": entry, "at": entry, "account": "yes"}
    if second.place in ELSEWHERE:
        move = afresh(where)
        return replace(move, how="jump", facts=facts, drop=(*move.drop, "method"))
    facts["method"] = second.method
    known = {**where.facts, **facts}
    return Move(how="jump", to=node_of(entry, known, kit.catalog), facts=facts)
