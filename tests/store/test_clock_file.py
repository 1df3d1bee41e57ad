"""What is known of the date is kept in a file of its own, whatever becomes of that or of the log."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from kiosk.events import Event
from kiosk.store.clock_file import CLOCK_FILE, forget_move, keep_clock, read_clock
from kiosk.store.clock_record import confirm
from tests.store.logs import MEMORY, write_visits
from tests.store.simulated_computer import DAY, HOUR, START, SimulatedComputer

ENDED = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> SimulatedComputer:
    """The computer whose clock the file is about."""
    made = SimulatedComputer()
    monkeypatch.setattr("kiosk.store.clock_file.look_at_clock", made.shown)
    return made


def test_without_a_file_the_newest_visit_of_the_log_is_the_last_day_known(
    tmp_path: Path, computer: SimulatedComputer
) -> None:
    assert read_clock(tmp_path).state == "trusted"
    write_visits(tmp_path, [(START.date(), ENDED)])
    for days, state, doubt in ((0, "trusted", ""), (75, "waiting", ""), (400, "doubtful", "ahead")):
        computer.wall = START + timedelta(days=days)
        found = read_clock(tmp_path)
        assert (found.state, found.doubt) == (state, doubt)
    computer.wall = START - timedelta(days=3)
    assert read_clock(tmp_path).doubt == "back"
    assert not (tmp_path / CLOCK_FILE).exists()


def test_the_file_goes_on_where_the_log_is_gone(
    tmp_path: Path, computer: SimulatedComputer
) -> None:
    keep_clock(tmp_path)
    computer.restart(0, 400 * DAY)
    assert read_clock(tmp_path).doubt == "ahead"
    assert (tmp_path / CLOCK_FILE).stat().st_mode & 0o777 == 0o600


def test_it_is_written_when_something_changes_and_now_and_then(
    tmp_path: Path, computer: SimulatedComputer
) -> None:
    keep_clock(tmp_path)
    first = (tmp_path / CLOCK_FILE).read_bytes()
    computer.run(500)
    keep_clock(tmp_path)
    assert (tmp_path / CLOCK_FILE).read_bytes() == first
    computer.run(200)
    keep_clock(tmp_path)
    assert (tmp_path / CLOCK_FILE).read_bytes() != first


def test_no_running_time_is_lost_between_two_writings(
    tmp_path: Path, computer: SimulatedComputer
) -> None:
    keep_clock(tmp_path)
    computer.restart(75 * DAY)
    keep_clock(tmp_path)
    for _ in range(3 * 24):
        computer.run(HOUR / 3)
        keep_clock(tmp_path)
    computer.run(60)
    assert read_clock(tmp_path).state == "trusted"


def test_what_a_doubt_moved_is_kept_until_the_rows_are_settled(
    tmp_path: Path, computer: SimulatedComputer
) -> None:
    keep_clock(tmp_path)
    computer.restart(0, 400 * DAY)
    assert keep_clock(tmp_path, confirm).moved == 400
    assert read_clock(tmp_path).moved == 400
    forget_move(tmp_path, 399)
    assert read_clock(tmp_path).moved == 400
    forget_move(tmp_path, 400)
    assert read_clock(tmp_path).moved is None


@given(st.one_of(st.binary(max_size=200), st.from_type(dict).map(json.encode)))
def test_no_bytes_in_it_are_more_than_a_first_look(data: bytes) -> None:
    check_any_file(data)


@given(
    st.fixed_dictionaries(
        {
            "known": st.datetimes().map(lambda moment: moment.isoformat()),
            "boot": st.text(max_size=20),
            "running": st.floats(0, 1e12),
            "gaps": st.lists(
                st.fixed_dictionaries({"seconds": st.floats(0, 1e12), "held": st.floats(0, 1e12)}),
                max_size=5,
            ),
        },
        optional={"moved": st.integers(-(10**9), 10**9), "denied": st.floats(-1e12, 1e12)},
    )
)
def test_no_numbers_in_it_break_the_look(record: dict[str, object]) -> None:
    check_any_file(json.encode(record))


def check_any_file(data: bytes) -> None:
    """Whatever the file holds, there is an answer, and staff can put it right."""
    computer = SimulatedComputer()
    with TemporaryDirectory(dir=MEMORY) as name:
        (Path(name) / CLOCK_FILE).write_bytes(data)
        look = computer.shown()
        assert read_clock(Path(name), look).state in ("trusted", "waiting", "doubtful")
        assert keep_clock(Path(name), confirm, look=look).state == "trusted"
        assert read_clock(Path(name), look).state == "trusted"
