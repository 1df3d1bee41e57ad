"""A list of troubles to choose from, such as all that can lock one out."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Move, Where, call
from kiosk.flow.tell import Tell
from kiosk.flow.ways import way


def draft(tell: Tell) -> Draft:
    """The titles of the troubles on this list."""
    name = tell.where.node.partition("/")[2]
    return Draft(
        id=f"list/{name}",
        title=tell.title(f"list-{name}"),
        blocks=tell.opening(f"list-{name}"),
        choices=(
            *(
                Choice(id, tell(path.short))
                for id, path in tell.catalog.paths.items()
                if name in path.lists
            ),
            *(
                Choice(id, tell(trouble.title))
                for id, trouble in tell.catalog.troubles.items()
                if name in trouble.lists
            ),
        ),
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The trouble's page over the list; not knowing leads to people."""
    if answer.option in kit.catalog.paths:
        return way(f"path:{answer.option}", where, kit)
    if answer.option in kit.catalog.troubles:
        return call(f"trouble/{answer.option}")
    return call("people") if answer.option == "unknown" else STAY
