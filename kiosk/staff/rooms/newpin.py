"""Another PIN: typed twice, shown never."""

from msgspec.structs import replace

from kiosk.journey.context import DraftField, PageDraft
from kiosk.staff import pin
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn


def draft(sight: Sight) -> PageDraft:
    """The pad, for the first time and the second."""
    name = "second" if sight.state.typed else "first"
    return PageDraft(
        id=f"newpin/{name}",
        title=sight.title("newpin"),
        blocks=sight.opening("newpin"),
        choices=sight.choices("newpin", "cancel"),
        field=DraftField(sight.say("newpin", name), sight.say("pin", "form")),
    )


def choose(option: str, text: str, sight: Sight) -> Turn:
    """Both alike: it holds at once; else from the beginning."""
    state, first = replace(sight.state, typed=""), sight.state.typed
    if option != "typed":
        return Turn(state.back())
    if not first:
        if not pin.good(text):
            return Turn(state.saying(sight.say("newpin", "short")))
        if pin.easy(text):
            return Turn(state.saying(sight.say("newpin", "easy")))
        return Turn(replace(state, typed=text))
    if text != first:
        return Turn(state.saying(sight.say("newpin", "differ")))
    pin.give(sight.folder, text)
    return Turn(state.back().saying(sight.say("newpin", "changed")))
