"""The page for members to whom their own device reads aloud: the choice, and how to find things by ear."""

from kiosk.journey.context import Context
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE, CLOSE_HELP, STAY, Answer, Move, Position
from kiosk.view_model.page import Block

READER_FACT = "reader"
"""The fact that the member's device reads to them: "yes", or "no" where that was taken back.

It changes the words of steps alone. Neither the resume code nor the visit log holds it: it tells of eyesight.
"""

CHOSEN_NODE = "reader/chosen"
"""The node of the page as the answer to the choice among the settings, which help has opened."""


def has_reader(position: Position) -> bool:
    """Whether this member has said that their device reads to them."""
    return position.facts.get(READER_FACT) == "yes"


def switch_reader(position: Position) -> Move:
    """The choice among the settings: keep it for the whole visit, or take it back, and show what follows."""
    value = "no" if has_reader(position) else "yes"
    return Move(how="call", to=CHOSEN_NODE, keep={READER_FACT: value})


def build_reader(texts: PageText) -> PageDraft:
    """How the device's reader finds things on a page; or the question whether there is one."""
    chosen = has_reader(texts.position)
    asked = not chosen and texts.position.node != CHOSEN_NODE
    back = texts.choice("reader", "back-to-page")
    return PageDraft(
        id="reader",
        title=texts.title("reader"),
        blocks=_tips(texts) if chosen else texts.lead_note("reader", "ask" if asked else "usual"),
        choices=(back, texts.choice("reader", "no" if chosen else "yes")),
        pace="device",
    )


def _tips(texts: PageText) -> tuple[Block, ...]:
    """What has changed, and how to move about with the reader of this kind of device."""
    own = texts.device_note("reader-find") or texts.text_note("reader", "find")
    return (
        *texts.lead_note("reader", "by-ear"),
        *own,
        *texts.text_note("reader", "again"),
        *texts.warning_note("reader", "aloud"),
    )


def handle_reader(position: Position, answer: Answer, context: Context) -> Move:
    """Keep the choice, or go back to the page below."""
    match answer.option:
        case "yes" | "no":
            return Move(how="go", to=position.node, keep={READER_FACT: answer.option})
        case "back-to-page":
            return CLOSE_HELP if position.node == CHOSEN_NODE else CLOSE
    return STAY
