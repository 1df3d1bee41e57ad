"""The results as a table in Markdown."""

import statistics
from collections.abc import Iterable, Sequence

from msgspec import Struct

HEAD = "| What | kiosk | measure | ratio | target | |\n|---|---|---|---|---|---|"


class ResultRow(Struct, frozen=True):
    """One target: what the kiosk and the measure took, in `unit`, and the highest ratio of the two."""

    what: str
    kiosk: float
    measure: float
    target: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times as much the kiosk took."""
        return self.kiosk / self.measure

    @property
    def is_met(self) -> bool:
        """Whether the ratio, as printed, is within the target."""
        return round(self.ratio, 2) <= self.target

    def __str__(self) -> str:
        """The line of the table."""
        took, measure = (
            f"{value:.0f}" if value >= 10 else f"{value:.2g}"
            for value in (self.kiosk, self.measure)
        )
        values = f"{took} {self.unit} | {measure} {self.unit} | {self.ratio:.2f}"
        return f"| {self.what} | {values} | ≤ {self.target} | {'ok' if self.is_met else 'over'} |"


def median_row(
    what: str, kiosk: Sequence[float], measure: Sequence[float], target: float
) -> ResultRow:
    """The row of the medians, in milliseconds, of two series of seconds."""
    return ResultRow(
        what, statistics.median(kiosk) * 1000, statistics.median(measure) * 1000, target
    )


def format_table(rows: Iterable[ResultRow]) -> str:
    """The whole table, with its head."""
    return "\n".join((HEAD, *map(str, rows)))
