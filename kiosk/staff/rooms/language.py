"""The language of the staff pages: each in its own name."""

from msgspec.structs import replace

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.state import StaffTurn


def draft(sight: StaffContext) -> PageDraft:
    """All complete languages, whichever the office offers to its members."""
    known = sight.kit.catalog.languages
    return PageDraft(
        id="language",
        title=sight.title("language"),
        blocks=sight.opening("language"),
        choices=tuple(DraftChoice(tag, one.name) for tag, one in known.items()),
        default=sight.tell.words.tag,
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """The page below help, in that language."""
    state = sight.state
    if option not in sight.kit.catalog.languages:
        return StaffTurn(state)
    return StaffTurn(replace(state.back(2), comfort=replace(state.comfort, language=option)))
