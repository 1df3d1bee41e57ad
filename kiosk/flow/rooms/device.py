"""The device check: one question a page, until the verdict can be given."""

from kiosk.content.devices import DeviceQuestion
from kiosk.flow.device_questions import device_question, questions_left
from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.questions import answer_question, draft_question
from kiosk.flow.state import STAY, Answer, Move, Where
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft | None:
    """The next question; None when the verdict can be given."""
    facts = tell.where.facts
    question = _left(tell.where, tell.kit)
    if question is None:
        return None
    asked = sum(1 for one in tell.catalog.questions if one in facts)
    place = tell.note("words", "question", number=asked + 1)
    return draft_question("device", question, f"{tell.title('device')} · {place}", tell)


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The facts that the answer sets."""
    question = device_question(answer.page.partition("/")[2], where.facts, kit.catalog)
    return answer_question("device", question, answer) if question else STAY


def after(where: Where, kit: Kit) -> str:
    """With nothing left to ask, the verdict."""
    return "verdict" if _left(where, kit) is None else ""


def _left(where: Where, kit: Kit) -> DeviceQuestion | None:
    return questions_left(where.facts, kit.catalog, kit.office.reopened, kit.office.closed)
