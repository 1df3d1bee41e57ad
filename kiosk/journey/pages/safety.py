"""Protection from fraud: how to read an address, and what nobody ever asks for."""

from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import STAY, Answer, Move, Position, close_or_go, open_over
from kiosk.journey.targets import follow_target

FOLLOW_UPS = {"strange": "trouble:test-address", "typed": "path:forgotten-password"}
"""What to do about an address that looked strange, and about a password typed there: targets of the content."""


def build_safety(texts: PageText) -> PageDraft:
    """The advice against fraud, the same for everybody."""
    return PageDraft(
        id="safety",
        title=texts.title("safety"),
        blocks=texts.opening("safety"),
        choices=(
            texts.choice("trouble", "back-to-page"),
            *(texts.choice("safety", id) for id in FOLLOW_UPS),
            DraftChoice("counted", texts.choice("counted", "open").say),
        ),
    )


def handle_safety(position: Position, answer: Answer, context: Context) -> Move:
    """Follow one of the follow-ups, see what is counted, or go back to the page below."""
    if answer.option in FOLLOW_UPS:
        return follow_target(FOLLOW_UPS[answer.option], position, context)
    if answer.option == "counted":
        return open_over("counted")
    if answer.option == "back-to-page":
        return close_or_go(position, "intent")
    return STAY
