"""How many questions a member is likely to be asked before the verdict: so that each page says how far it is."""

from collections.abc import Mapping

from kiosk.content.device_records import DeviceQuestion
from kiosk.journey.context import Context
from kiosk.journey.device_questions import next_device_question, next_question

MOST_QUESTIONS = 20
"""Questions after which no more are counted, whatever the content asks."""


def count_asked(facts: Mapping[str, str], context: Context) -> int:
    """How many questions have been answered, before the start and about the device."""
    content = context.content
    return sum(id in facts for id in (*content.before, *content.questions))


def count_expected(node: str, facts: Mapping[str, str], context: Context) -> int:
    """How many questions there are in all for one who gives the usual answer, the first, to each from here on.

    `node` is "before", after which the device is asked about, or "device".
    """
    known = dict(facts)
    asked = count_asked(known, context)
    for _ in range(MOST_QUESTIONS):
        question = _next_question(node, known, context)
        if question is None or question.id in known:
            break
        usual = question.choice[0]
        known |= {question.id: usual.id, **usual.sets}
        asked += 1
    return asked


def _next_question(node: str, facts: Mapping[str, str], context: Context) -> DeviceQuestion | None:
    before = context.content.before.values() if node == "before" else ()
    if question := next_question(before, facts):
        return question
    office = context.office
    return next_device_question(facts, context.content, office.reopened, office.closed)
