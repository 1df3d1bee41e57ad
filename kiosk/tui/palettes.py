"""The look that a terminal can show: stylesheets, and palettes as their variables."""

import os
import tomllib
from functools import cache
from pathlib import PurePath

from kiosk.paths import shipped_folder
from kiosk.view_model.page import Palette


def colourless() -> bool:
    """Whether no colours are wanted; signs, words and the reversed focus then say all."""
    return "NO_COLOR" in os.environ


def console() -> bool:
    """Whether this is the kernel console, which loses bold letters on a bright ground."""
    return os.environ.get("TERM") == "linux"


def sixteen() -> bool:
    """Whether the terminal has no more than 16 colours, by the names that rich goes by."""
    rich = os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    term = os.environ.get("TERM", "").strip().lower()
    return not rich and term.rpartition("-")[2] not in ("256color", "kitty")


def sheets(broad: bool = False) -> list[str | PurePath]:
    """The stylesheets for this terminal; broad pages, which are for staff, have one more."""
    names = ["kiosk.tcss", *["staff.tcss"] * broad]
    names += ["console.tcss"] * (console() and not colourless())
    return [shipped_folder("styles") / name for name in names]


def palette(name: Palette) -> dict[str, str]:
    """The colours of a palette by the names that the stylesheets use."""
    tables = ["palette", *["sixteen"] * sixteen(), *["console"] * console()]
    found: dict[str, str] = {}
    for table in tables:
        found |= _palettes()[table].get(name, {})
    return found


@cache
def _palettes() -> dict[str, dict[str, dict[str, str]]]:
    path = shipped_folder("styles") / "palettes.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8-sig")))
