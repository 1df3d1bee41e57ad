"""The date is believed only where it can be right, and no jump of the clock makes anything old by itself."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.clock import BUILD_DAY
from kiosk.content.content_files import content_tables
from kiosk.paths import CONTENT
from kiosk.store.clock_record import begin_record
from tests.store.simulated_computer import DAY, HOUR, START, SimulatedComputer


def test_a_clock_that_goes_as_it_should_is_trusted_and_the_day_goes_with_it() -> None:
    computer = SimulatedComputer()
    assert computer.state == "trusted"
    for day in range(1, 4):
        computer.run(DAY)
        assert computer.state == "trusted"
        assert computer.record.purge_day == START.date() + timedelta(days=day)


def test_nights_and_weekends_cost_no_wait() -> None:
    computer = SimulatedComputer()
    for _ in range(8):
        computer.work(5)
        computer.restart(2 * DAY)
        assert computer.state == "trusted"
        assert computer.record.purge_day == computer.wall.date()


def test_after_a_summer_the_date_is_trusted_once_it_has_held_for_24_hours_of_running() -> None:
    computer = SimulatedComputer()
    computer.run(HOUR)
    computer.restart(75 * DAY)
    assert computer.state == "waiting"
    last_known = computer.record.purge_day
    computer.run(23.5 * HOUR)
    assert computer.state == "waiting"
    # Only the time that it has run counts as age until then.
    assert last_known is not None
    assert computer.record.purge_day in (last_known, last_known + timedelta(days=1))
    computer.run(HOUR)
    assert computer.state == "trusted"
    assert computer.record.purge_day == computer.wall.date()


def test_the_24_hours_may_be_made_of_several_days() -> None:
    computer = SimulatedComputer()
    computer.restart(75 * DAY)
    computer.work(3)
    computer.run(2 * HOUR)
    assert computer.state == "trusted"


def test_a_jump_that_is_undone_is_forgotten_and_one_that_comes_later_has_to_hold_for_itself() -> (
    None
):
    computer = SimulatedComputer()
    computer.jump(75 * DAY)
    assert computer.state == "waiting"
    computer.run(23 * HOUR)
    computer.jump(-75 * DAY)
    assert computer.state == "trusted"
    computer.run(5 * HOUR)
    computer.jump(75 * DAY)
    assert computer.state == "waiting"
    computer.run(20 * HOUR)
    assert computer.state == "waiting"


def test_staff_may_say_at_once_that_the_date_is_right() -> None:
    for off in (75 * DAY, 150 * DAY):
        computer = SimulatedComputer()
        computer.restart(off)
        assert computer.state in ("waiting", "ahead")
        computer.confirm()
        assert computer.state == "trusted"
        assert computer.record.purge_day == computer.wall.date()


@pytest.mark.parametrize(
    ("jump", "doubt"),
    [
        (-3 * DAY, "back"),
        (-95 * DAY, "build"),
        (-56 * 365 * DAY, "build"),
        (4 * 365 * DAY, "ahead"),
    ],
)
@pytest.mark.parametrize("boots", [True, False])
def test_a_date_that_cannot_be_right_stays_in_doubt_for_as_long_as_it_shows(
    jump: float, doubt: str, boots: bool
) -> None:
    computer = SimulatedComputer()
    computer.run(DAY)
    last_known = computer.record.purge_day
    if boots:
        computer.restart(60, jump)
    else:
        computer.jump(jump)
    assert computer.state == doubt
    computer.run(40 * HOUR)
    assert computer.state == doubt
    assert computer.record.purge_day == last_known


def test_a_clock_that_the_network_sets_right_troubles_nobody_for_longer_than_needed() -> None:
    computer = SimulatedComputer()
    computer.run(DAY)
    right = computer.wall
    computer.restart(16 * HOUR)
    computer.wall = datetime(1970, 1, 1)
    assert computer.state == "build"
    computer.run(600)
    computer.wall = right + timedelta(hours=16, seconds=660)
    assert computer.state == "trusted"
    assert computer.record.moved == 1, "rows of those minutes are of the next day"


def test_a_dead_battery_over_the_summer_and_then_the_network_is_a_holiday() -> None:
    computer = SimulatedComputer()
    right = computer.wall
    computer.restart(0, -56 * 365 * DAY)
    assert computer.state == "build"
    computer.wall = right + timedelta(days=75)
    assert computer.state == "waiting"
    computer.run(25 * HOUR)
    assert computer.state == "trusted"


def test_a_wrong_date_that_staff_deny_is_not_believed_however_long_it_holds() -> None:
    computer = SimulatedComputer()
    computer.restart(0, 60 * DAY)
    assert computer.state == "waiting"
    computer.deny()
    computer.work(5)
    assert computer.state == "denied"
    computer.jump(-60 * DAY)
    assert computer.state == "trusted"


def test_a_date_that_staff_denied_is_judged_anew_once_the_clock_is_set_forward() -> None:
    computer = SimulatedComputer()
    computer.restart(0, 20 * DAY)
    computer.deny()
    assert computer.state == "denied"
    computer.jump(30 * DAY)
    assert computer.state == "waiting"


def test_a_kiosk_that_runs_for_six_hours_a_week_lets_visits_go_some_weeks_later() -> None:
    computer = SimulatedComputer()
    for _ in range(10):
        computer.work(2, hours=3)
        computer.restart(5 * DAY)
        computer.look()
    assert computer.record.state == "waiting"
    assert computer.record.purge_day is not None
    assert (
        timedelta(days=14) < computer.wall.date() - computer.record.purge_day < timedelta(days=42)
    )


def test_winter_time_and_small_corrections_are_no_jump_back() -> None:
    computer = SimulatedComputer()
    for jump in (-HOUR, -30, 20, HOUR, -2 * HOUR):
        computer.jump(jump)
        assert computer.state == "trusted"


def test_a_first_kiosk_believes_any_date_that_is_not_before_its_build() -> None:
    computer = SimulatedComputer(newest=None)
    assert computer.state == "trusted"
    computer = SimulatedComputer(newest=None)
    computer.wall = datetime(1970, 1, 1)
    computer.record = begin_record(computer.shown(), None)
    assert computer.state == "build"
    with pytest.raises(ValueError, match="older than the kiosk"):
        computer.confirm()
    computer.wall = START + timedelta(days=900)
    assert computer.state == "trusted"


def test_a_log_with_newer_visits_than_today_asks_which_is_right() -> None:
    assert SimulatedComputer(newest=START.date() + timedelta(days=1500)).state == "back"


def test_the_build_is_as_new_as_the_newest_fact_of_the_content() -> None:
    dates = [table.entry.get("dated") for table in content_tables(CONTENT)]
    newest = max(dated for dated in dates if type(dated) is date)
    assert newest <= BUILD_DAY, "set BUILD_DAY in kiosk/clock.py to that day"
    assert date.today() >= BUILD_DAY


JUMPS = st.one_of(
    st.floats(-200, 200).map(lambda days: days * DAY),
    st.floats(-2, 10).map(lambda days: days * DAY),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("run"), st.floats(60, 40 * HOUR)),
        st.tuples(st.just("jump"), JUMPS),
        st.tuples(st.just("restart"), JUMPS),
    ),
    max_size=25,
)


def play(computer: SimulatedComputer, steps: list[tuple[str, float]]) -> Iterator[None]:
    """Do what the steps say, with a look after each."""
    for what, amount in steps:
        if what == "run":
            computer.run(amount)
        elif what == "jump":
            computer.jump(amount)
        else:
            computer.restart(0, amount)
        computer.look()
        yield


@settings(max_examples=200)
@given(STEPS)
def test_no_jump_is_counted_as_age_until_it_has_held_for_a_day_of_running(
    steps: list[tuple[str, float]],
) -> None:
    computer = SimulatedComputer()
    computer.looks.append((0.0, START))
    for _ in play(computer, steps):
        day = computer.record.purge_day
        if day is None or computer.record.doubt:
            continue
        counted = datetime.combine(day, datetime.min.time())
        for odometer, wall in computer.looks:
            since = computer.odometer - odometer
            # Throughout that time the clock stood behind that day by no more than the nights of a week.
            if since <= 23 * HOUR:
                then = wall + timedelta(seconds=since)
                assert counted <= then + timedelta(days=7 + 1)


@settings(max_examples=100)
@given(STEPS)
def test_after_any_jumps_a_word_of_the_staff_brings_trust_back(
    steps: list[tuple[str, float]],
) -> None:
    computer = SimulatedComputer()
    for _ in play(computer, steps):
        assert len(computer.record.gaps) <= 26
    if computer.wall.date() < BUILD_DAY:
        computer.wall = START + timedelta(days=300)
    computer.confirm()
    assert computer.state == "trusted"
    assert computer.record.purge_day == computer.wall.date()
