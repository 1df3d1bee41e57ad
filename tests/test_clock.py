"""The day that dated facts are read on."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kiosk import clock
from kiosk.cli.log_commands import purge_visits
from kiosk.cli.log_export_command import export_counts
from kiosk.cli.log_figures_command import show_figures
from kiosk.runtime.lazy_content import LazyContent
from kiosk.runtime.wiring import start_visit
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.view_model.replies import Chose


def test_kiosk_today_previews_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_TODAY", "2027-01-01")
    assert clock.today() == date(2027, 1, 1)
    assert clock.now().date() == date(2027, 1, 1)


def test_without_it_today_is_the_day_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIOSK_TODAY", raising=False)
    before = date.today()
    assert before <= clock.today() <= date.today()


def test_a_day_that_is_none_is_refused_in_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KIOSK_TODAY", "tomorrow")
    with pytest.raises(ValueError, match="KIOSK_TODAY must be a day written like 2027-01-01"):
        clock.today()


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_of_another_age_is_refused_with_those_that_can_be_used(
    monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.setenv("KIOSK_TODAY", day)
    with pytest.raises(ValueError, match="must be a day from 2000-01-01 to 2999-12-31"):
        clock.today()


@given(st.dates(), st.dates())
def test_any_day_has_one_that_can_be_counted_from_and_the_order_of_days_stays(
    one: date, other: date
) -> None:
    near, far = clock.clamp_day(one), clock.clamp_day(other)
    assert clock.FIRST_DAY <= near <= clock.LAST_DAY
    assert (near <= far) or other < one
    assert near == one or not clock.FIRST_DAY <= one <= clock.LAST_DAY


@pytest.mark.parametrize(
    "period",
    [
        ("--since", "0001-01-01"),
        ("--until", "9999-12-31"),
        ("--since", "0001-01-01", "--until", "0001-01-02"),
        ("--since", "9999-12-01", "--until", "9999-12-31"),
        ("--span", "2000"),
        ("--span", "2999-Q4"),
    ],
)
def test_figures_come_to_an_end_at_both_ends_of_the_calendar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, period: tuple[str, ...]
) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path))
    told = CliRunner().invoke(show_figures, [*period, "--json"])
    assert told.exception is None, told.output
    assert json.loads(told.output)["visits"] == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_purge_and_an_export_take_such_days_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path))
    purged = CliRunner().invoke(purge_visits, ["--before", day, "--yes"])
    assert "0 visits were deleted." in purged.output
    for option in ("--since", "--until"):
        folder = tmp_path / "out"
        made = CliRunner().invoke(export_counts, ["--json", str(folder), option, day])
        assert made.exit_code == 0, made.output


@pytest.mark.skipif(not clock.BOOT_ID.exists(), reason="Linux alone has ids of boots")
def test_running_time_is_that_of_the_kernel_with_the_id_of_its_boot() -> None:
    before = clock.running_seconds()
    now = clock.running_time()
    assert len(now.boot) == clock.BOOT_LETTERS
    # The kernel's file has hundredths of a second.
    assert before - 0.02 <= now.seconds <= clock.running_seconds()


def test_without_the_files_of_the_kernel_running_time_is_that_of_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BOOT_ID", "UPTIME"):
        with monkeypatch.context() as patch:
            patch.setattr(clock, name, tmp_path / "gone")
            before = clock.running_seconds()
            now = clock.running_time()
            assert now.boot == ""
            assert before <= now.seconds <= clock.running_seconds()


def test_moments_of_two_boots_have_no_distance() -> None:
    now = clock.RunningTime("b", 100)
    assert now.seconds_since("b", 60) == 40
    assert now.seconds_since("a", 60) is None
    assert clock.RunningTime("", 100).seconds_since("", 101) is None


def test_a_moment_that_another_process_has_kept_later_in_this_boot_is_no_other_boot() -> None:
    assert clock.RunningTime("boot", 100.0).seconds_since("boot", 150.0) == 0.0
    assert clock.RunningTime("boot", 100.0).seconds_since("boot", 40.0) == 60.0
    assert clock.RunningTime("other", 100.0).seconds_since("boot", 40.0) is None
    # Without ids of boots only a smaller number tells.
    assert clock.RunningTime("", 100.0).seconds_since("", 150.0) is None


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="Linux alone has this clock")
def test_silence_is_counted_by_a_clock_that_runs_on_while_the_machine_sleeps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept = 0.0
    real = time.clock_gettime

    def after_sleep(which: int) -> float:
        return real(which) + (slept if which == time.CLOCK_BOOTTIME else 0)

    monkeypatch.setattr(time, "clock_gettime", after_sleep)
    content = LazyContent(WorkerConfig(), lambda fault: None)
    visit = start_visit(WorkerConfig(), content, lambda event: None, "screen", "en")
    visit.answer(Chose("start"))
    assert not visit.tick()
    slept = 3600
    assert visit.tick()
    assert visit.outcome == "timed-out"
