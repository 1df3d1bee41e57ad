"""What a method still depends on: the question that decides it, before the first of its steps."""

from msgspec.structs import replace

from kiosk.content.device_records import DeviceQuestion
from kiosk.journey.conditions import UNKNOWN_ANSWER
from kiosk.journey.content_blocks import listed_block
from kiosk.journey.context import Context
from kiosk.journey.device_questions import deciding_question
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.method_choice import WAYS_OUT, current_verdict, take_method
from kiosk.journey.pages.questions import answer_question, draft_question
from kiosk.journey.state import STAY, Answer, Move, Position
from kiosk.journey.verdict import MethodVerdict

LATER = "later"
"""The last part of the node where the question is left open: "ask/METHOD/later"."""


def build_ask_first(texts: PageText) -> PageDraft | None:
    """The question that decides whether a method works; what to find out, where nothing is left to ask."""
    judged = _judged(texts.position, texts.context)
    if judged is None:
        return None
    title = texts(texts.content.methods[judged.method].title)
    question = _question(texts.position, texts.context)
    if question is not None:
        draft = draft_question("ask", question, title, texts)
        return replace(draft, id=f"ask/{judged.method}")
    ids = ("begin", *WAYS_OUT) if judged.person else tuple(WAYS_OUT)
    return PageDraft(
        id=f"ask/{judged.method}/{LATER}",
        title=title,
        blocks=(*texts.lead_note("ask", LATER), *listed_block(judged.because, texts)),
        choices=tuple(texts.choice("ask", id) for id in ids),
        # Whoever has not asked yet should not begin by pressing Enter.
        default="people",
    )


def handle_ask_first(position: Position, answer: Answer, context: Context) -> Move:
    """Keep what the answer says, and begin once the method is known to work."""
    judged = _judged(position, context)
    if judged is None:
        return STAY
    question = _question(position, context)
    if question is not None:
        return _decide(question, judged.method, position, answer, context)
    if answer.option == "begin":
        return take_method(replace(judged, verdict="yes"), position, context)
    return WAYS_OUT.get(answer.option, STAY)


def _decide(
    question: DeviceQuestion, method: str, position: Position, answer: Answer, context: Context
) -> Move:
    """The move after an answer: on with the method, to its next question, or back to the verdict."""
    move = answer_question("device", question, answer)
    if move == STAY:
        return STAY
    if answer.option == UNKNOWN_ANSWER:
        return replace(move, to=f"ask/{method}/{LATER}")
    informed = replace(position, facts={**position.facts, **move.facts})
    judged = _judged(informed, context)
    if judged is None or judged.verdict == "no":
        return replace(move, to="verdict")
    taken = take_method(judged, informed, context)
    return replace(taken, facts={**move.facts, **taken.facts})


def _judged(position: Position, context: Context) -> MethodVerdict | None:
    """The verdict on the method of this node; None for an unknown method."""
    method = position.node.split("/")[1] if "/" in position.node else ""
    verdict = current_verdict(position, context)
    return next((one for one in verdict.methods if one.method == method), None)


def _question(position: Position, context: Context) -> DeviceQuestion | None:
    judged = _judged(position, context)
    if judged is None or position.node.endswith(f"/{LATER}"):
        return None
    return deciding_question(judged, position.facts, context.content)
