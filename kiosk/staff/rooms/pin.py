"""The PIN pad before all other staff pages; what is typed there is never shown and never told."""

from kiosk.journey.context import DraftField, PageDraft
from kiosk.staff import pin
from kiosk.staff.lasting import lasting
from kiosk.staff.sight import Sight
from kiosk.staff.state import MENU, Turn
from kiosk.view_model.page import Notice
from kiosk.worker_messages import PinAttempt


def draft(sight: Sight) -> PageDraft:
    """The pad; while it is locked, or there is no PIN that could be typed, the reason in its place."""
    wait = pin.waits(sight.folder, sight.epoch)
    state = pin.state(sight.folder)
    if state != "set":
        name = "broken" if state == "broken" or not sight.folder.is_dir() else "none"
        return _shut(sight, sight.say("pin", name, path=sight.folder), ("again", "close"))
    if wait:
        locked = sight.say("pin", "locked", time=lasting(wait, sight))
        return _shut(sight, locked, ("again", "close"))
    return PageDraft(
        id="pin",
        title=sight.title("pin"),
        place=sight.tell.words.date(sight.now.date()),
        blocks=sight.opening("pin"),
        choices=sight.choices("pin", "help", "close"),
        field=DraftField(sight.say("pin", "field"), sight.say("pin", "form")),
    )


def choose(option: str, text: str, sight: Sight) -> Turn:
    """A right PIN leads to the menu; every try is told to the host, by what became of it alone."""
    if option == "close":
        return Turn(sight.state, end="left")
    if option != "typed":
        return Turn(sight.state)
    answer = pin.check(sight.folder, text, sight.epoch)
    if answer == "uncounted":
        return Turn(sight.state.saying(sight.say("pin", "unkept", path=sight.folder)))
    if answer == "none" or answer == "broken":
        # The page says which.
        return Turn(sight.state)
    sight.means.note(PinAttempt(answer))
    if answer == "right":
        return Turn(sight.state.in_place(MENU))
    return Turn(sight.state.saying(sight.say("pin", "wrong") if answer == "wrong" else ""))


def _shut(sight: Sight, said: str, choices: tuple[str, ...]) -> PageDraft:
    return PageDraft(
        id="pin",
        title=sight.title("pin"),
        blocks=(Notice(said),),
        choices=sight.choices("pin", *choices),
    )
