"""Looking after the kiosk: what may be changed here; names and texts are for `kiosk setup`."""

from kiosk.journey.context import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.state import StaffTurn

LEADS = ("retention", "times", "languages", "methods", "contacts", "newpin", "copies")


def draft(sight: StaffContext) -> PageDraft:
    """The things to look after."""
    return PageDraft(
        id="care",
        title=sight.title("care"),
        blocks=sight.opening("care"),
        choices=sight.choices("care", *LEADS),
        whole=True,
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """One of them."""
    return StaffTurn(sight.state.to(option))
