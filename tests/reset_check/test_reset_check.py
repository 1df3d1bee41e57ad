"""`kiosk check --reset`, and the supervisor that does the same once a day."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

import pytest

from kiosk.reset_check import canaries, runner
from kiosk.reset_check.canaries import Canary
from kiosk.reset_check.kiosk_harness import CLEARED, KioskHarness
from kiosk.runtime import daily_reset_check
from kiosk.runtime.daily_reset_check import DailyResetCheck
from kiosk.store.reset_check_result import RESULT_FILE, ResetCheckResult, read_result, write_result
from tests.runtime.waiting import is_alive, wait_until
from tests.sampling import IS_WHOLE, sampled
from tools.attack import leak
from tools.attack.processor_load import load_processor

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: memory is read there")


def test_three_visits_are_played_and_nothing_of_them_stays(tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-m", "kiosk", "check", "--reset", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (
        "3 visits were played, and nothing of them was left.\n",
        "",
    )
    assert done.returncode == 0
    assert read_result(tmp_path) == ResetCheckResult(day=date.today(), visits=3)
    assert (tmp_path / RESULT_FILE).stat().st_mode & 0o777 == 0o600


def test_what_stays_is_found_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kiosk.reset_check.runner import run_reset_check

    def end_and_leak(kiosk: KioskHarness, end: str, process: int) -> None:
        (kiosk.data.parent / "home" / "notes").write_text(f"{end}: {typed[-1].typed}")
        end_visit(kiosk, end, process)

    def note_canary(chance: Random) -> Canary:
        typed.append(phone_canary(chance))
        return typed[-1]

    typed: list[Canary] = []
    monkeypatch.setattr(runner, "ENDS", sampled(runner.ENDS, 3))
    end_visit, phone_canary = runner.end_visit, canaries.phone_canary
    monkeypatch.setattr(runner, "end_visit", end_and_leak)
    monkeypatch.setattr(canaries, "phone_canary", note_canary)
    found, said = run_reset_check(tmp_path, date(2026, 11, 20))
    assert found.traces == tuple(f"{end}: phone in notes" for end, _ in runner.ENDS)
    assert "Something of a visit was left (stopped: phone in notes" in said
    assert not found.passed
    assert read_result(tmp_path) == found


@pytest.mark.parametrize(
    "place", sampled(["in the memory of the supervisor", "on the terminal"], 2)
)
def test_a_kiosk_that_leaks_is_found_out(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not IS_WHOLE:
        # Nothing is expected of the third visit.
        monkeypatch.setattr(runner, "ENDS", runner.ENDS[:2])
    found = runner.play_visits(leak.leaking_supervisor_code(place)).traces
    assert {f"stopped: phone {place}", f"killed: phone {place}"} <= set(found)


def test_the_welcome_page_of_the_visit_that_ended_is_not_the_next_one() -> None:
    page = b"\x1b[?1049h\x1b[1mBienvenue. Welcome.\x1b[0m"
    kiosk = KioskHarness.__new__(KioskHarness)
    kiosk.raw = page + b" 0470 123 456"
    assert kiosk.shows_welcome()
    assert not kiosk.shows_welcome(after=1)
    kiosk.raw += CLEARED + b"\x1b[?1049h"
    assert not kiosk.shows_welcome(after=1)
    kiosk.raw += page
    assert kiosk.shows_welcome(after=1)
    assert kiosk.visible_text == b"Bienvenue. Welcome."


@pytest.mark.parametrize("fault", [TimeoutError("next visit"), LookupError("a"), ValueError("b")])
def test_what_could_not_be_done_is_not_taken_for_something_that_stayed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    from kiosk.reset_check import runner

    def slow() -> runner.ResetFindings:
        raise fault

    monkeypatch.setattr(runner, "play_visits", slow)
    found, said = runner.run_reset_check(tmp_path, date(2026, 11, 20))
    assert (found.visits, found.traces, found.passed) == (0, (), False)
    assert f"could not be done ({type(fault).__name__}" in said
    assert "does not mean that anything was left" in said


def test_the_load_of_an_attack_ends_with_it() -> None:
    with load_processor(2) as loops:
        assert all(is_alive(one.pid) for one in loops)
    assert not any(is_alive(one.pid) for one in loops)


def test_the_supervisor_does_it_once_a_day_and_tells_staff_what_stayed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    check = DailyResetCheck(tmp_path, told.append)
    monkeypatch.setenv("KIOSK_TODAY", "2026-11-20")
    left = ResetCheckResult(day=date(2026, 11, 20), visits=3, traces=("killed: phone in x",))
    monkeypatch.setattr(
        daily_reset_check, "CHECK_CODE", f"import time; time.sleep(60); '{tmp_path}'"
    )
    check.run_if_due()
    process = check._pid
    assert is_alive(process)
    check.run_if_due()
    assert check._pid == process
    write_result(tmp_path, left)
    check.stop()
    wait_until(lambda: not is_alive(process))
    check.run_if_due()
    assert check._pid == 0
    assert told == [
        "Something of a visit was left (killed: phone in x): close the kiosk, and report this."
    ]
    DailyResetCheck(tmp_path, told.append).run_if_due()
    assert len(told) == 1


def test_the_process_apart_does_the_check_and_keeps_its_result(tmp_path: Path) -> None:
    ends = sampled(runner.ENDS, 3)
    code = f"from kiosk.reset_check import runner; runner.ENDS = {ends}\n"
    code += daily_reset_check.CHECK_CODE
    command = [sys.executable, "-I", "-c", code, str(tmp_path), "2026-11-20"]
    subprocess.run(command, check=True, timeout=120)
    assert read_result(tmp_path) == ResetCheckResult(day=date(2026, 11, 20), visits=len(ends))


def test_a_check_that_is_ended_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    data = tmp_path / "data"
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", daily_reset_check.CHECK_CODE, str(data), "2026-11-20"]
    )
    wait_until(lambda: list(tmp_path.glob("kiosk-reset-*/data/logbook.db")), 60)
    process.terminate()
    assert process.wait(20) == 1
    assert list(tmp_path.iterdir()) == []
