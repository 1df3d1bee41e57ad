"""`kiosk check --reset`, and the host that does the same once a day."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

import pytest

from kiosk.reset_check import canaries, runner
from kiosk.reset_check.canaries import Canary
from kiosk.reset_check.harness import WIPED, KioskHarness
from kiosk.runtime import daily_reset_check
from kiosk.runtime.daily_reset_check import DailyResetCheck
from kiosk.store.reset_check_result import RESULT_FILE, ResetCheckResult, read_result, write_result
from tests.runtime.waiting import alive, until
from tools.attack import leak
from tools.attack.busy import busy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: memory is read there")


def test_three_visits_are_played_and_nothing_of_them_stays(tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-m", "kiosk", "check", "--reset", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("3 visits were played, and nothing of them stayed.\n", "")
    assert done.returncode == 0
    assert read_result(tmp_path) == ResetCheckResult(day=date.today(), visits=3)
    assert (tmp_path / RESULT_FILE).stat().st_mode & 0o777 == 0o600


def test_what_stays_is_found_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kiosk.reset_check.runner import run_reset_check

    def leaving(stage: KioskHarness, end: str, process: int) -> None:
        (stage.data.parent / "home" / "notes").write_text(f"{end}: {typed[-1].typed}")
        finish(stage, end, process)

    def noting(chance: Random) -> Canary:
        typed.append(phone(chance))
        return typed[-1]

    typed: list[Canary] = []
    finish, phone = runner.end_visit, canaries.phone_canary
    monkeypatch.setattr(runner, "finish", leaving)
    monkeypatch.setattr(canaries, "phone", noting)
    found, said = run_reset_check(tmp_path, date(2026, 11, 20))
    assert found.traces == tuple(f"{end}: phone in notes" for end, _ in runner.ENDS)
    assert "Something of a visit stayed (stopped: phone in notes" in said
    assert not found.passed
    assert read_result(tmp_path) == found


@pytest.mark.parametrize("place", ["on the terminal", "in the memory of the host"])
def test_a_kiosk_that_leaks_is_found_out(place: str) -> None:
    found = runner.play_visits(leak.leaking(place)).traces
    assert {f"stopped: phone {place}", f"killed: phone {place}"} <= set(found)


def test_the_welcome_page_of_the_visit_that_ended_is_not_the_next_one() -> None:
    page = b"\x1b[?1049h\x1b[1mBienvenue. Welcome.\x1b[0m"
    stage = KioskHarness.__new__(KioskHarness)
    stage.raw = page + b" 0470 123 456"
    assert stage.welcomes()
    assert not stage.welcomes(after=1)
    stage.raw += WIPED + b"\x1b[?1049h"
    assert not stage.welcomes(after=1)
    stage.raw += page
    assert stage.welcomes(after=1)
    assert stage.seen == b"Bienvenue. Welcome."


@pytest.mark.parametrize("fault", [TimeoutError("next visit"), LookupError("a"), ValueError("b")])
def test_what_could_not_be_done_is_not_taken_for_something_that_stayed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    from kiosk.reset_check import runner

    def slow() -> runner.ResetFindings:
        raise fault

    monkeypatch.setattr(runner, "play", slow)
    found, said = runner.run_reset_check(tmp_path, date(2026, 11, 20))
    assert (found.visits, found.traces, found.passed) == (0, (), False)
    assert f"could not be done ({type(fault).__name__}" in said
    assert "does not mean that anything stayed" in said


def test_the_load_of_an_attack_ends_with_it() -> None:
    with busy(2) as loops:
        assert all(alive(one.pid) for one in loops)
    assert not any(alive(one.pid) for one in loops)


def test_the_host_does_it_once_a_day_and_tells_staff_what_stayed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    duty = DailyResetCheck(tmp_path, told.append)
    monkeypatch.setenv("KIOSK_TODAY", "2026-11-20")
    left = ResetCheckResult(day=date(2026, 11, 20), visits=3, traces=("killed: phone in x",))
    monkeypatch.setattr(daily_reset_check, "RUN", f"import time; time.sleep(60); '{tmp_path}'")
    duty.rest()
    process = duty._process
    assert alive(process)
    duty.rest()
    assert duty._process == process
    write_result(tmp_path, left)
    duty.stop()
    until(lambda: not alive(process))
    duty.rest()
    assert duty._process == 0
    assert told == [
        "Something of a visit stayed (killed: phone in x): close the kiosk, and report this."
    ]
    DailyResetCheck(tmp_path, told.append).rest()
    assert len(told) == 1


def test_the_process_apart_does_the_check_and_keeps_its_result(tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-c", daily_reset_check.RUN, str(tmp_path), "2026-11-20"]
    subprocess.run(command, check=True, timeout=120)
    assert read_result(tmp_path) == ResetCheckResult(day=date(2026, 11, 20), visits=3)


def test_a_check_that_is_ended_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    data = tmp_path / "data"
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", daily_reset_check.RUN, str(data), "2026-11-20"]
    )
    until(lambda: list(tmp_path.glob("kiosk-reset-*/data/logbook.db")), 60)
    process.terminate()
    assert process.wait(20) == 1
    assert list(tmp_path.iterdir()) == []
