"""The palettes as themes of Textual, for what the terminal can show."""

import os
import tomllib
from functools import cache
from pathlib import PurePath
from typing import get_args

from textual.theme import Theme

from kiosk.paths import shipped_folder
from kiosk.view_model.page import Palette

SHEETS = ("layout", "spacing", "blocks", "controls", "staff")
"""The stylesheets of every terminal."""


def is_colourless() -> bool:
    """Whether no colours are wanted; signs, words and the reversed focus then say all."""
    return "NO_COLOR" in os.environ


def is_console() -> bool:
    """Whether this is the kernel console, which loses bold letters on a bright ground."""
    return os.environ.get("TERM") == "linux"


def has_all_colours() -> bool:
    """Whether the terminal shows every colour as it is, by the names that rich goes by."""
    return os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")


def has_few_colours() -> bool:
    """Whether the terminal has no more than 16 colours, by the names that rich goes by."""
    term = os.environ.get("TERM", "").strip().lower()
    return not has_all_colours() and term.rpartition("-")[2] not in ("256color", "kitty")


def stylesheets() -> list[str | PurePath]:
    """The stylesheets for this terminal."""
    names = [*SHEETS]
    if not is_colourless():
        names += ["few_colours"] * (has_few_colours() or is_console()) + ["console"] * is_console()
    return [shipped_folder("styles") / f"{name}.tcss" for name in names]


def theme_name(palette: Palette) -> str:
    """The name of a palette's theme."""
    return f"kiosk-{palette}"


def kiosk_themes() -> list[Theme]:
    """A theme for each palette; its colours are the variables of the stylesheets."""
    return [_theme(palette) for palette in get_args(Palette)]


def _theme(palette: Palette) -> Theme:
    colours = palette_colours(palette)
    plain = has_few_colours() or is_colourless()
    return Theme(
        name=theme_name(palette),
        primary=colours["accent"],
        foreground=colours["ink"],
        background=colours["paper"],
        surface=colours["paper"],
        panel=colours["panel"],
        dark=palette == "dark",
        ansi=plain,
        # A theme with `ansi` must name these two.
        variables={
            **colours,
            "ansi-background": colours["paper"],
            "ansi-foreground": colours["ink"],
        },
    )


def palette_colours(palette: Palette) -> dict[str, str]:
    """The colours of a palette on this terminal, by the names that the stylesheets use."""
    tables = ["palette"]
    tables += ["indexed"] * (not has_all_colours())
    tables += ["sixteen"] * has_few_colours()
    tables += ["console"] * is_console()
    colours: dict[str, str] = {}
    for table in tables:
        colours |= _palettes()[table].get(palette, {})
    return colours


@cache
def _palettes() -> dict[str, dict[str, dict[str, str]]]:
    path = shipped_folder("styles") / "palettes.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8-sig")))
