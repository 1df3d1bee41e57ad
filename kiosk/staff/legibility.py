"""How far away the letters on this screen can be read, by EN 301 549, 5.1.4: capitals of 0.7 degrees."""

from math import ceil, pi

from msgspec import Struct

BAR_ROWS = 5
"""Rows of the bar that staff measure: in the smallest window it must stand on one part with its field."""

CAPITAL_SHARE = 0.58
"""The height of a capital as a share of the height of a row: the smallest of the fonts that terminals use."""

CAPITAL_ANGLE = 0.7
"""Degrees that a capital must fill as seen by the reader (EN 301 549, 5.1.4)."""

SEAT_DISTANCE = 60
"""Centimetres from the screen to the eyes of somebody who sits at it."""

FONT_STEP = 5
"""Percent to which a larger font is rounded up."""


class Legibility(Struct, frozen=True):
    """The height of capitals in mm, the distance in cm to which they can be read, the font to set in percent."""

    capital: float
    distance: int
    font: int

    @property
    def is_enough(self) -> bool:
        """Whether nobody who sits there needs a larger font."""
        return self.distance >= SEAT_DISTANCE


def judge_legibility(bar: float, rows: int = BAR_ROWS) -> Legibility:
    """What follows from a bar of so many rows that is `bar` mm high; ValueError where no screen has such rows."""
    if not rows <= bar <= 100 * rows:
        raise ValueError
    capital = bar / rows * CAPITAL_SHARE
    distance = int(capital * 180 / (CAPITAL_ANGLE * pi) / 10 + 1e-9)
    return Legibility(round(capital, 1), distance, font_percent(capital))


def needed_capital(centimetres: float) -> float:
    """The height in mm that a capital needs to be read from a distance in cm."""
    return centimetres * 10 * pi * CAPITAL_ANGLE / 180


def font_percent(capital: float) -> int:
    """The size of the font to set, in percent of the present one; 100 where that is large enough."""
    return max(
        100, ceil(needed_capital(SEAT_DISTANCE) / capital * 100 / FONT_STEP - 1e-9) * FONT_STEP
    )
