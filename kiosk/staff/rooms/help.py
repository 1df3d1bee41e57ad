"""The page behind 0: the keys in words, and how the pages are shown and told."""

from kiosk.journey.context import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.state import MENU, StaffTurn
from kiosk.view_model.page import Text


def draft(sight: StaffContext) -> PageDraft:
    """What the page below is for, then language, space, contrast, and the other door."""
    below = sight.state.trail[-2] if len(sight.state.trail) > 1 else ""
    own, shared = below.replace("/", "-"), below.partition("/")[0]
    said = sight.say_if_any("help", own) or sight.say_if_any("help", shared)
    other = "line" if sight.kit.door == "screen" else "screen"
    inside = sight.state.trail[0] == MENU
    return PageDraft(
        id="help",
        title=sight.title("help"),
        blocks=((Text(said, lead=True),) if said else ()) + sight.opening("help"),
        choices=(
            sight.choice("help", "back"),
            *sight.choices("help", "language", "space", "contrast"),
            *sight.choices("help", *[other] * inside),
        ),
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Back, or a language, or the other door with nothing lost."""
    state = sight.state
    match option:
        case "back":
            return StaffTurn(state.back())
        case "language":
            return StaffTurn(state.to("language"))
        case "line" | "screen":
            return StaffTurn(state.back(), door=option)
    return StaffTurn(state)
