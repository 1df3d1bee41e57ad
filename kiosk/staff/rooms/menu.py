"""The menu behind the PIN: all that the staff come for, and the two ways out."""

from kiosk.journey.context import PageDraft
from kiosk.staff.crashes import crashes
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn
from kiosk.staff.trouble import ill
from kiosk.view_model.page import Notice

LEADS = ("visits", "figures", "export", "care", "health")


def draft(sight: Sight) -> PageDraft:
    """Seven choices; what is wrong with the logbook is said at once."""
    wrong = ill(sight)
    blocks = sight.opening("menu")
    if wrong:
        blocks += (Notice(wrong),)
    elif fresh := crashes(sight):
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


def choose(option: str, text: str, sight: Sight) -> Turn:
    """Back to the welcome page, or out of the kiosk, in one step each."""
    if option in LEADS:
        return Turn(sight.state.to("save/counts" if option == "export" else option))
    if option == "close":
        return Turn(sight.state, end="left")
    return Turn(sight.state, end="staff") if option == "leave" else Turn(sight.state)
