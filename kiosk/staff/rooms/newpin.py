"""Another PIN: typed twice, shown never."""

from msgspec.structs import replace

from kiosk.journey.context import DraftField, PageDraft
from kiosk.staff import pin
from kiosk.staff.context import StaffContext
from kiosk.staff.state import StaffTurn


def draft(sight: StaffContext) -> PageDraft:
    """The pad, for the first time and the second."""
    name = "second" if sight.state.typed else "first"
    return PageDraft(
        id=f"newpin/{name}",
        title=sight.title("newpin"),
        blocks=sight.opening("newpin"),
        choices=sight.choices("newpin", "cancel"),
        field=DraftField(sight.say("newpin", name), sight.say("pin", "form")),
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Both alike: it holds at once; else from the beginning."""
    state, first = replace(sight.state, typed=""), sight.state.typed
    if option != "typed":
        return StaffTurn(state.back())
    if not first:
        if not pin.is_valid_pin(text):
            return StaffTurn(state.saying(sight.say("newpin", "short")))
        if pin.is_easy_pin(text):
            return StaffTurn(state.saying(sight.say("newpin", "easy")))
        return StaffTurn(replace(state, typed=text))
    if text != first:
        return StaffTurn(state.saying(sight.say("newpin", "differ")))
    pin.set_pin(sight.folder, text)
    return StaffTurn(state.back().saying(sight.say("newpin", "changed")))
