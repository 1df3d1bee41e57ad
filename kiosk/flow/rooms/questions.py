"""One question a page, straight from the content."""

from collections.abc import Iterable, Mapping

from kiosk.content.devices import DeviceQuestion
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.holds import UNKNOWN, holds
from kiosk.flow.state import STAY, Answer, Move, go
from kiosk.flow.tell import Tell


def next_question(
    questions: Iterable[DeviceQuestion], facts: Mapping[str, str]
) -> DeviceQuestion | None:
    """The first question that applies and is not answered yet."""
    for question in questions:
        if question.id not in facts and holds(question.when, facts) is not False:
            return question
    return None


def draft_question(room: str, question: DeviceQuestion, place: str, tell: Tell) -> Draft:
    """The page of a question."""
    return Draft(
        id=f"{room}/{question.id}",
        title=place,
        blocks=tell.lead(question.ask) + tell.paragraphs(question.where),
        choices=tuple(Choice(choice.id, tell(choice.say)) for choice in question.choice),
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def answer_question(room: str, question: DeviceQuestion, answer: Answer) -> Move:
    """What an answer sets, and the page that explains it first, if any."""
    if answer.option == UNKNOWN:
        facts, then = {question.id: UNKNOWN}, question.unknown_then
    else:
        choice = next((one for one in question.choice if one.id == answer.option), None)
        if choice is None:
            return STAY
        facts, then = {question.id: choice.id, **choice.sets}, choice.then
    to = f"note/{room}/{then.removeprefix('trouble:')}" if then else room
    return go(to, **facts)
