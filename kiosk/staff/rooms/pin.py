"""The PIN pad before all other staff pages; what is typed there is never shown and never told."""

from kiosk.journey.context import DraftField, PageDraft
from kiosk.staff import pin
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import format_duration
from kiosk.staff.state import MENU, StaffTurn
from kiosk.view_model.page import Notice
from kiosk.worker_messages import PinAttempt


def draft(sight: StaffContext) -> PageDraft:
    """The pad; while it is locked, or there is no PIN that could be typed, the reason in its place."""
    wait = pin.wait_seconds(sight.folder, sight.epoch)
    state = pin.pin_state(sight.folder)
    if state != "set":
        name = "broken" if state == "broken" or not sight.folder.is_dir() else "none"
        return _shut(sight, sight.say("pin", name, path=sight.folder), ("again", "close"))
    if wait:
        locked = sight.say("pin", "locked", time=format_duration(wait, sight))
        return _shut(sight, locked, ("again", "close"))
    return PageDraft(
        id="pin",
        title=sight.title("pin"),
        place=sight.tell.words.date(sight.now.date()),
        blocks=sight.opening("pin"),
        choices=sight.choices("pin", "help", "close"),
        field=DraftField(sight.say("pin", "field"), sight.say("pin", "form")),
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """A right PIN leads to the menu; every try is told to the host, by what became of it alone."""
    if option == "close":
        return StaffTurn(sight.state, end="left")
    if option != "typed":
        return StaffTurn(sight.state)
    answer = pin.check_pin(sight.folder, text, sight.epoch)
    if answer == "uncounted":
        return StaffTurn(sight.state.saying(sight.say("pin", "unkept", path=sight.folder)))
    if answer == "none" or answer == "broken":
        # The page says which.
        return StaffTurn(sight.state)
    sight.means.note(PinAttempt(answer))
    if answer == "right":
        return StaffTurn(sight.state.in_place(MENU))
    return StaffTurn(sight.state.saying(sight.say("pin", "wrong") if answer == "wrong" else ""))


def _shut(sight: StaffContext, said: str, choices: tuple[str, ...]) -> PageDraft:
    return PageDraft(
        id="pin",
        title=sight.title("pin"),
        blocks=(Notice(said),),
        choices=sight.choices("pin", *choices),
    )
