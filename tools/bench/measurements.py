"""What the runs add up to."""

from dataclasses import dataclass, field

from tools.bench.result_table import Row, medians


@dataclass
class Series:
    """Seconds of every run, and seconds of processor time of one long rest."""

    bare_start: list[float] = field(default_factory=list)
    bare_digit: list[float] = field(default_factory=list)
    kiosk_start: list[float] = field(default_factory=list)
    kiosk_digit: list[float] = field(default_factory=list)
    visit_start: list[float] = field(default_factory=list)
    reset: list[float] = field(default_factory=list)
    kiosk_idle: float = 0
    bare_idle: float = 0

    def rows(self, rest: float) -> list[Row]:
        """The promises, in the order in which a member meets them; `rest` is in seconds."""
        start = "Start to the welcome page"
        return [
            medians(start, self.kiosk_start, self.bare_start, 1.4),
            medians(f"{start}, without the host", self.visit_start, self.bare_start, 1.4),
            medians("Digit to the next page", self.kiosk_digit, self.bare_digit, 2),
            medians(
                "End to the next welcome page, against a start", self.reset, self.kiosk_start, 1.3
            ),
            Row(
                f"Processor time of {rest:.0f} s untouched",
                self.kiosk_idle * 1000,
                self.bare_idle * 1000,
                1.5,
            ),
        ]
