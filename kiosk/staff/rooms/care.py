"""Looking after the kiosk: what may be changed here; names and texts are for `kiosk setup`."""

from kiosk.flow.draft import Draft
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn

LEADS = ("retention", "times", "languages", "methods", "contacts", "newpin", "copies")


def draft(sight: Sight) -> Draft:
    """The things to look after."""
    return Draft(
        id="care",
        title=sight.title("care"),
        blocks=sight.opening("care"),
        choices=sight.choices("care", *LEADS),
        whole=True,
    )


def choose(option: str, text: str, sight: Sight) -> Turn:
    """One of them."""
    return Turn(sight.state.to(option))
