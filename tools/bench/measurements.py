"""The measurements of all runs, and the rows that follow from them."""

from dataclasses import dataclass, field

from tools.bench.result_table import ResultRow, median_row


@dataclass
class Measurements:
    """Seconds of every run, and seconds of processor time while both programs were idle."""

    bare_start: list[float] = field(default_factory=list)
    bare_digit: list[float] = field(default_factory=list)
    kiosk_start: list[float] = field(default_factory=list)
    kiosk_digit: list[float] = field(default_factory=list)
    visit_start: list[float] = field(default_factory=list)
    reset: list[float] = field(default_factory=list)
    kiosk_idle: float = 0
    bare_idle: float = 0

    def rows(self, rest: float) -> list[ResultRow]:
        """The targets, in the order in which a member meets them; `rest` is the idle time in seconds."""
        start = "Start to the welcome page"
        return [
            median_row(start, self.kiosk_start, self.bare_start, 1.4),
            median_row(f"{start}, without the supervisor", self.visit_start, self.bare_start, 1.4),
            median_row("Digit to the next page", self.kiosk_digit, self.bare_digit, 2),
            median_row("End to the next welcome page", self.reset, self.bare_start, 0.5),
            ResultRow(
                f"Processor time of {rest:.0f} s untouched",
                self.kiosk_idle * 1000,
                self.bare_idle * 1000,
                1.5,
            ),
        ]
