"""The state of a visit: a fold over its answers, and nothing besides."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from kiosk.events import Outcome
from kiosk.view_model.page import Palette


class Answer(Struct, frozen=True):
    """What was answered on which page, and when; `text` is what was typed, and dies with the visit."""

    page: str
    option: str
    text: str = ""
    moment: str = ""


class Preferences(Struct, frozen=True):
    """How this member likes to be told: kept when one goes back, gone when the visit ends."""

    language: str = ""
    device_language: str = ""
    space: bool = False
    palette: Palette = "dark"
    voice: bool = False
    helped: bool = False
    larger: bool = False


class Position(Struct, frozen=True):
    """The page one stands on (`node`) and all that the answers so far have said.

    `done` holds step keys "stage/step"; `returns` the lengths of the trail to which overlays go back.
    """

    node: str
    facts: Mapping[str, str] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    returns: tuple[int, ...] = ()
    offset: int = 0
    text: str = ""


class State(Struct, frozen=True):
    """A visit: the trail of answers, the member's comfort, and the place that they fold to."""

    position: Position
    trail: tuple[Answer, ...] = ()
    preferences: Preferences = Preferences()


class Move(Struct, frozen=True, kw_only=True):
    """What an answer does.

    `go` replaces the page, `call` lays one over it, `close` takes the overlay away, `jump` leaves all
    overlays behind, `stay` keeps the page; `comfort`, `end` and `paper` (print the slip) stand beside the trail.
    """

    how: Literal["go", "call", "close", "jump", "stay"]
    to: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
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


CLOSE = Move(how="close")
STAY = Move(how="stay")
CLOSE_HELP = Move(how="close", to="@page")
"""Back to the page that help was called from, through all that was opened from help."""


PALETTES: tuple[Palette, ...] = ("dark", "light", "yellow")


def change_preferences(preferences: Preferences, option: str) -> Preferences | None:
    """The comfort after one of those keys; None where the option is none of them."""
    match option:
        case "space":
            return replace(preferences, space=not preferences.space)
        case "voice":
            return replace(preferences, voice=not preferences.voice)
        case "contrast":
            at = PALETTES.index(preferences.palette)
            return replace(preferences, palette=PALETTES[(at + 1) % len(PALETTES)])
    return None
