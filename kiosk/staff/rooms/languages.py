"""The languages that members are offered, and which of them stands first."""

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.change import changed, settings
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn

FIRST = "first-"


def draft(sight: Sight) -> PageDraft:
    """Each language, offered or not; the first one is that of the welcome page."""
    offered = settings(sight).languages
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


def choose(option: str, text: str, sight: Sight) -> Turn:
    """Offer it or not; one language always stays."""
    offered = settings(sight).languages
    tag = option.removeprefix(FIRST)
    rest = tuple(one for one in offered if one != tag)
    if option.startswith(FIRST):
        return Turn(changed(sight, {("languages",): (tag, *rest)}))
    if tag in offered and not rest:
        return Turn(sight.state.saying(sight.say("languages", "last")))
    return Turn(changed(sight, {("languages",): rest if tag in offered else (*offered, tag)}))
