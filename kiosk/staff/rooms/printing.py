"""The figures on their way to paper."""

from kiosk.journey.context import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Text


def draft(sight: StaffContext) -> PageDraft:
    """How far it is."""
    return PageDraft(
        id="printing",
        title=sight.title("printing"),
        blocks=(Text(sight.say("printing", sight.means.printer.state()), lead=True),),
        choices=sight.choices("printing", "back", "look"),
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Look again, or back."""
    return StaffTurn(sight.state.back() if option == "back" else sight.state)
