"""The staff pages and the turns between them, with a sentence in their place where the data folder fails."""

import sqlite3

from msgspec.structs import replace

from kiosk.journey.context import PageDraft
from kiosk.staff.compose import compose
from kiosk.staff.registry import room_of
from kiosk.staff.sight import Sight
from kiosk.staff.state import MENU, Turn
from kiosk.staff.trouble import trouble
from kiosk.staff.turn import take
from kiosk.view_model.page import Page, Text
from kiosk.view_model.replies import Again, Chose, Onward, Reply

FAILED = "staff/trouble"


def page_of(sight: Sight) -> Page:
    """The page where one stands."""
    try:
        _look_for_folder(sight)
        draft = room_of(sight.state.node).draft(sight)
    except (OSError, sqlite3.Error) as fault:
        draft = PageDraft(
            id="trouble",
            title=sight.title("trouble"),
            blocks=(Text(trouble(fault, sight), lead=True),),
            choices=sight.choices("trouble", "back"),
        )
    return compose(draft, sight)


def _look_for_folder(sight: Sight) -> None:
    """FileNotFoundError where it is gone: a book that is not there looks like an empty one."""
    if sight.state.trail[0] == MENU != sight.state.node and not sight.folder.is_dir():
        raise FileNotFoundError(sight.folder)


def turn(page: Page, reply: Reply, sight: Sight) -> Turn:
    """What a reply to that page makes; where it failed, the same page with the reason."""
    if isinstance(reply, Again):
        return Turn(sight.state)
    before, sight.state = sight.state, sight.state.saying("")
    if page.id == FAILED and isinstance(reply, Chose | Onward):
        return Turn(sight.state.back())
    try:
        return take(page, reply, sight)
    except (OSError, sqlite3.Error) as fault:
        return Turn(before.saying(trouble(fault, sight)))


def warning(sight: Sight, seconds: int) -> Page:
    """What stands over any page before time closes it."""
    draft = PageDraft(
        id="warning",
        title=sight.title("warning"),
        blocks=sight.tell.opening("staff-warning", seconds=seconds),
        choices=sight.choices("warning", "stay"),
    )
    return replace(compose(draft, sight), id="warning")
