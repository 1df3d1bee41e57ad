"""PIN pad, new PIN, menu, help and language of the staff pages."""

from msgspec.structs import replace

from kiosk.journey.page_draft import DraftChoice, DraftField, PageDraft
from kiosk.staff import pin
from kiosk.staff.context import StaffContext
from kiosk.staff.crashes import unseen_crashes
from kiosk.staff.data_folder_problem import log_problem
from kiosk.staff.formatting import format_duration
from kiosk.staff.state import MENU, StaffTurn
from kiosk.view_model.page import Notice, Text
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


LEADS = ("visits", "figures", "export", "care", "health")


def build_menu(context: StaffContext) -> PageDraft:
    """Seven choices; what is wrong with the logbook is said at once."""
    wrong = log_problem(context)
    blocks = context.opening("menu")
    if wrong:
        blocks += (Notice(wrong),)
    elif fresh := unseen_crashes(context):
        blocks += (Notice(context.say("menu", "crashes", number=len(fresh))),)
    return PageDraft(
        id="menu",
        title=context.journey_context.office.name,
        place=context.texts.words.date(context.now.date()),
        blocks=blocks,
        choices=(
            *context.choices("menu", *LEADS, "close"),
            context.choice("menu", "leave", destructive=True),
        ),
        default="visits",
        whole=True,
    )


def handle_menu(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Back to the welcome page, or out of the kiosk, in one step each."""
    if option in LEADS:
        return StaffTurn(context.state.to("save/counts" if option == "export" else option))
    if option == "close":
        return StaffTurn(context.state, end="left")
    return StaffTurn(context.state, end="staff") if option == "leave" else StaffTurn(context.state)


def build_help(context: StaffContext) -> PageDraft:
    """What the page below is for, then language, space, contrast, and the other door."""
    below = context.state.trail[-2] if len(context.state.trail) > 1 else ""
    own, shared = below.replace("/", "-"), below.partition("/")[0]
    said = context.say_if_any("help", own) or context.say_if_any("help", shared)
    other = "line" if context.journey_context.front_end == "screen" else "screen"
    inside = context.state.trail[0] == MENU
    return PageDraft(
        id="help",
        title=context.title("help"),
        blocks=((Text(said, lead=True),) if said else ()) + context.opening("help"),
        choices=(
            context.choice("help", "back"),
            *context.choices("help", "language", "space", "contrast"),
            *context.choices("help", *[other] * inside),
        ),
    )


def handle_help(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Back, or a language, or the other door with nothing lost."""
    state = context.state
    match option:
        case "back":
            return StaffTurn(state.back())
        case "language":
            return StaffTurn(state.to("language"))
        case "line" | "screen":
            return StaffTurn(state.back(), front_end=option)
    return StaffTurn(state)


def build_language(context: StaffContext) -> PageDraft:
    """All complete languages, whichever the office offers to its members."""
    known = context.journey_context.content.languages
    return PageDraft(
        id="language",
        title=context.title("language"),
        blocks=context.opening("language"),
        choices=tuple(DraftChoice(tag, one.name) for tag, one in known.items()),
        default=context.texts.words.tag,
    )


def handle_language(option: str, text: str, context: StaffContext) -> StaffTurn:
    """The page below help, in that language."""
    state = context.state
    if option not in context.journey_context.content.languages:
        return StaffTurn(state)
    return StaffTurn(
        replace(state.back(2), preferences=replace(state.preferences, language=option))
    )
