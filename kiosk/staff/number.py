"""One number of the figures: its title, and bars in proportion to each other."""

from collections.abc import Iterable

from kiosk.staff.sight import Sight
from kiosk.view_model.page import BarChart, ChartRow

Item = tuple[str, str, int]
"""The name of a bar, its words, its size."""


def number(id: str, items: Iterable[Item], sight: Sight, **more: object) -> BarChart:
    """A number with its title; nothing counted is said in words."""
    found = list(items)
    longest = max((size for _, _, size in found), default=0) or 1
    lines = tuple(ChartRow(name, say, size / longest) for name, say, size in found)
    if not lines:
        lines = (ChartRow(sight.say("figures", "nothing"), "", 0),)
    return BarChart(sight.say("figures", id, **more), lines)


def both(name: str, number: int, last: int, sight: Sight) -> str:
    """Two numbers in one sentence."""
    said = sight.tell.words.number
    return sight.say("figures", name, number=said(number), last=said(last))
