"""A method explained: what it is, what is good about it, what it needs."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import CLOSE, Answer, Move, Where
from kiosk.flow.tell import Tell


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
            *tell.lead(tell.page("method").note.get("needs")),
            *tell.paragraphs(method.needs),
            *tell.notices((method.closed,) if method.closed else ()),
        ),
        choices=(tell.choice("trouble", "back-to-page"),),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Back to the page under this one."""
    return CLOSE
