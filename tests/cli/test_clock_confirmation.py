"""`kiosk check` names a clock that cannot be believed; `kiosk log purge --confirm-date` says that it is right."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.log_commands import log
from kiosk.clock import BUILD_DAY
from kiosk.content.problem import Problem
from kiosk.events import Event
from kiosk.staff.health.clock import look_at_clock
from kiosk.staff.health.installation import Installation
from kiosk.store.clock_file import keep_clock, read_clock
from kiosk.store.data_folder import LOG_FILE
from tests.played_visit import shipped_content
from tests.store.logs import query_sql, write_visits
from tests.store.simulated_computer import DAY, HOUR, START, SimulatedComputer

ENDED = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimulatedComputer:
    """A computer with a visit of today and one of twenty days ago."""
    made = SimulatedComputer()
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path))
    for module in ("store.clock_file", "cli.date_confirmation"):
        monkeypatch.setattr(f"kiosk.{module}.look_at_clock", made.shown)
    write_visits(tmp_path, [(START.date() - timedelta(days=age), ENDED) for age in (20, 0)])
    keep_clock(tmp_path)
    return made


def doubts(folder: Path, computer: SimulatedComputer) -> list[Problem]:
    """What is said of the clock where all is not well."""
    kiosk = Installation(data=folder, content=shipped_content(), look=computer.shown)
    return [one.problem for one in look_at_clock(kiosk) if one.state != "ok"]


def purge(*options: str, typed: str = "") -> Result:
    """Run `kiosk log purge`."""
    return CliRunner().invoke(log, ["purge", *options], input=typed)


def visits(folder: Path) -> int:
    """How many visits there are."""
    return len(query_sql(folder, "SELECT id FROM visit"))


def test_a_clock_that_is_right_is_no_problem(tmp_path: Path, computer: SimulatedComputer) -> None:
    assert doubts(tmp_path, computer) == []
    assert doubts(tmp_path / "none", computer) == []


@pytest.mark.parametrize("days", [-40, 400])
def test_a_date_in_doubt_is_a_problem_with_its_remedy(
    tmp_path: Path, computer: SimulatedComputer, days: int
) -> None:
    computer.restart(0, days * DAY)
    (problem,) = doubts(tmp_path, computer)
    assert "no old visit is deleted" in problem.fault
    assert f"If today is {computer.wall.date()}, run: kiosk log purge --confirm-date." in str(
        problem
    )
    assert "timedatectl" in problem.remedy
    assert not problem.notice


def test_a_date_before_the_build_can_only_be_set_right(
    tmp_path: Path, computer: SimulatedComputer
) -> None:
    computer.wall = datetime(1970, 1, 1)
    (problem,) = doubts(tmp_path, computer)
    assert "confirm" not in problem.remedy
    refused = purge("--confirm-date", "--yes")
    assert refused.exit_code == 2
    assert "timedatectl" in refused.output
    assert visits(tmp_path) == 2
    assert BUILD_DAY.year > 1970


def test_a_holiday_is_a_notice_that_says_for_how_long_it_waits(
    tmp_path: Path, computer: SimulatedComputer
) -> None:
    computer.restart(75 * DAY)
    keep_clock(tmp_path)
    (problem,) = doubts(tmp_path, computer)
    assert problem.notice
    assert "by 75 days" in problem.fault
    assert "for 24 more hours" in problem.fault
    computer.run(20 * HOUR)
    (problem,) = doubts(tmp_path, computer)
    assert "for 4 more hours" in problem.fault
    computer.run(5 * HOUR)
    assert doubts(tmp_path, computer) == []


@pytest.mark.parametrize("off", [75, 400])
def test_confirming_the_date_deletes_what_is_old_by_it(
    tmp_path: Path, computer: SimulatedComputer, off: int
) -> None:
    computer.restart(off * DAY)
    for typed in ("", "n\n"):
        refused = purge("--confirm-date", typed=typed)
        assert refused.exit_code == 2
        assert "Nothing was deleted." in refused.output
        assert visits(tmp_path) == 2
    done = purge("--confirm-date", typed="y\n")
    assert done.exit_code == 0, done.output
    assert "2 visits were deleted." in done.output
    assert str(computer.wall.date()) in done.output
    assert read_clock(tmp_path).state == "trusted"
    assert doubts(tmp_path, computer) == []


def test_a_date_is_confirmed_where_there_is_no_log_yet(
    tmp_path: Path, computer: SimulatedComputer
) -> None:
    (tmp_path / LOG_FILE).unlink()
    computer.restart(400 * DAY)
    assert purge("--confirm-date", "--yes").exit_code == 0
    assert read_clock(tmp_path).state == "trusted"
    assert not (tmp_path / LOG_FILE).exists()


@pytest.mark.parametrize("options", [(), ("--before", "2026-11-01", "--confirm-date")])
def test_purge_takes_a_day_or_the_date_and_not_both(
    computer: SimulatedComputer, options: tuple[str, ...]
) -> None:
    refused = purge(*options, "--yes")
    assert refused.exit_code == 2
    assert "--before DAY or --confirm-date" in refused.output


def test_a_previewed_day_cannot_be_confirmed(
    tmp_path: Path, computer: SimulatedComputer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_TODAY", "2027-06-01")
    refused = purge("--confirm-date", "--yes")
    assert refused.exit_code == 2
    assert "unset it" in refused.output
    assert visits(tmp_path) == 2
