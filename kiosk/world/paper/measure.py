"""How large a sheet is and how airy its lines are; every length is in points, 72 to the inch."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Size = Literal["a4", "a5"]

TYPE = 18.0
"""What is read without effort at 80: the large print of the UK Association for Accessible Formats."""

SMALLEST = 12
TIGHTEST = 1.12


class Sheet(NamedTuple):
    """A sheet of paper and the margin that no printer refuses."""

    width: float
    height: float
    margin: float


SHEETS: dict[Size, Sheet] = {
    "a4": Sheet(595.28, 841.89, 51),
    "a5": Sheet(420, 595, 25),
}
"""In the whole points by which CUPS knows A5."""


class Measure(NamedTuple):
    """The size of the type, of the title, from line to line in sizes of type, and the gap between blocks."""

    type: float
    title: float
    leading: float
    gap: float

    @property
    def line(self) -> float:
        """From one line of text to the next."""
        return self.type * self.leading


ROOMY = (
    *(Measure(TYPE, 28, 1.5, gap) for gap in (28, 24)),
    *(Measure(TYPE, 28, leading, 20) for leading in (1.5, 1.4, 1.3)),
    *(Measure(TYPE, 26, leading, 14) for leading in (1.3, 1.25, 1.2, 1.16, TIGHTEST)),
    *(Measure(TYPE, 24, TIGHTEST, gap) for gap in (12, 10, 8)),
    *(Measure(TYPE, 21, TIGHTEST, gap) for gap in (8, 6)),
)
"""From the airiest on: lines move together before blocks do, and blocks before the title shrinks."""


def smaller() -> Iterator[Measure]:
    """What is left for a page that is too long: smaller type, as little smaller as will do."""
    for half in range(int(TYPE * 2) - 1, SMALLEST * 2 - 1, -1):
        yield Measure(half / 2, half / 2 + 3, TIGHTEST, 5)
