"""Before you start: an account already, one's own e-mail address, the pension number."""

from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.rooms.questions import answer_question, draft_question, next_question
from kiosk.flow.state import STAY, Answer, Move, Where
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft | None:
    """The next question; None when all are answered."""
    facts = tell.where.facts
    question = next_question(tell.catalog.before.values(), facts)
    if question is None:
        return None
    asked = sum(1 for one in tell.catalog.before if one in facts)
    place = tell.note("words", "question", number=asked + 1)
    return draft_question("before", question, f"{tell.title('before')} · {place}", tell)


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The fact that the answer sets."""
    question = kit.catalog.before.get(answer.page.partition("/")[2])
    return answer_question("before", question, answer) if question else STAY


def after(where: Where, kit: Kit) -> str:
    """With nothing left to ask, the device is looked at; with a method chosen, the first stage begins."""
    if next_question(kit.catalog.before.values(), where.facts) is not None:
        return ""
    stage = next(iter(kit.catalog.stages), "")
    return f"stage/{stage}" if "method" in where.facts else "device"
