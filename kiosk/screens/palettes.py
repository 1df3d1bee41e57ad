"""The look that a terminal can show: stylesheets, and palettes as their variables."""

import os
import tomllib
from functools import cache
from pathlib import PurePath

from kiosk.paths import shipped
from kiosk.waist.page import Palette


def colourless() -> bool:
    """Whether no colours are wanted; signs, words and the reversed focus then say all."""
    return "NO_COLOR" in os.environ


def console() -> bool:
    """Whether this is the kernel console with its 16 colours."""
    return os.environ.get("TERM") == "linux"


def sheets() -> list[str | PurePath]:
    """The stylesheets for this terminal."""
    names = ["kiosk.tcss"] + ["console.tcss"] * (console() and not colourless())
    return [shipped("styles") / name for name in names]


def palette(name: Palette) -> dict[str, str]:
    """The colours of a palette by the names that the stylesheets use."""
    found = _palettes()
    return found.get(f"{name}-console", found[name]) if console() else found[name]


@cache
def _palettes() -> dict[str, dict[str, str]]:
    path = shipped("styles") / "palettes.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8")))
