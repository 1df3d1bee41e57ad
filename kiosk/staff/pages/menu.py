"""The menu of the staff pages, their help, and their language."""

from msgspec.structs import replace

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.clock_state import is_date_in_doubt
from kiosk.staff.context import StaffContext
from kiosk.staff.crashes import find_unseen
from kiosk.staff.data_folder_problem import log_problem
from kiosk.staff.pages.practice import practice_left
from kiosk.staff.state import MENU, StaffTurn
from kiosk.view_model.page import Notice, Text

MENU_PAGES = ("visits", "figures", "export", "care", "health")


def build_menu(context: StaffContext) -> PageDraft:
    """Seven choices; above them a problem with the visit log, a doubt about the date, new crashes, or practice."""
    problem = log_problem(context)
    blocks = context.opening("menu")
    if problem:
        blocks += (Notice(problem),)
    elif is_date_in_doubt(context):
        blocks += (Notice(context.say("menu", "clock")),)
    elif unseen := find_unseen(context.folder):
        blocks += (Notice(context.say("menu", "crashes", number=len(unseen))),)
    elif left := practice_left(context):
        blocks += (Notice(left, sign="→"),)
    return PageDraft(
        id="menu",
        title=context.journey_context.office.name,
        place=context.texts.words.date(context.now.date()),
        blocks=blocks,
        choices=(
            *context.choices("menu", *MENU_PAGES, "close"),
            context.choice("menu", "leave", destructive=True),
        ),
        default="visits",
        whole=True,
    )


def handle_menu(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Open a page, go back to the welcome page, or leave the kiosk."""
    if option == "health":
        context.services.health.look_again()
    if option in MENU_PAGES:
        return StaffTurn(context.state.open(option))
    if option == "close":
        return StaffTurn(context.state, end="left")
    return StaffTurn(context.state, end="staff") if option == "leave" else StaffTurn(context.state)


def build_help(context: StaffContext) -> PageDraft:
    """What the page below is for, then language, space, contrast, and the other front end."""
    below = context.state.trail[-2] if len(context.state.trail) > 1 else ""
    exact, kind = below.replace("/", "-"), below.partition("/")[0]
    text = context.say_if_any("help", exact) or context.say_if_any("help", kind)
    other = "line" if context.journey_context.front_end == "screen" else "screen"
    has_entered = context.state.trail[0] == MENU
    return PageDraft(
        id="help",
        title=context.title("help"),
        blocks=((Text(text, lead=True),) if text else ()) + context.opening("help"),
        choices=(
            context.choice("help", "back"),
            *context.choices("help", "language", "space", "contrast"),
            *(context.choices("help", other) if has_entered else ()),
        ),
    )


def handle_help(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Back, or a language, or the other front end with nothing lost."""
    state = context.state
    match option:
        case "back":
            return StaffTurn(state.back())
        case "language":
            return StaffTurn(state.open("language"))
        case "line" | "screen":
            return StaffTurn(state.back(), front_end=option)
    return StaffTurn(state)


def build_language(context: StaffContext) -> PageDraft:
    """All languages of the content, whichever the office offers to its members."""
    known = context.journey_context.content.languages
    return PageDraft(
        id="language",
        title=context.title("language"),
        blocks=context.opening("language"),
        choices=tuple(DraftChoice(tag, one.name) for tag, one in known.items()),
        default=context.texts.words.tag,
    )


def handle_language(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Close this page and the help page, and go on in that language."""
    state = context.state
    if option not in context.journey_context.content.languages:
        return StaffTurn(state)
    return StaffTurn(
        replace(state.back(2), preferences=replace(state.preferences, language=option))
    )
