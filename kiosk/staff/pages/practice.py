"""Practice: the kiosk is tried or shown, and nothing is counted; staff begin it here and end it."""

from math import ceil

from kiosk.journey.page_draft import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import format_duration
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Text
from kiosk.worker_messages import PracticeChange


def build_practice(context: StaffContext) -> PageDraft:
    """What practice is, and the choice to begin it; while it is on, for how long, and the choice to end it."""
    left = practice_left(context)
    blocks = (Text(left, lead=True),) if left else context.opening("practice")
    return PageDraft(
        id="practice",
        title=context.title("practice"),
        blocks=blocks,
        choices=context.choices("practice", "back", "end" if left else "begin"),
    )


def practice_left(context: StaffContext) -> str:
    """That practice is on, and for how long; "" outside practice."""
    seconds = ceil(context.services.practice_seconds())
    if not seconds:
        return ""
    return context.say("practice", "left", time=format_duration(seconds, context))


def handle_practice(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Begin or end practice, and close the staff pages: the next welcome page shows which it is."""
    if option == "back":
        return StaffTurn(context.state.back())
    context.services.report_practice(PracticeChange(option == "begin"))
    return StaffTurn(context.state, end="left")
