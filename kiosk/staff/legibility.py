"""How far away the letters on this screen can be read, by EN 301 549, 5.1.4: capitals of 0.7 degrees."""

from math import ceil, pi

from msgspec import Struct

ROWS = 10
"""Rows of the bar that staff measure."""

CAPITAL = 0.58
"""The height of a capital in heights of a row: the least of the fonts that terminals use."""

ANGLE = 0.7
"""Degrees that a capital must fill, seen from where one sits."""

SITTING = 60
"""Centimetres from the eyes of somebody who sits at a screen."""

STEP = 5
"""Percent to which a larger font is rounded up."""


class Legibility(Struct, frozen=True):
    """Capitals in mm, from how far they can be read in cm, and the font to set in percent of this one."""

    capital: float
    distance: int
    font: int

    @property
    def enough(self) -> bool:
        """Whether nobody who sits there needs a larger font."""
        return self.distance >= SITTING


def judge_legibility(bar: float, rows: int = ROWS) -> Legibility:
    """What a bar of so many rows says that is `bar` mm high; ValueError for one that no screen has."""
    if not rows <= bar <= 100 * rows:
        raise ValueError
    capital = bar / rows * CAPITAL
    distance = int(capital * 180 / (ANGLE * pi) / 10 + 1e-9)
    return Legibility(round(capital, 1), distance, font_percent(capital))


def needed_capital(centimetres: float) -> float:
    """The mm that a capital needs to be read from so far away."""
    return centimetres * 10 * pi * ANGLE / 180


def font_percent(capital: float) -> int:
    """The size of the font to set, in percent of the present one; 100 where that is large enough."""
    return max(100, ceil(needed_capital(SITTING) / capital * 100 / STEP - 1e-9) * STEP)
