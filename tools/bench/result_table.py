"""The results as a table in Markdown."""

import statistics
from collections.abc import Iterable, Sequence

from msgspec import Struct

HEAD = "| What | kiosk | measure | ratio | target | |\n|---|---|---|---|---|---|"


class ResultRow(Struct, frozen=True):
    """One target: what the kiosk and the measure took, in `unit`, and the highest ratio of the two.

    Whatever is below `floor` is too little to be compared, and counts as that much.
    """

    what: str
    kiosk: float
    measure: float
    target: float
    unit: str = "ms"
    floor: float = 0

    @property
    def ratio(self) -> float:
        """How many times as much the kiosk took."""
        return max(self.kiosk, self.floor) / max(self.measure, self.floor)

    @property
    def is_met(self) -> bool:
        """Whether the ratio, as printed, is within the target."""
        return round(self.ratio, 2) <= self.target

    def __str__(self) -> str:
        """The line of the table."""
        took, measure = (
            f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
            for value in (self.kiosk, self.measure)
        )
        values = f"{took} {self.unit} | {measure} {self.unit} | {self.ratio:.2f}"
        return f"| {self.what} | {values} | ≤ {self.target} | {'ok' if self.is_met else 'over'} |"


class MissingRow(Struct, frozen=True):
    """A target of something that this kiosk does not have; the reason stands in place of what it took."""

    what: str
    reason: str
    target: float

    def __str__(self) -> str:
        """The line of the table."""
        return f"| {self.what} | {self.reason} | | | ≤ {self.target} | |"


Row = ResultRow | MissingRow


def median_row(
    what: str, kiosk: Sequence[float], measure: Sequence[float], target: float
) -> ResultRow:
    """The row of the medians, in milliseconds, of two series of seconds."""
    return ResultRow(
        what, statistics.median(kiosk) * 1000, statistics.median(measure) * 1000, target
    )


def size_rows(what: str, sizes: Sequence[int], most: int) -> list[ResultRow]:
    """The rows of the median and of the maximum of a series of bytes, of which there may be so many."""
    values = (("median", statistics.median(sizes)), ("most", max(sizes)))
    return [ResultRow(f"{what}, {name}", value, most, 1, unit="B") for name, value in values]


def format_table(rows: Iterable[Row]) -> str:
    """The whole table, with its head."""
    return "\n".join((HEAD, *map(str, rows)))
