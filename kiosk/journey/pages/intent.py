"""What brings the member here: the first question, and the page for everything else."""

from kiosk.content.content import Content
from kiosk.journey.context import Context
from kiosk.journey.method_status import explanation_nodes
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.welcome import FEW
from kiosk.journey.state import STAY, Answer, Move, Position, go_to, open_over
from kiosk.view_model.page import Block, Text

LEADS = {
    "start": "before",
    "final-code": "code",
    "come-back": "comeback",
    "locked-out": "list/locked-out",
    "check-device": "device",
    "something-else": "other",
    "unknown": "before",
}


def build_intent(texts: PageText) -> PageDraft:
    """The question, most frequent answers first."""
    return PageDraft(
        id="intent",
        title=texts.title("intent"),
        blocks=texts.opening("intent") + _privacy(texts),
        choices=tuple(texts.choice("intent", id) for id in LEADS if id != "unknown"),
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def _privacy(texts: PageText) -> tuple[Block, ...]:
    """What the welcome page has no room for where it says all else in many languages."""
    if len(texts.context.office.languages) <= FEW:
        return ()
    return (Text(texts.content.languages[texts.words.tag].privacy),)


def handle_intent(position: Position, answer: Answer, context: Context) -> Move:
    """Each answer opens its own way through the kiosk."""
    to = LEADS.get(answer.option)
    if to is None:
        return STAY
    # Whoever was let in once has an account, and must never make another.
    had = {"account": "yes"} if answer.option == "locked-out" else {}
    return go_to(to, intent=answer.option, **had)


def build_other(texts: PageText) -> PageDraft:
    """Five more things that one may come for."""
    return PageDraft(
        id="other",
        title=texts.title("other"),
        blocks=texts.opening("other"),
        choices=tuple(texts.choice("other", id) for id in _other_nodes(texts.content)),
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def handle_other(position: Position, answer: Answer, context: Context) -> Move:
    """Each is a page laid over this one; not knowing leads to people."""
    to = (
        "people" if answer.option == "unknown" else _other_nodes(context.content).get(answer.option)
    )
    return open_over(to) if to else STAY


def _other_nodes(content: Content) -> dict[str, str]:
    """The pages that the choices open, by choice; methods that are offered no more stand among them."""
    return {
        "phone": "phone",
        "code": "code",
        "letter": "trouble/letter",
        **explanation_nodes(content),
        "safety": "safety",
        "terms": "terms",
        "people": "people",
    }
