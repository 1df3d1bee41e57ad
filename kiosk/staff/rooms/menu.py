"""The menu behind the PIN: all that the staff come for, and the two ways out."""

from kiosk.journey.context import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.crashes import unseen_crashes
from kiosk.staff.data_folder_problem import log_problem
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Notice

LEADS = ("visits", "figures", "export", "care", "health")


def draft(sight: StaffContext) -> PageDraft:
    """Seven choices; what is wrong with the logbook is said at once."""
    wrong = log_problem(sight)
    blocks = sight.opening("menu")
    if wrong:
        blocks += (Notice(wrong),)
    elif fresh := unseen_crashes(sight):
        blocks += (Notice(sight.say("menu", "crashes", number=len(fresh))),)
    return PageDraft(
        id="menu",
        title=sight.kit.office.name,
        place=sight.tell.words.date(sight.now.date()),
        blocks=blocks,
        choices=(
            *sight.choices("menu", *LEADS, "close"),
            sight.choice("menu", "leave", careful=True),
        ),
        default="visits",
        whole=True,
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Back to the welcome page, or out of the kiosk, in one step each."""
    if option in LEADS:
        return StaffTurn(sight.state.to("save/counts" if option == "export" else option))
    if option == "close":
        return StaffTurn(sight.state, end="left")
    return StaffTurn(sight.state, end="staff") if option == "leave" else StaffTurn(sight.state)
