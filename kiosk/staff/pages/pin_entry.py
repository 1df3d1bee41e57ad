"""The page where staff enter their PIN, and the page of a new PIN."""

from msgspec.structs import replace

from kiosk.journey.page_draft import DraftField, PageDraft
from kiosk.staff import pin
from kiosk.staff.clock_state import is_date_in_doubt
from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import format_duration
from kiosk.staff.state import MENU, StaffTurn, message
from kiosk.view_model.page import Notice
from kiosk.worker_messages import PinAttempt

CLOSED_CHOICES = ("health", "again", "close")
"""Where no PIN can be typed because of the data folder, its health can be looked at all the same."""


def build_pin(context: StaffContext) -> PageDraft:
    """The field for the PIN; while it is locked, or without a PIN that can be read, the reason instead."""
    wait = pin.wait_seconds(context.folder, context.running)
    state = pin.pin_state(context.folder)
    if state != "set":
        name = "broken" if state == "broken" or not context.folder.is_dir() else "none"
        choices = ("again", "close") if name == "none" else CLOSED_CHOICES
        return _closed_page(context, context.say("pin", name, path=context.folder), choices)
    if not pin.can_count_attempts(context.folder):
        uncounted = context.say("pin", "uncounted", path=context.folder)
        return _closed_page(context, uncounted, CLOSED_CHOICES)
    if wait:
        locked = context.say("pin", "locked", time=format_duration(wait, context))
        return _closed_page(context, locked, ("again", "close"))
    return PageDraft(
        id="pin",
        title=context.title("pin"),
        place=context.texts.words.date(context.now.date()),
        blocks=context.opening("pin"),
        choices=context.choices("pin", "help", "close"),
        field=DraftField(context.say("pin", "field"), context.say("pin", "form")),
    )


def handle_pin(option: str, text: str, context: StaffContext) -> StaffTurn:
    """A right PIN leads to the menu, and first to the question which date is right where that is in doubt.

    Only the result of each attempt goes to the supervisor.
    """
    if option == "close":
        return StaffTurn(context.state, end="left")
    if option == "health":
        context.services.health.look_again()
        return StaffTurn(context.state.open("health"))
    if option != "typed":
        return StaffTurn(context.state)
    answer = pin.check_pin(context.folder, text, context.running)
    if answer == "uncounted":
        return StaffTurn(
            context.state.with_message(message("pin", "unkept", path=str(context.folder)))
        )
    if answer == "held":
        return StaffTurn(
            context.state.with_message(message("pin", "held", path=str(context.folder)))
        )
    if answer == "memory":
        return StaffTurn(context.state.with_message(message("pin", "memory")))
    if answer == "none" or answer == "broken":
        # The page itself then says so.
        return StaffTurn(context.state)
    context.services.report_attempt(PinAttempt(answer))
    if answer == "right":
        menu = context.state.restart_at(MENU)
        return StaffTurn(menu.open("clock") if is_date_in_doubt(context) else menu)
    wrong = (message("pin", "wrong"),) if answer == "wrong" else ()
    return StaffTurn(context.state.with_message(*wrong))


def _closed_page(context: StaffContext, reason: str, choices: tuple[str, ...]) -> PageDraft:
    return PageDraft(
        id="pin",
        title=context.title("pin"),
        blocks=(Notice(reason),),
        choices=context.choices("pin", *choices),
    )


def build_new_pin(context: StaffContext) -> PageDraft:
    """The field for a new PIN, which has to be typed twice."""
    name = "second" if context.state.first_pin else "first"
    return PageDraft(
        id=f"newpin/{name}",
        title=context.title("newpin"),
        blocks=context.opening("newpin"),
        choices=context.choices("newpin", "cancel"),
        field=DraftField(context.say("newpin", name), context.say("pin", "form")),
    )


def handle_new_pin(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Set the PIN once it was typed twice alike; otherwise begin again."""
    state, first = replace(context.state, first_pin=""), context.state.first_pin
    if option != "typed":
        return StaffTurn(state.back())
    if not first:
        if not pin.is_valid_pin(text):
            return StaffTurn(state.with_message(message("newpin", "short")))
        if pin.is_easy_pin(text):
            return StaffTurn(state.with_message(message("newpin", "easy")))
        return StaffTurn(replace(state, first_pin=text))
    if text != first:
        return StaffTurn(state.with_message(message("newpin", "differ")))
    pin.set_pin(context.folder, text)
    return StaffTurn(state.back().with_message(message("newpin", "changed")))
