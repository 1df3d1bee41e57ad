"""What was measured, as the Markdown table that the README shows."""

import statistics
from collections.abc import Iterable, Sequence

from msgspec import Struct

HEAD = "| What | kiosk | measure | ratio | target | |\n|---|---|---|---|---|---|"


class Row(Struct, frozen=True):
    """One promise: what the kiosk and the measure took, in `unit`, and the highest ratio."""

    what: str
    kiosk: float
    measure: float
    target: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times what the measure took."""
        return self.kiosk / self.measure

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        return round(self.ratio, 2) <= self.target

    def __str__(self) -> str:
        """One line of the table."""
        took, measure = (
            f"{value:.0f}" if value >= 10 else f"{value:.2g}"
            for value in (self.kiosk, self.measure)
        )
        values = f"{took} {self.unit} | {measure} {self.unit} | {self.ratio:.2f}"
        return f"| {self.what} | {values} | ≤ {self.target} | {'ok' if self.kept else 'over'} |"


def medians(what: str, kiosk: Sequence[float], measure: Sequence[float], target: float) -> Row:
    """The row of two series of seconds."""
    return Row(what, statistics.median(kiosk) * 1000, statistics.median(measure) * 1000, target)


def table(rows: Iterable[Row]) -> str:
    """The whole table."""
    return "\n".join((HEAD, *map(str, rows)))
