"""Pages that ask one question each: before the start, about the device, and notes between questions."""

from msgspec.structs import replace

from kiosk.content.device_records import DeviceQuestion
from kiosk.journey.conditions import UNKNOWN_ANSWER
from kiosk.journey.context import Context
from kiosk.journey.device_questions import device_question, next_device_question, next_question
from kiosk.journey.expected_questions import asked_fact, count_asked, count_expected
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages import troubles
from kiosk.journey.pages.method_choice import WAYS_OUT
from kiosk.journey.state import STAY, Answer, Move, Position, go_to

QUESTION_NODES = ("before", "device")
"""The nodes that ask one question after the other."""


def draft_question(node: str, question: DeviceQuestion, title: str, texts: PageText) -> PageDraft:
    """The page of a question; `node` is "before" or "device", `title` what stands above the question."""
    return PageDraft(
        id=f"{node}/{question.id}",
        title=title,
        blocks=texts.lead(question.ask) + texts.paragraphs(question.where),
        choices=tuple(DraftChoice(choice.id, texts(choice.say)) for choice in question.choice),
        unknown=texts.note("words", "other" if question.others else "unknown"),
        pace="question",
    )


def answer_question(node: str, question: DeviceQuestion, answer: Answer) -> Move:
    """Keep the facts that an answer sets; go to the page that explains it, if any, or to the next question."""
    if answer.option == UNKNOWN_ANSWER:
        facts, then = {question.id: UNKNOWN_ANSWER}, question.unknown_then
    else:
        choice = next((one for one in question.choice if one.id == answer.option), None)
        if choice is None:
            return STAY
        facts, then = {question.id: choice.id, **choice.sets}, choice.then
    facts[asked_fact(question.id)] = "yes"
    to = f"note/{node}/{then.removeprefix('trouble:')}" if then else node
    return go_to(to, **facts)


def build_before(texts: PageText) -> PageDraft | None:
    """The next question before the start; None when all are answered."""
    facts = texts.position.facts
    question = next_question(texts.content.before.values(), facts)
    if question is None:
        return None
    draft = draft_question("before", question, _title("before", texts), texts)
    # The opening page: what it takes, and what to have at hand.
    is_first = not count_asked(facts)
    opening = texts.paragraphs(texts.page("before").say) if is_first else ()
    return replace(draft, blocks=opening + draft.blocks)


def _title(node: str, texts: PageText) -> str:
    """What the questions are about, and which of about how many this one is."""
    facts, context = texts.position.facts, texts.context
    counter = texts.note(
        "words",
        "question",
        number=count_asked(facts) + 1,
        of=count_expected(node, facts, context),
    )
    return f"{texts.title(node)} · {counter}"


def handle_before(position: Position, answer: Answer, context: Context) -> Move:
    """Keep the facts that the answer sets."""
    question = context.content.before.get(answer.page.partition("/")[2])
    return answer_question("before", question, answer) if question else STAY


def skip_before(position: Position, context: Context) -> str:
    """With nothing left to ask, go to the questions about the device; with a method chosen, to the first stage."""
    if next_question(context.content.before.values(), position.facts) is not None:
        return ""
    stage = next(iter(context.content.stages), "")
    return f"stage/{stage}" if "method" in position.facts else "device"


def build_device(texts: PageText) -> PageDraft | None:
    """The next question about the device; None when the verdict can be given."""
    question = _next_open_question(texts.position, texts.context)
    if question is None:
        return None
    return draft_question("device", question, _title("device", texts), texts)


def handle_device(position: Position, answer: Answer, context: Context) -> Move:
    """Keep the facts that the answer sets."""
    question = device_question(answer.page.partition("/")[2], position.facts, context.content)
    return answer_question("device", question, answer) if question else STAY


def skip_device(position: Position, context: Context) -> str:
    """With nothing left to ask, go to the verdict."""
    return "verdict" if _next_open_question(position, context) is None else ""


def _next_open_question(position: Position, context: Context) -> DeviceQuestion | None:
    return next_device_question(
        position.facts, context.content, context.office.reopened, context.office.closed
    )


def build_explanation(texts: PageText) -> PageDraft | None:
    """An explanation before NODE ("note/NODE/TROUBLE"): the text of a trouble, with *go on* first.

    Between two questions the trouble offers its own ways on; before the steps, there are only those to leave.
    """
    id = texts.position.node.rpartition("/")[2]
    trouble = texts.content.troubles.get(id)
    if trouble is None:
        return None
    if _next_node(texts.position) in QUESTION_NODES:
        others = troubles.side_choices(trouble, texts)
    else:
        others = tuple(texts.choice("verdict", id) for id in WAYS_OUT)
    return PageDraft(
        id=f"note/{id}",
        title=texts(trouble.title),
        blocks=troubles.explain_trouble(trouble, texts),
        choices=(texts.choice("note", "go-on"), *others),
        whole=True,
        pace="reading",
    )


def handle_explanation(position: Position, answer: Answer, context: Context) -> Move:
    """Go on to the next question, or to whatever else the trouble offers."""
    next_node = _next_node(position)
    if answer.option == "go-on":
        return go_to(next_node)
    if next_node not in QUESTION_NODES and answer.option in WAYS_OUT:
        return WAYS_OUT[answer.option]
    return troubles.handle_trouble(position, answer, context)


def skip_explanation(position: Position, context: Context) -> str:
    """Where the content lacks the explanation, go on with the questions."""
    id = position.node.rpartition("/")[2]
    return "" if id in context.content.troubles else _next_node(position)


def _next_node(position: Position) -> str:
    """The NODE of "note/NODE/TROUBLE"."""
    return position.node.partition("/")[2].rpartition("/")[0]
