"""An explanation that stands between a question and the next one."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms import trouble
from kiosk.flow.state import Answer, Move, Where, go
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft | None:
    """The trouble's page, with *go on* first."""
    id = tell.where.node.rpartition("/")[2]
    entry = tell.catalog.troubles.get(id)
    if entry is None:
        return None
    return Draft(
        id=f"note/{id}",
        title=tell(entry.title),
        blocks=trouble.explain(entry, tell),
        choices=(tell.choice("note", "go-on"), *trouble.ways(entry, tell)),
        whole=True,
        pace="reading",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """On to the next question, or whatever else the trouble offers."""
    if answer.option == "go-on":
        return go(where.node.split("/")[1])
    return trouble.choose(where, answer, kit)


def after(where: Where, kit: Kit) -> str:
    """Where the explanation is missing, the questions go on without it."""
    _, room, id = where.node.split("/", 2)
    return "" if id in kit.catalog.troubles else room
