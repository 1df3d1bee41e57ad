"""PIN pad, new PIN, menu, help and language of the staff pages."""

from msgspec.structs import replace

from kiosk.journey.context import DraftChoice, DraftField, PageDraft
from kiosk.staff import pin
from kiosk.staff.context import StaffContext
from kiosk.staff.crashes import unseen_crashes
from kiosk.staff.data_folder_problem import log_problem
from kiosk.staff.formatting import format_duration
from kiosk.staff.state import MENU, StaffTurn
from kiosk.view_model.page import Notice, Text
from kiosk.worker_messages import PinAttempt


def build_pin(sight: StaffContext) -> PageDraft:
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


def handle_pin(option: str, text: str, sight: StaffContext) -> StaffTurn:
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


def build_new_pin(sight: StaffContext) -> PageDraft:
    """The pad, for the first time and the second."""
    name = "second" if sight.state.typed else "first"
    return PageDraft(
        id=f"newpin/{name}",
        title=sight.title("newpin"),
        blocks=sight.opening("newpin"),
        choices=sight.choices("newpin", "cancel"),
        field=DraftField(sight.say("newpin", name), sight.say("pin", "form")),
    )


def handle_new_pin(option: str, text: str, sight: StaffContext) -> StaffTurn:
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


LEADS = ("visits", "figures", "export", "care", "health")


def build_menu(sight: StaffContext) -> PageDraft:
    """Seven choices; what is wrong with the logbook is said at once."""
    wrong = log_problem(sight)
    blocks = sight.opening("menu")
    if wrong:
        blocks += (Notice(wrong),)
    elif fresh := unseen_crashes(sight):
        blocks += (Notice(sight.say("menu", "crashes", number=len(fresh))),)
    return PageDraft(
        id="menu",
        title=sight.kit.office.name,
        place=sight.tell.words.date(sight.now.date()),
        blocks=blocks,
        choices=(
            *sight.choices("menu", *LEADS, "close"),
            sight.choice("menu", "leave", careful=True),
        ),
        default="visits",
        whole=True,
    )


def handle_menu(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Back to the welcome page, or out of the kiosk, in one step each."""
    if option in LEADS:
        return StaffTurn(sight.state.to("save/counts" if option == "export" else option))
    if option == "close":
        return StaffTurn(sight.state, end="left")
    return StaffTurn(sight.state, end="staff") if option == "leave" else StaffTurn(sight.state)


def build_help(sight: StaffContext) -> PageDraft:
    """What the page below is for, then language, space, contrast, and the other door."""
    below = sight.state.trail[-2] if len(sight.state.trail) > 1 else ""
    own, shared = below.replace("/", "-"), below.partition("/")[0]
    said = sight.say_if_any("help", own) or sight.say_if_any("help", shared)
    other = "line" if sight.kit.door == "screen" else "screen"
    inside = sight.state.trail[0] == MENU
    return PageDraft(
        id="help",
        title=sight.title("help"),
        blocks=((Text(said, lead=True),) if said else ()) + sight.opening("help"),
        choices=(
            sight.choice("help", "back"),
            *sight.choices("help", "language", "space", "contrast"),
            *sight.choices("help", *[other] * inside),
        ),
    )


def handle_help(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Back, or a language, or the other door with nothing lost."""
    state = sight.state
    match option:
        case "back":
            return StaffTurn(state.back())
        case "language":
            return StaffTurn(state.to("language"))
        case "line" | "screen":
            return StaffTurn(state.back(), door=option)
    return StaffTurn(state)


def build_language(sight: StaffContext) -> PageDraft:
    """All complete languages, whichever the office offers to its members."""
    known = sight.kit.catalog.languages
    return PageDraft(
        id="language",
        title=sight.title("language"),
        blocks=sight.opening("language"),
        choices=tuple(DraftChoice(tag, one.name) for tag, one in known.items()),
        default=sight.tell.words.tag,
    )


def handle_language(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """The page below help, in that language."""
    state = sight.state
    if option not in sight.kit.catalog.languages:
        return StaffTurn(state)
    return StaffTurn(replace(state.back(2), comfort=replace(state.comfort, language=option)))
