"""The languages that members are offered, and which of them stands first."""

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.settings_change import change_setting, current_settings
from kiosk.staff.state import StaffTurn

FIRST = "first-"


def draft(sight: StaffContext) -> PageDraft:
    """Each language, offered or not; the first one is that of the welcome page."""
    offered = current_settings(sight).languages
    known = sight.kit.catalog.languages
    toggles = [
        DraftChoice(tag, sight.say("languages", "on" if tag in offered else "off", name=one.name))
        for tag, one in known.items()
    ]
    firsts = [
        DraftChoice(f"{FIRST}{tag}", sight.say("languages", "first", name=known[tag].name))
        for tag in offered[1:]
        if tag in known
    ]
    return PageDraft(
        id="languages",
        title=sight.title("languages"),
        blocks=sight.opening("languages"),
        choices=(*toggles, *firsts),
        default="",
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Offer it or not; one language always stays."""
    offered = current_settings(sight).languages
    tag = option.removeprefix(FIRST)
    rest = tuple(one for one in offered if one != tag)
    if option.startswith(FIRST):
        return StaffTurn(change_setting(sight, {("languages",): (tag, *rest)}))
    if tag in offered and not rest:
        return StaffTurn(sight.state.saying(sight.say("languages", "last")))
    return StaffTurn(
        change_setting(sight, {("languages",): rest if tag in offered else (*offered, tag)})
    )
