"""The spare beside a visit, in real processes: when there is one, and what becomes of it."""

import os
import signal
from pathlib import Path

from kiosk.store.queries import all_visits
from tests.runtime.kiosk import FAKE_WORKER
from tests.runtime.spares import kiosk_with_spare, others, spare_of
from tests.runtime.waiting import children, is_alive, wait_for_outcome, wait_until

DAY = """
from datetime import date
from pathlib import Path
from kiosk import clock
clock.today = lambda: date.fromisoformat(Path({file!r}).read_text())
"""
MEMORY = "free_memory.MEMORY_FILE = __import__('pathlib').Path({file!r})\n"
BREAKS = """
import os, sys, time
if any(word.startswith("--terminal=") for word in sys.argv):
    open({starts!r}, "a").write(f"{{time.monotonic()}}\\n")
    os._exit(1)
exec(compile(open({fake!r}).read(), {fake!r}, "exec"))
"""


def test_the_spare_becomes_the_next_visit_and_counts_as_none_before(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path) as kiosk:
        first = kiosk.welcome()
        kiosk.press("p")
        spare = spare_of(kiosk)
        kiosk.press("pe")
        assert kiosk.welcome(after=first) == spare
        assert not is_alive(first)
        wait_for_outcome(tmp_path, "finished")
        assert len(all_visits(tmp_path)) == 1
        third = spare_of(kiosk)
        kiosk.press("pe")
        assert kiosk.welcome(after=spare) == third
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert [row["outcome"] for row in all_visits(tmp_path)] == ["finished", "finished"]


def test_beside_a_busy_visit_there_is_no_spare(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path, quiet=2) as kiosk:
        kiosk.welcome()
        kiosk.press("b")
        while "RESTS" not in kiosk.appearance():
            assert others(kiosk.pid) == []
        spare_of(kiosk)


def test_a_spare_has_no_terminal_as_its_input_and_output_before_its_turn(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path) as kiosk:
        first = kiosk.welcome()
        spare = spare_of(kiosk)
        assert [standard(spare, fd) for fd in (0, 1, 2)] == [os.devnull] * 3
        assert standard(first, 0).startswith("/dev/pts/")
        kiosk.press("pe")
        kiosk.welcome(after=first)
        assert standard(spare, 0) == standard(spare, 1) == standard(kiosk.pid, 0)
        assert standard(spare, 2) == os.devnull
        kiosk.press("m")
        kiosk.shows(r"ECHO False ISIG False")


def standard(pid: int, fd: int) -> str:
    """Where a descriptor of a process leads."""
    return str(Path(f"/proc/{pid}/fd/{fd}").readlink())


def test_a_killed_spare_harms_nobody_and_another_one_comes(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path) as kiosk:
        first = kiosk.welcome()
        kiosk.press("p")
        spare = spare_of(kiosk)
        os.kill(spare, signal.SIGKILL)
        second = spare_of(kiosk, after=spare)
        kiosk.press("p")
        kiosk.shows("TOLD 2")
        assert is_alive(first)
        kiosk.press("e")
        assert kiosk.welcome(after=first) == second
        assert [row["outcome"] for row in wait_for_outcome(tmp_path, "finished")] == ["finished"]


def test_a_visit_begins_without_a_spare_that_was_killed_just_before(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path) as kiosk:
        first = kiosk.welcome()
        kiosk.press("p")
        spare = spare_of(kiosk)
        os.kill(spare, signal.SIGKILL)
        kiosk.press("e")
        assert kiosk.welcome(after=first) != spare
        assert [row["outcome"] for row in wait_for_outcome(tmp_path, "finished")] == ["finished"]


def test_spares_that_break_are_started_more_and_more_seldom(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    code = BREAKS.format(starts=str(starts), fake=str(FAKE_WORKER))
    with kiosk_with_spare(tmp_path / "data", worker=code) as kiosk:
        first = kiosk.welcome()
        wait_until(lambda: starts.exists() and len(starts.read_text().split()) >= 5)
        moments = [float(moment) for moment in starts.read_text().split()]
        kiosk.press("pe")
        kiosk.welcome(after=first)
        rows = wait_for_outcome(tmp_path / "data", "finished")
    assert len(rows) == 1
    assert moments[4] - moments[3] >= 2 > moments[1] - moments[0]


def test_a_spare_ends_with_its_supervisor_though_that_is_killed(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path) as kiosk:
        first = kiosk.welcome()
        spare = spare_of(kiosk)
        kiosk.signal(signal.SIGKILL)
        kiosk.ends()
        wait_until(lambda: not is_alive(spare) and not is_alive(first))


def test_a_kiosk_that_ends_takes_its_spare_along(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path) as kiosk:
        kiosk.welcome()
        spare = spare_of(kiosk)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
        assert not is_alive(spare)


def test_changed_settings_replace_the_spare(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path) as kiosk:
        first = kiosk.welcome()
        old = spare_of(kiosk)
        (tmp_path / "kiosk.toml").write_text('office.name = "Arlon"\n')
        # Somebody uses the visit, and is quiet again.
        kiosk.press("p")
        new = spare_of(kiosk, after=old)
        assert not is_alive(old)
        kiosk.press("e")
        assert kiosk.welcome(after=first) == new
        kiosk.press("o")
        kiosk.shows(r"OFFICE Arlon\.")


def test_settings_that_changed_just_before_the_end_reach_the_next_visit(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path) as kiosk:
        first = kiosk.welcome()
        spare = spare_of(kiosk)
        (tmp_path / "kiosk.toml").write_text('office.name = "Arlon"\n')
        kiosk.press("pe")
        assert kiosk.welcome(after=first) != spare
        assert not is_alive(spare)
        kiosk.press("o")
        kiosk.shows(r"OFFICE Arlon\.")


def test_a_new_day_replaces_the_spare_though_nobody_comes(tmp_path: Path) -> None:
    day = tmp_path / "day"
    day.write_text("2026-11-29")
    before = DAY.format(file=str(day))
    with kiosk_with_spare(tmp_path / "data", check=0.2, before=before) as kiosk:
        kiosk.welcome()
        old = spare_of(kiosk)
        day.write_text("2026-11-30")
        spare_of(kiosk, after=old)
        assert not is_alive(old)


def test_with_little_memory_there_is_no_spare(tmp_path: Path) -> None:
    memory = tmp_path / "meminfo"
    memory.write_text("MemTotal:  8000000 kB\nMemAvailable:  2000000 kB\n")
    before = MEMORY.format(file=str(memory))
    with kiosk_with_spare(tmp_path / "data", check=0.2, before=before) as kiosk:
        first = kiosk.welcome()
        spare = spare_of(kiosk)
        memory.write_text("MemTotal:  8000000 kB\nMemAvailable:  1000000 kB\n")
        wait_until(lambda: not is_alive(spare))
        wait_until(lambda: children(kiosk.pid) == [first])
        kiosk.press("pe")
        second = kiosk.welcome(after=first)
        assert second != spare
        memory.write_text("MemTotal:  8000000 kB\nMemAvailable:  2000000 kB\n")
        spare_of(kiosk)
        assert len(others(kiosk.pid)) == 1
