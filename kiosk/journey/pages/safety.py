"""Protection from fraud: how to read an address, and what nobody ever asks for."""

from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import follow_target

LEADS = {"strange": "trouble:test-address", "typed": "path:forgotten-password"}


def build_safety(texts: PageText) -> PageDraft:
    """One page, the same for everybody."""
    return PageDraft(
        id="safety",
        title=texts.title("safety"),
        blocks=texts.opening("safety"),
        choices=(
            texts.choice("trouble", "back-to-page"),
            *(texts.choice("safety", id) for id in LEADS),
            DraftChoice("counted", texts.choice("counted", "open").say),
        ),
    )


def handle_safety(position: Position, answer: Answer, context: Context) -> Move:
    """What to do about a strange address or a password typed there, or back to the page under this one."""
    if answer.option in LEADS:
        return follow_target(LEADS[answer.option], position, context)
    if answer.option == "counted":
        return open_over("counted")
    if answer.option == "back-to-page":
        return CLOSE if position.returns else go_to("intent")
    return STAY
