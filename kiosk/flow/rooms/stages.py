"""The three stages, to look into another one."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft:
    """Each stage with when it is done."""
    return Draft(
        id="stages",
        title=tell.title("stages"),
        blocks=tell.opening("stages"),
        choices=tuple(
            Choice(id, f"{tell(stage.title)} ({tell(stage.timing)})")
            for id, stage in tell.catalog.stages.items()
        ),
        pace="question",
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Its checklist."""
    return go(f"stage/{answer.option}") if answer.option in kit.catalog.stages else STAY
