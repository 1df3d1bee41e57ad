"""Something that goes wrong: what it is, what to do now, and the ways on."""

from msgspec.structs import replace

from kiosk.content.records import Trouble
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.drawing import address_block, drawing_block
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.flow.ways import way
from kiosk.view_model.page import Block


def draft(tell: Tell) -> Draft | None:
    """The page of a trouble, with its words and the way back last."""
    id = tell.where.node.partition("/")[2]
    trouble = tell.catalog.troubles.get(id)
    if trouble is None:
        return None
    return Draft(
        id=f"trouble/{id}",
        title=tell(trouble.title),
        place=place_of(tell),
        blocks=explain(trouble, tell),
        choices=(*ways(trouble, tell), tell.choice("trouble", "back-to-page")),
        default="back-to-page",
        whole=True,
        pace="reading",
    )


def explain(trouble: Trouble, tell: Tell) -> tuple[Block, ...]:
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


def ways(trouble: Trouble, tell: Tell) -> tuple[Choice, ...]:
    """The ways on from a trouble, numbered within it, then the words that it explains."""
    jumps = (Choice(f"way-{n}", tell(one.say)) for n, one in enumerate(trouble.jumps, start=1))
    terms = (one for one in trouble.words if one in tell.catalog.terms)
    return (*jumps, *(Choice(one, tell(tell.catalog.terms[one].ask)) for one in terms))


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A way on, a word explained, or back to the page under this one."""
    trouble = kit.catalog.troubles.get(where.node.rpartition("/")[2])
    if answer.option == "back-to-page":
        return CLOSE if where.returns else go("intent")
    if trouble is not None and answer.option in trouble.words:
        return call(f"term/{answer.option}")
    number = answer.option.removeprefix("way-")
    if trouble is None or not number.isdigit() or not 0 < int(number) <= len(trouble.jumps):
        return STAY
    told = replace(where, facts={**where.facts, **trouble.sets})
    move = way(trouble.jumps[int(number) - 1].go, told, kit)
    return replace(move, facts={**trouble.sets, **move.facts})
