"""The way out for staff: to their pages, or out of the kiosk."""

from kiosk.journey.context import Context
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, open_over


def enter_staff_pages(context: Context) -> Move:
    """End the visit for the staff pages; before a PIN is set, ask whether to leave the kiosk."""
    return Move(how="stay", end="staff") if context.office.pin else open_over("staff")


def build_staff_exit(texts: PageText) -> PageDraft:
    """The question whether to leave the kiosk; staying is the default."""
    return PageDraft(
        id="staff",
        title=texts.title("staff"),
        blocks=texts.opening("staff"),
        choices=(texts.choice("staff", "stay"), texts.choice("staff", "leave", destructive=True)),
        pace="question",
    )


def handle_staff_exit(position: Position, answer: Answer, context: Context) -> Move:
    """Leave the kiosk, or go back to the welcome page."""
    if answer.option == "leave":
        return Move(how="stay", end="staff")
    return CLOSE if answer.option == "stay" else STAY
