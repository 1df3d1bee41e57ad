"""The comforts that a key changes on any page: space, contrast, voice."""

from msgspec.structs import replace

from kiosk.flow.state import Comfort
from kiosk.view_model.page import Palette

PALETTES: tuple[Palette, ...] = ("dark", "light", "yellow")


def changed(comfort: Comfort, option: str) -> Comfort | None:
    """The comfort after one of those keys; None where the option is none of them."""
    match option:
        case "space":
            return replace(comfort, space=not comfort.space)
        case "voice":
            return replace(comfort, voice=not comfort.voice)
        case "contrast":
            at = PALETTES.index(comfort.palette)
            return replace(comfort, palette=PALETTES[(at + 1) % len(PALETTES)])
    return None
