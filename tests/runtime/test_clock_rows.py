"""What a clock that jumps does to a real visit log: nothing goes too early, everything goes in the end."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.clock import BUILD_DAY
from kiosk.events import Event
from kiosk.runtime.log_writer import LogWriter
from kiosk.store.clock_file import keep_clock, read_clock
from kiosk.store.clock_record import confirm, deny
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.purge import purge
from kiosk.worker_messages import PinAttempt
from tests.store.logs import MEMORY, OFFICE, WORDS, query_sql
from tests.store.simulated_computer import DAY, HOUR, START, SimulatedComputer

RETENTION = 30
SLACK_DAYS = 7 + 3
"""The nights of a week, and three roundings to whole days: of the row, of a doubt, of the purge."""


class KioskOnComputer:
    """The visit log of a kiosk on a simulated computer; `told` are the sentences for staff."""

    def __init__(self, folder: Path, computer: SimulatedComputer) -> None:
        self.folder, self.computer = folder, computer
        self.told: list[str] = []
        self.writer = LogWriter(folder, OFFICE, lambda: WORDS, self.told.append)

    def save(self) -> None:
        """Look at the clock, and do what is due."""
        self.computer.look()
        self.writer.save()
        assert self.writer.trouble == ""

    def visit(self) -> str:
        """Lead a visit; its id."""
        self.writer.take(Event(0, "choice", "welcome", "fr"), self.computer.wall)
        self.writer.take("left", self.computer.wall)
        self.save()
        return str(query_sql(self.folder, "SELECT id FROM visit ORDER BY rowid DESC LIMIT 1")[0][0])

    def run_for(self, days: int) -> None:
        """Let it run for so many days."""
        for _ in range(days):
            self.computer.run(DAY)
            self.save()

    def ids(self) -> set[str]:
        """The visits that are there."""
        return {str(id) for (id,) in query_sql(self.folder, "SELECT id FROM visit")}

    def marks(self) -> list[tuple[object, ...]]:
        """Day, mark and day of writing of each visit."""
        return query_sql(
            self.folder, "SELECT day, date_state, written_day FROM visit ORDER BY rowid"
        )

    def counted(self) -> list[tuple[object, ...]]:
        """The days that have visits in the counts, and how many."""
        return query_sql(self.folder, "SELECT day, visits FROM daily_visits ORDER BY day")

    def confirm(self) -> None:
        """Staff say that the date is right."""
        keep_clock(self.folder, confirm, look=self.computer.shown())
        self.save()


@contextmanager
def kiosk() -> Iterator[KioskOnComputer]:
    """A kiosk with an empty log."""
    computer = SimulatedComputer()
    with TemporaryDirectory(dir=MEMORY) as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.store.clock_file.look_at_clock", computer.shown)
        tried = KioskOnComputer(Path(name), computer)
        try:
            yield tried
        finally:
            tried.writer.close()


def iso(moment: datetime | date) -> str:
    """A day as the log writes it."""
    return moment.strftime("%Y-%m-%d")


def test_a_start_in_2031_deletes_nothing_says_so_and_counts_its_visit_once_the_clock_is_right() -> (
    None
):
    with kiosk() as tried:
        for _ in range(20):
            tried.visit()
            tried.run_for(1)
        right = tried.computer.wall
        tried.computer.restart(0, (datetime(2031, 1, 1) - right).total_seconds())
        before = tried.ids()
        days = tried.counted()
        tried.visit()
        tried.visit()
        assert tried.ids() > before
        assert tried.counted() == days
        (said,) = tried.told
        assert "more than 100 days after" in said
        assert "kiosk log purge --confirm-date" in said
        assert tried.marks()[-1] == ("2031-01-01", "doubtful", iso(right))
        tried.computer.wall = right + timedelta(hours=1)
        tried.save()
        assert tried.marks()[-1] == ("2031-01-01", "wrong", iso(right))
        assert sum(int(str(count)) for _, count in tried.counted()) == 22
        assert max(str(day) for day, _ in tried.counted()) <= iso(right)
        tried.run_for(RETENTION)
        assert ("2031-01-01", "wrong", iso(right)) in tried.marks()
        tried.run_for(2)
        assert tried.ids() == set()


def test_a_start_in_1970_files_nothing_under_1970_for_good() -> None:
    with kiosk() as tried:
        tried.visit()
        tried.run_for(2)
        right = tried.computer.wall
        tried.computer.wall = datetime(1970, 1, 1)
        tried.writer.take(PinAttempt("wrong"), tried.computer.wall)
        tried.visit()
        assert tried.marks()[-1] == ("1970-01-01", "doubtful", iso(right))
        tried.computer.wall = right
        tried.save()
        assert tried.marks()[-1] == ("1970-01-01", "wrong", iso(right))
        assert query_sql(tried.folder, "SELECT date_state, written_day FROM pin_attempt") == [
            ("wrong", iso(right))
        ]
        assert all(str(monday) > "2026" for monday, _ in tried.counted())


def test_after_a_summer_visits_go_after_24_hours_of_running() -> None:
    with kiosk() as tried:
        tried.visit()
        tried.computer.restart(75 * DAY)
        last = tried.visit()
        assert len(tried.ids()) == 2
        assert tried.told == []
        tried.computer.run(23 * HOUR)
        tried.save()
        assert len(tried.ids()) == 2
        tried.computer.run(2 * HOUR)
        tried.save()
        assert tried.ids() == {last}


def test_after_a_summer_visits_go_when_staff_confirm_the_date() -> None:
    with kiosk() as tried:
        tried.visit()
        tried.computer.restart(150 * DAY)
        last = tried.visit()
        assert len(tried.ids()) == 2
        day = tried.computer.wall
        assert [mark for _, mark, _ in tried.marks()] == ["right", "doubtful"]
        tried.confirm()
        assert tried.ids() == {last}
        assert tried.marks() == [(iso(day), "right", None)]
        assert len(tried.counted()) == 2


def test_a_purge_by_hand_spares_what_is_in_doubt() -> None:
    with kiosk() as tried:
        tried.visit()
        tried.computer.restart(150 * DAY)
        young = tried.visit()
        tried.writer.take(PinAttempt("wrong"), tried.computer.wall)
        tried.save()
        keep_clock(tried.folder, confirm, look=tried.computer.shown())
        today = tried.computer.wall.date()
        assert purge(tried.folder, today - timedelta(days=30), today).visits == 1
        assert tried.ids() == {young}
        tried.save()
        assert tried.marks() == [(iso(today), "right", None)]
        assert query_sql(tried.folder, "SELECT day, date_state FROM pin_attempt") == [
            (iso(today), "right")
        ]


def test_a_visit_that_goes_on_while_the_date_is_settled_is_counted_once() -> None:
    with kiosk() as tried:
        tried.save()
        right = tried.computer.wall
        tried.computer.wall = datetime(1970, 1, 1)
        tried.writer.take(Event(0, "choice", "welcome", "fr"), tried.computer.wall)
        tried.save()
        tried.computer.wall = right
        tried.save()
        tried.writer.take("left", right)
        tried.save()
        tried.save()
        assert tried.marks() == [("1970-01-01", "wrong", iso(right))]
        assert tried.counted() == [(iso(right), 1)]


def test_what_a_kiosk_of_before_dated_ahead_goes_with_the_days_counted_from_today() -> None:
    with kiosk() as tried:
        tried.visit()
        tried.visit()
        with closing(sqlite3.connect(tried.folder / LOG_FILE)) as conn, conn:
            conn.execute("UPDATE visit SET day = '2031-01-01' WHERE rowid = 1")
        tried.run_for(1)
        assert tried.marks()[0] == ("2031-01-01", "wrong", iso(tried.computer.wall))
        tried.run_for(RETENTION + 1)
        assert tried.ids() == set()


JUMPS = st.one_of(
    st.floats(31, 95),
    st.floats(-95, -31),
    st.floats(-150, 150),
    st.floats(-2, 10),
    st.just(-20000.0),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("run"), st.floats(0.1, 40)),
        st.tuples(st.sampled_from(["jump", "restart"]), JUMPS),
        st.tuples(st.just("visit"), st.just(0.0)),
        st.tuples(st.sampled_from(["visit", "confirm", "deny"]), st.just(0.0)),
    ),
    max_size=20,
)


def do(tried: KioskOnComputer, what: str, amount: float) -> None:
    """One step: running in hours, jumps in days."""
    computer = tried.computer
    if what == "run":
        computer.run(amount * HOUR)
    elif what in ("jump", "restart"):
        # Dates that neither a computer nor SQLite has.
        days = max(amount, (datetime(1970, 1, 2) - computer.wall).days)
        (computer.jump if what == "jump" else lambda by: computer.restart(0, by))(days * DAY)
    elif what == "deny":
        keep_clock(tried.folder, deny, look=computer.shown())
    elif what == "confirm" and read_clock(tried.folder, computer.shown()).doubt != "build":
        tried.confirm()


class Written:
    """When a visit was written: how long the computer had run, and what the clock showed if that was plausible."""

    def __init__(self, computer: SimulatedComputer, plausible: bool) -> None:
        self.odometer = computer.odometer
        self.wall = computer.wall if plausible else None
        self.shown = computer.wall

    def learn(self, computer: SimulatedComputer) -> None:
        """A plausible clock tells when it was, by the time that has been run since."""
        if self.wall is None:
            since = timedelta(seconds=computer.odometer - self.odometer)
            self.wall = min(self.shown, computer.wall - since)


@settings(max_examples=60)
@given(STEPS)
def test_no_jump_deletes_a_visit_before_its_days_have_passed_or_staff_have_confirmed_the_date(
    steps: list[tuple[str, float]],
) -> None:
    with kiosk() as tried:
        visits: dict[str, Written] = {}
        looks: list[tuple[float, datetime]] = []
        for what, amount in [("visit", 0.0), *steps]:
            do(tried, what, amount)
            if what == "visit":
                id = tried.visit()
                visits[id] = Written(
                    tried.computer, not read_clock(tried.folder, tried.computer.shown()).doubt
                )
            else:
                tried.save()
            if what == "confirm":
                # From here on the date is the staff's.
                visits, looks = {}, []
            if not read_clock(tried.folder, tried.computer.shown()).doubt:
                looks.append((tried.computer.odometer, tried.computer.wall))
                for written in visits.values():
                    written.learn(tried.computer)
            for id in visits.keys() - tried.ids():
                written = visits.pop(id)
                assert written.wall is not None, "its date was never known"
                for odometer, wall in looks:
                    since = tried.computer.odometer - odometer
                    if since <= 23 * HOUR:
                        age = wall + timedelta(seconds=since) - written.wall
                        assert age >= timedelta(days=RETENTION - SLACK_DAYS)


@settings(max_examples=30)
@given(STEPS)
def test_whatever_the_clock_did_every_visit_goes_once_the_date_is_known(
    steps: list[tuple[str, float]],
) -> None:
    with kiosk() as tried:
        tried.visit()
        for what, amount in steps:
            do(tried, what, amount)
            if what == "visit":
                tried.visit()
            else:
                tried.save()
        if tried.computer.wall.date() <= BUILD_DAY:
            tried.computer.wall = START + timedelta(days=100)
        tried.confirm()
        tried.run_for(RETENTION + 2)
        assert tried.ids() == set()
        assert query_sql(tried.folder, "SELECT count(*) FROM event") == [(0,)]
