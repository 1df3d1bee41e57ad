"""One number of the figures: its title, and bars in proportion to each other."""

from collections.abc import Iterable

from kiosk.staff.sight import Sight
from kiosk.waist.blocks import BarLine, Bars

MOST = 5
"""Bars of a number that could have any many."""

Item = tuple[str, str, int]
"""The name of a bar, its words, its size."""


def number(id: str, items: Iterable[Item], sight: Sight, most: int = MOST, **more: object) -> Bars:
    """A number with its title; nothing counted is said in words."""
    found = list(items)[:most]
    longest = max((size for _, _, size in found), default=0) or 1
    lines = tuple(BarLine(name, say, size / longest) for name, say, size in found)
    if not lines:
        lines = (BarLine(sight.say("figures", "nothing"), "", 0),)
    return Bars(sight.say("figures", id, **more), lines)


def beside(now: int, before: int, sight: Sight) -> str:
    """A number, and in brackets the one before."""
    said = sight.tell.words.number
    return sight.say("figures", "beside", number=said(now), last=said(before))
