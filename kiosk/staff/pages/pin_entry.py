"""The page where staff enter their PIN, and the page of a new PIN."""

from msgspec.structs import replace

from kiosk.journey.page_draft import DraftField, PageDraft
from kiosk.staff import pin
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import format_duration
from kiosk.staff.state import MENU, StaffTurn
from kiosk.view_model.page import Notice
from kiosk.worker_messages import PinAttempt


def build_pin(context: StaffContext) -> PageDraft:
    """The pad; while it is locked, or there is no PIN that could be typed, the reason in its place."""
    wait = pin.wait_seconds(context.folder, context.epoch)
    state = pin.pin_state(context.folder)
    if state != "set":
        name = "broken" if state == "broken" or not context.folder.is_dir() else "none"
        return _shut(context, context.say("pin", name, path=context.folder), ("again", "close"))
    if wait:
        locked = context.say("pin", "locked", time=format_duration(wait, context))
        return _shut(context, locked, ("again", "close"))
    return PageDraft(
        id="pin",
        title=context.title("pin"),
        place=context.texts.words.date(context.now.date()),
        blocks=context.opening("pin"),
        choices=context.choices("pin", "help", "close"),
        field=DraftField(context.say("pin", "field"), context.say("pin", "form")),
    )


def handle_pin(option: str, text: str, context: StaffContext) -> StaffTurn:
    """A right PIN leads to the menu; every try is told to the host, by what became of it alone."""
    if option == "close":
        return StaffTurn(context.state, end="left")
    if option != "typed":
        return StaffTurn(context.state)
    answer = pin.check_pin(context.folder, text, context.epoch)
    if answer == "uncounted":
        return StaffTurn(context.state.saying(context.say("pin", "unkept", path=context.folder)))
    if answer == "none" or answer == "broken":
        # The page says which.
        return StaffTurn(context.state)
    context.services.note(PinAttempt(answer))
    if answer == "right":
        return StaffTurn(context.state.in_place(MENU))
    return StaffTurn(context.state.saying(context.say("pin", "wrong") if answer == "wrong" else ""))


def _shut(context: StaffContext, said: str, choices: tuple[str, ...]) -> PageDraft:
    return PageDraft(
        id="pin",
        title=context.title("pin"),
        blocks=(Notice(said),),
        choices=context.choices("pin", *choices),
    )


def build_new_pin(context: StaffContext) -> PageDraft:
    """The pad, for the first time and the second."""
    name = "second" if context.state.typed else "first"
    return PageDraft(
        id=f"newpin/{name}",
        title=context.title("newpin"),
        blocks=context.opening("newpin"),
        choices=context.choices("newpin", "cancel"),
        field=DraftField(context.say("newpin", name), context.say("pin", "form")),
    )


def handle_new_pin(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Both alike: it holds at once; else from the beginning."""
    state, first = replace(context.state, typed=""), context.state.typed
    if option != "typed":
        return StaffTurn(state.back())
    if not first:
        if not pin.is_valid_pin(text):
            return StaffTurn(state.saying(context.say("newpin", "short")))
        if pin.is_easy_pin(text):
            return StaffTurn(state.saying(context.say("newpin", "easy")))
        return StaffTurn(replace(state, typed=text))
    if text != first:
        return StaffTurn(state.saying(context.say("newpin", "differ")))
    pin.set_pin(context.folder, text)
    return StaffTurn(state.back().saying(context.say("newpin", "changed")))
