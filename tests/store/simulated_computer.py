"""A computer whose clock, boots and running time a test decides."""

from datetime import date, datetime, timedelta

from kiosk.clock import RunningTime
from kiosk.store.clock_record import ClockRecord, Look, advance, begin_record, confirm, deny

START = datetime(2026, 11, 20, 9, 0)
FIRST_DAY = START.date()
HOUR, DAY = 3600.0, 86400.0

LOOK_SECONDS = 600.0
"""Seconds of running after which a kiosk looks at the clock, whatever happens."""


class SimulatedComputer:
    """Its wall clock, its boots, how long it has run in all (`odometer`), what a kiosk on it knows of the date.

    `looks` are the odometer and the wall clock at each look at which the date was not in doubt.
    """

    def __init__(self, newest: date | None = FIRST_DAY) -> None:
        self.wall = START
        self.boot, self.uptime, self.odometer = 1, 60.0, 0.0
        self.looks: list[tuple[float, datetime]] = []
        self.record: ClockRecord = begin_record(self.shown(), newest)

    def shown(self) -> Look:
        """What its clocks show now."""
        return Look(self.wall, RunningTime(str(self.boot), self.uptime))

    @property
    def state(self) -> str:
        """Whether the kiosk trusts the date, as of a look just now."""
        self.look()
        return self.record.doubt or self.record.state

    def look(self) -> None:
        """Let the kiosk look at the clock."""
        self.record = advance(self.record, self.shown())
        if not self.record.doubt:
            self.looks.append((self.odometer, self.wall))

    def run(self, seconds: float) -> None:
        """Let it run, with the kiosk on it."""
        while seconds > 0:
            passed = min(seconds, LOOK_SECONDS)
            self.wall += timedelta(seconds=passed)
            self.uptime += passed
            self.odometer += passed
            self.look()
            seconds -= passed

    def jump(self, seconds: float) -> None:
        """Set its clock, by network or by hand."""
        self.wall += timedelta(seconds=seconds)

    def restart(self, off: float, jump: float = 0.0) -> None:
        """Switch it off for so long, and on again with a clock that is off by a jump."""
        self.wall += timedelta(seconds=off + jump + 60)
        self.boot, self.uptime = self.boot + 1, 60.0
        self.odometer += 60

    def work(self, days: int, hours: float = 8) -> None:
        """Let an office work for so many days, switching it off in the evening."""
        for _ in range(days):
            self.run(hours * HOUR)
            self.restart((24 - hours) * HOUR)

    def confirm(self) -> None:
        """Staff say that the date is right."""
        self.record = confirm(self.record, self.shown())

    def deny(self) -> None:
        """Staff say that the date is wrong."""
        self.record = deny(self.record, self.shown())
