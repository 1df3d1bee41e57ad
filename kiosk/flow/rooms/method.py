"""A method explained: what it is, what is good about it, what it needs."""

from kiosk.flow.draft import Draft
from kiosk.flow.grades import listed
from kiosk.flow.kit import Kit
from kiosk.flow.state import CLOSE, Answer, Move, Where
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Block, Notice


def draft(tell: Tell) -> Draft | None:
    """One method on its own page."""
    id = tell.where.node.partition("/")[2]
    method = tell.catalog.methods.get(id)
    if method is None:
        return None
    return Draft(
        id=f"method/{id}",
        title=tell(method.title),
        blocks=(
            *tell.lead(method.means),
            *tell.paragraphs((method.good,)),
            *tell.lead_note("method", "needs"),
            *listed(method.needs, tell),
            *tell.notices((method.closed,) if method.closed else ()),
            *office_note(id, tell),
        ),
        choices=(tell.choice("trouble", "back-to-page"),),
    )


def office_note(id: str, tell: Tell) -> tuple[Block, ...]:
    """What the office itself says of a method."""
    note = tell.kit.office.notes.get(id, "")
    return (Notice(tell.note("method", "office", note=note), sign="→"),) if note else ()


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Back to the page under this one."""
    return CLOSE
