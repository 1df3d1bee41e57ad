"""The state of a visit: a fold over its answers, and nothing besides."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from kiosk.events import Outcome
from kiosk.view_model.page import Palette

PALETTES: tuple[Palette, ...] = ("dark", "light", "yellow")
"""The palettes in the order in which the contrast key takes them."""


class Answer(Struct, frozen=True):
    """What was answered on which page: the id of a choice, or "typed" with the `text`, which no log ever holds.

    `moment` is the local time to the minute, in ISO 8601.
    """

    page: str
    option: str
    text: str = ""
    moment: str = ""


class Preferences(Struct, frozen=True):
    """How this member wants pages to be shown; going back does not undo it, the end of the visit does.

    `language` and `device_language` are tags such as "fr"; empty ones mean the first language of the office, and
    that of the page. `space` sets lines further apart, `helped` says that somebody sits beside the member.
    """

    language: str = ""
    device_language: str = ""
    space: bool = False
    palette: Palette = "dark"
    voice: bool = False
    helped: bool = False
    larger: bool = False


class Position(Struct, frozen=True):
    """The page one stands on (`node`) and all that the answers so far have said.

    `done` holds step keys "stage/step"; `returns` holds, for each overlay that is open, the length of the trail
    to go back to. `offset` is the first choice shown of a long list, `text` what was typed to come here.
    """

    node: str
    facts: Mapping[str, str] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    returns: tuple[int, ...] = ()
    offset: int = 0
    text: str = ""


class State(Struct, frozen=True):
    """A visit: its answers in order, the member's preferences, and the position to which the answers fold.

    `is_return` is whether the page was shown before and what came after it was taken back, `earlier_choice` what
    was chosen on it before the member went back to it; both hold until the next answer. `kept` are the facts that
    hold for the whole visit, on whatever page they were said.
    """

    position: Position
    trail: tuple[Answer, ...] = ()
    preferences: Preferences = Preferences()
    is_return: bool = False
    earlier_choice: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)


class Move(Struct, frozen=True, kw_only=True):
    """What an answer does.

    `go` replaces the page, `call` lays one over it, `close` takes the overlay away, `jump` leaves all
    overlays behind, `stay` keeps the page. `to` is the node of the next page; `facts` and `done` are added to the
    position, the facts named in `drop` are taken away. Those of `keep` are added too, and stay when an overlay is
    closed or the member goes back. `preferences`, `end`, `front_end` (continue in that one)
    and `paper` (print the slip) do not belong to the trail, and going back does not undo them.
    """

    how: Literal["go", "call", "close", "jump", "stay"]
    to: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    keep: Mapping[str, str] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    preferences: Mapping[str, object] = field(default_factory=dict)
    end: Outcome | None = None
    front_end: str = ""
    paper: bool = False


def go_to(to: str, **facts: str) -> Move:
    """The next page in place of this one."""
    return Move(how="go", to=to, facts=facts)


def open_over(to: str) -> Move:
    """A page laid over this one, from which one returns."""
    return Move(how="call", to=to)


def jump_to(to: str, **facts: str) -> Move:
    """A page to which all overlays give way."""
    return Move(how="jump", to=to, facts=facts)


def is_welcome(id: str) -> bool:
    """Whether an id is that of the welcome page, or of the page of settings below it."""
    return id.partition("/")[0] == "welcome"


STAY = Move(how="stay")
CLOSE = Move(how="close")
CLOSE_HELP = Move(how="close", to="@page")
"""Back to the page that help was called from, through all that was opened from help."""


def close_or_go(position: Position, node: str, close: Move = CLOSE) -> Move:
    """Back to the page below; to `node` where there is none, as after a move that left all overlays behind."""
    return close if position.returns else go_to(node)


def change_preferences(preferences: Preferences, option: str) -> Preferences | None:
    """The preferences after a choice that changes one of them; None for any other choice."""
    match option:
        case "space":
            return replace(preferences, space=not preferences.space)
        case "voice":
            return replace(preferences, voice=not preferences.voice)
        case "contrast":
            at = PALETTES.index(preferences.palette)
            return replace(preferences, palette=PALETTES[(at + 1) % len(PALETTES)])
    return None
