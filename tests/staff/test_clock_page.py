"""Where the date cannot be believed the staff are asked for it, and see what that means for visits."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.store.clock_file import CLOCK_FILE, read_clock
from kiosk.store.data_folder import LOG_FILE
from kiosk.view_model.page import SelectableTable
from kiosk.view_model.replies import Onward
from tests.played_visit import NOON
from tests.staff.pins import PIN, cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlayedStaffSession:
    """The staff pages before their PIN, on the day of the newest visit."""
    cheapen(monkeypatch)
    return PlayedStaffSession(with_visit_log(with_pin(tmp_path)))


def state(staff: PlayedStaffSession, folder: Path) -> str:
    """What is known of the date now."""
    record = read_clock(folder, staff.session._services.look())
    return record.doubt or record.state


def test_with_a_date_that_can_be_right_nobody_is_asked(staff: PlayedStaffSession) -> None:
    staff.enter()
    assert not staff.says("is in doubt")
    staff.choose("health")
    assert "date" not in {one.id for one in staff.options()}
    staff.choose("all")
    assert staff.says("20 November 2026, 12.00: trusted")


@pytest.mark.parametrize("days", [400, -30])
def test_behind_the_pin_a_date_in_doubt_is_asked_for_and_confirmed_by_its_number_alone(
    tmp_path: Path, staff: PlayedStaffSession, days: int
) -> None:
    staff.wall = NOON + timedelta(days=days)
    assert staff.type(PIN).id == "staff/clock"
    assert staff.says("20 November 2026")
    assert staff.reply(Onward()).id == "staff/menu"
    assert not (tmp_path / CLOCK_FILE).exists()
    assert staff.says("The date on this computer may be wrong. Please look at “Kiosk health”.")
    assert staff.choose("health", "date").id == "staff/clock"
    assert staff.choose("right").id == "staff/health"
    assert staff.says("The kiosk has noted that today is")
    assert state(staff, tmp_path) == "trusted"


def test_a_date_before_the_build_can_be_confirmed_by_nobody(staff: PlayedStaffSession) -> None:
    staff.wall = NOON.replace(year=2001)
    staff.type(PIN)
    assert staff.says("The kiosk is newer than that")
    assert "right" not in {one.id for one in staff.options()}
    staff.choose("wrong")
    assert staff.says("sudo timedatectl set-time")
    assert staff.choose("again").id == "staff/clock"
    staff.wall = NOON
    assert staff.choose("back").id == "staff/menu"


def test_after_a_holiday_nobody_is_asked_but_may_confirm_or_deny(
    tmp_path: Path, staff: PlayedStaffSession
) -> None:
    staff.wall = NOON + timedelta(days=60)
    staff.enter()
    staff.choose("health")
    assert staff.says("once it has run for 24 more hours")
    staff.choose("date", "wrong")
    assert state(staff, tmp_path) == "denied"
    staff.go_back()
    assert staff.says("You have told the kiosk that this is wrong.")
    staff.choose("right")
    assert state(staff, tmp_path) == "trusted"


def test_deleting_old_visits_now_asks_for_the_date_first(staff: PlayedStaffSession) -> None:
    staff.wall = NOON + timedelta(days=60)
    staff.enter()
    staff.choose("care", "retention")
    assert staff.says("Nothing is being deleted at the moment, as today’s date may be wrong.")
    assert staff.choose("purge").id == "staff/clock"
    assert staff.choose("right").id == "staff/retention"
    assert staff.choose("purge").id == "staff/retention/purge"
    staff.choose("yes")
    assert staff.says("Visits deleted: 60.")


def test_visits_of_a_wrong_date_are_marked_in_the_list_and_say_why(
    tmp_path: Path, staff: PlayedStaffSession
) -> None:
    with closing(sqlite3.connect(tmp_path / LOG_FILE)) as conn, conn:
        for mark, number in (("wrong", 60), ("doubtful", 59)):
            conn.execute(
                "UPDATE visit SET date_state = ?, written_day = '2026-11-19' WHERE rowid = ?",
                [mark, number],
            )
    staff.enter()
    staff.choose("visits")
    (table,) = [block for block in staff.page.blocks if isinstance(block, SelectableTable)]
    marked = [id for id, row in zip(table.ids, table.rows, strict=True) if row[0].endswith(" ?")]
    assert len(marked) == 2
    told = []
    for id in marked:
        staff.choose(id)
        told += [
            staff.says("The date on the computer may have been wrong then."),
            staff.says("The visit took place on or before Thursday 19 November."),
        ]
        staff.go_back()
    assert sorted(told) == [False, False, True, True]
