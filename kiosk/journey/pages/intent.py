"""What brings the member here: the first question, and the page for everything else."""

from kiosk.journey.context import Context
from kiosk.journey.office_notice import notice_blocks
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import STAY, Answer, Move, Position, go_to, open_over
from kiosk.view_model.page import Block, Text

INTENT_NODES = {
    "start": "before",
    "final-code": "code",
    "come-back": "comeback",
    "locked-out": "list/locked-out",
    "check-device": "device",
    "something-else": "other",
    "unknown": "before",
}
"""The node that each answer leads to, most frequent answers first."""

OTHER_NODES = {
    "phone": "phone",
    "letter": "path/old-letter",
    "safety": "safety",
    "terms": "terms",
    "people": "people",
}
"""The node that each of the less frequent answers opens."""


def build_intent(texts: PageText) -> PageDraft:
    """What brings you here?"""
    return PageDraft(
        id="intent",
        title=texts.title("intent"),
        blocks=notice_blocks(texts) + texts.opening("intent") + _privacy(texts),
        choices=tuple(texts.choice("intent", id) for id in INTENT_NODES if id != "unknown"),
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def _privacy(texts: PageText) -> tuple[Block, ...]:
    """What a welcome page of several languages has no room for."""
    if len(texts.context.office.languages) == 1:
        return ()
    return (Text(texts.content.languages[texts.words.tag].privacy),)


def handle_intent(position: Position, answer: Answer, context: Context) -> Move:
    """Go where the answer leads, and keep it as the fact `intent`."""
    to = INTENT_NODES.get(answer.option)
    if to is None:
        return STAY
    # A member who is locked out has an account, and must never make another.
    facts = {"account": "yes"} if answer.option == "locked-out" else {}
    return go_to(to, intent=answer.option, **facts)


def build_other(texts: PageText) -> PageDraft:
    """The less frequent things that a member may come for."""
    return PageDraft(
        id="other",
        title=texts.title("other"),
        blocks=texts.opening("other"),
        choices=tuple(texts.choice("other", id) for id in OTHER_NODES),
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def handle_other(position: Position, answer: Answer, context: Context) -> Move:
    """Open a page over this one; not knowing opens the people to ask."""
    nodes = {**OTHER_NODES, "unknown": "people"}
    return open_over(nodes[answer.option]) if answer.option in nodes else STAY
