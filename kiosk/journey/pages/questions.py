"""Pages that ask one question each: before the start, about the device, and notes between questions."""

from collections.abc import Iterable, Mapping

from kiosk.content.devices import DeviceQuestion
from kiosk.journey.conditions import UNKNOWN_ANSWER, evaluate
from kiosk.journey.context import Context
from kiosk.journey.device_questions import device_question, next_device_question
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages import troubles
from kiosk.journey.state import STAY, Answer, Move, Position, go_to


def next_question(
    questions: Iterable[DeviceQuestion], facts: Mapping[str, str]
) -> DeviceQuestion | None:
    """The first question that applies and is not answered yet."""
    for question in questions:
        if question.id not in facts and evaluate(question.when, facts) is not False:
            return question
    return None


def draft_question(room: str, question: DeviceQuestion, place: str, texts: PageText) -> PageDraft:
    """The page of a question."""
    return PageDraft(
        id=f"{room}/{question.id}",
        title=place,
        blocks=texts.lead(question.ask) + texts.paragraphs(question.where),
        choices=tuple(DraftChoice(choice.id, texts(choice.say)) for choice in question.choice),
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def answer_question(room: str, question: DeviceQuestion, answer: Answer) -> Move:
    """What an answer sets, and the page that explains it first, if any."""
    if answer.option == UNKNOWN_ANSWER:
        facts, then = {question.id: UNKNOWN_ANSWER}, question.unknown_then
    else:
        choice = next((one for one in question.choice if one.id == answer.option), None)
        if choice is None:
            return STAY
        facts, then = {question.id: choice.id, **choice.sets}, choice.then
    to = f"note/{room}/{then.removeprefix('trouble:')}" if then else room
    return go_to(to, **facts)


def build_before(texts: PageText) -> PageDraft | None:
    """The next question; None when all are answered."""
    facts = texts.position.facts
    question = next_question(texts.content.before.values(), facts)
    if question is None:
        return None
    asked = sum(1 for one in texts.content.before if one in facts)
    place = texts.note("words", "question", number=asked + 1)
    return draft_question("before", question, f"{texts.title('before')} · {place}", texts)


def handle_before(position: Position, answer: Answer, context: Context) -> Move:
    """The fact that the answer sets."""
    question = context.content.before.get(answer.page.partition("/")[2])
    return answer_question("before", question, answer) if question else STAY


def skip_before(position: Position, context: Context) -> str:
    """With nothing left to ask, the device is looked at; with a method chosen, the first stage begins."""
    if next_question(context.content.before.values(), position.facts) is not None:
        return ""
    stage = next(iter(context.content.stages), "")
    return f"stage/{stage}" if "method" in position.facts else "device"


def build_device(texts: PageText) -> PageDraft | None:
    """The next question; None when the verdict can be given."""
    facts = texts.position.facts
    question = _left(texts.position, texts.context)
    if question is None:
        return None
    asked = sum(1 for one in texts.content.questions if one in facts)
    place = texts.note("words", "question", number=asked + 1)
    return draft_question("device", question, f"{texts.title('device')} · {place}", texts)


def handle_device(position: Position, answer: Answer, context: Context) -> Move:
    """The facts that the answer sets."""
    question = device_question(answer.page.partition("/")[2], position.facts, context.content)
    return answer_question("device", question, answer) if question else STAY


def skip_device(position: Position, context: Context) -> str:
    """With nothing left to ask, the verdict."""
    return "verdict" if _left(position, context) is None else ""


def _left(position: Position, context: Context) -> DeviceQuestion | None:
    return next_device_question(
        position.facts, context.content, context.office.reopened, context.office.closed
    )


def build_note(texts: PageText) -> PageDraft | None:
    """The trouble's page, with *go on* first."""
    id = texts.position.node.rpartition("/")[2]
    entry = texts.content.troubles.get(id)
    if entry is None:
        return None
    return PageDraft(
        id=f"note/{id}",
        title=texts(entry.title),
        blocks=troubles.explain_trouble(entry, texts),
        choices=(texts.choice("note", "go-on"), *troubles.trouble_choices(entry, texts)),
        whole=True,
        pace="reading",
    )


def handle_note(position: Position, answer: Answer, context: Context) -> Move:
    """On to the next question, or whatever else the trouble offers."""
    if answer.option == "go-on":
        return go_to(position.node.split("/")[1])
    return troubles.handle_trouble(position, answer, context)


def skip_note(position: Position, context: Context) -> str:
    """Where the explanation is missing, the questions go on without it."""
    _, room, id = position.node.split("/", 2)
    return "" if id in context.content.troubles else room
