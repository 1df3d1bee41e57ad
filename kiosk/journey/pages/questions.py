"""Pages that ask one question each: before the start, about the device, and notes between questions."""

from collections.abc import Iterable, Mapping

from kiosk.content.devices import DeviceQuestion
from kiosk.journey.conditions import UNKNOWN_ANSWER, evaluate
from kiosk.journey.context import Context, DraftChoice, PageDraft, PageText
from kiosk.journey.device_questions import device_question, next_device_question
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


def draft_question(room: str, question: DeviceQuestion, place: str, tell: PageText) -> PageDraft:
    """The page of a question."""
    return PageDraft(
        id=f"{room}/{question.id}",
        title=place,
        blocks=tell.lead(question.ask) + tell.paragraphs(question.where),
        choices=tuple(DraftChoice(choice.id, tell(choice.say)) for choice in question.choice),
        unknown=tell.note("words", "unknown"),
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


def build_before(tell: PageText) -> PageDraft | None:
    """The next question; None when all are answered."""
    facts = tell.where.facts
    question = next_question(tell.catalog.before.values(), facts)
    if question is None:
        return None
    asked = sum(1 for one in tell.catalog.before if one in facts)
    place = tell.note("words", "question", number=asked + 1)
    return draft_question("before", question, f"{tell.title('before')} · {place}", tell)


def handle_before(where: Position, answer: Answer, kit: Context) -> Move:
    """The fact that the answer sets."""
    question = kit.catalog.before.get(answer.page.partition("/")[2])
    return answer_question("before", question, answer) if question else STAY


def skip_before(where: Position, kit: Context) -> str:
    """With nothing left to ask, the device is looked at; with a method chosen, the first stage begins."""
    if next_question(kit.catalog.before.values(), where.facts) is not None:
        return ""
    stage = next(iter(kit.catalog.stages), "")
    return f"stage/{stage}" if "method" in where.facts else "device"


def build_device(tell: PageText) -> PageDraft | None:
    """The next question; None when the verdict can be given."""
    facts = tell.where.facts
    question = _left(tell.where, tell.kit)
    if question is None:
        return None
    asked = sum(1 for one in tell.catalog.questions if one in facts)
    place = tell.note("words", "question", number=asked + 1)
    return draft_question("device", question, f"{tell.title('device')} · {place}", tell)


def handle_device(where: Position, answer: Answer, kit: Context) -> Move:
    """The facts that the answer sets."""
    question = device_question(answer.page.partition("/")[2], where.facts, kit.catalog)
    return answer_question("device", question, answer) if question else STAY


def skip_device(where: Position, kit: Context) -> str:
    """With nothing left to ask, the verdict."""
    return "verdict" if _left(where, kit) is None else ""


def _left(where: Position, kit: Context) -> DeviceQuestion | None:
    return next_device_question(where.facts, kit.catalog, kit.office.reopened, kit.office.closed)


def build_note(tell: PageText) -> PageDraft | None:
    """The trouble's page, with *go on* first."""
    id = tell.where.node.rpartition("/")[2]
    entry = tell.catalog.troubles.get(id)
    if entry is None:
        return None
    return PageDraft(
        id=f"note/{id}",
        title=tell(entry.title),
        blocks=troubles.explain_trouble(entry, tell),
        choices=(tell.choice("note", "go-on"), *troubles.trouble_choices(entry, tell)),
        whole=True,
        pace="reading",
    )


def handle_note(where: Position, answer: Answer, kit: Context) -> Move:
    """On to the next question, or whatever else the trouble offers."""
    if answer.option == "go-on":
        return go_to(where.node.split("/")[1])
    return troubles.handle_trouble(where, answer, kit)


def skip_note(where: Position, kit: Context) -> str:
    """Where the explanation is missing, the questions go on without it."""
    _, room, id = where.node.split("/", 2)
    return "" if id in kit.catalog.troubles else room
