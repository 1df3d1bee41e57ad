"""How many questions a member is likely to be asked before the verdict: so that each page says how far it is."""

from collections.abc import Mapping
from math import ceil

from kiosk.content.device_records import DeviceQuestion
from kiosk.journey.context import Context
from kiosk.journey.device_questions import next_device_question, next_question

ASKED = "asked-"
"""How the names of facts begin that say that a question was asked."""

MOST_QUESTIONS = 20
"""Questions after which no more are counted, whatever the content asks."""


def asked_fact(question: str) -> str:
    """The fact that a question was asked: what it asks about may be known from elsewhere, too."""
    return f"{ASKED}{question}"


def count_asked(facts: Mapping[str, str]) -> int:
    """How many questions have been asked and answered, before the start and about the device."""
    return sum(fact.startswith(ASKED) for fact in facts)


def count_expected(node: str, facts: Mapping[str, str], context: Context) -> int:
    """How many questions there are in all, halfway between those of an easy and of a harder device.

    To each question from here on, the one gives the usual answer, the first, and the other the second. So one
    answer adds hardly ever more than one question to what was said. `node` is "before", after which the device is
    asked about, or "device".
    """
    easy, hard = (_count_left(node, facts, context, choice) for choice in (0, 1))
    return count_asked(facts) + ceil((easy + hard) / 2)


def _count_left(node: str, facts: Mapping[str, str], context: Context, choice: int) -> int:
    """How many questions are left for one who always gives the first answer (0), or the second (1)."""
    known = dict(facts)
    for count in range(MOST_QUESTIONS):
        question = _next_question(node, known, context)
        if question is None or question.id in known:
            return count
        given = question.choice[min(choice, len(question.choice) - 1)]
        known |= {question.id: given.id, **given.sets}
    return MOST_QUESTIONS


def _next_question(node: str, facts: Mapping[str, str], context: Context) -> DeviceQuestion | None:
    before = context.content.before.values() if node == "before" else ()
    if question := next_question(before, facts):
        return question
    office = context.office
    return next_device_question(facts, context.content, office.reopened, office.closed)
