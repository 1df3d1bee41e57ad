"""One visit after the other: each ends as it says, and the next one stands there."""

import sys
import time
from itertools import pairwise
from pathlib import Path

from kiosk.runtime.backoff import Backoff
from kiosk.runtime.worker_runner import KEY_GRACE
from tests.runtime.kiosk import FAKE_WORKER, Kiosk, supervisor_command
from tests.runtime.waiting import is_alive, wait_for_outcome, wait_until


def test_a_visit_that_ends_makes_way_for_the_next(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pfp")
        kiosk.shows("TOLD 2")
        kiosk.press("e")
        second = kiosk.welcome(after=first)
        assert not is_alive(first)
        assert is_alive(second)
        (visit,) = wait_for_outcome(tmp_path, "finished")
    assert (visit["front_end"], visit["language"]) == ("screen", "fr")
    assert visit["part_of_day"] in ("morning", "afternoon", "evening")


def test_staff_leave_with_their_own_code_alone(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        pid = kiosk.welcome()
        for key in "zSl":
            kiosk.press("p" + key)
            pid = kiosk.welcome(after=pid)
        kiosk.press("ps")
        assert kiosk.ends() == 0
        assert not is_alive(pid)
    outcomes = [visit["outcome"] for visit in wait_for_outcome(tmp_path, "staff", 2)]
    assert outcomes == ["interrupted", "interrupted", "staff", "staff"]


def test_a_welcome_page_that_nobody_touches_is_no_visit(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("z")
        second = kiosk.welcome(after=first)
        kiosk.press("pe")
        kiosk.welcome(after=second)
        assert len(wait_for_outcome(tmp_path, "finished")) == 1


def test_keys_typed_just_after_a_time_out_reach_nobody(tmp_path: Path) -> None:
    """The worker reads whatever is there; the time is longer here, so that a busy machine is in time, too."""
    longer = "import kiosk.runtime.worker_runner\nkiosk.runtime.worker_runner.KEY_GRACE = 2\n"
    visit = [sys.executable, "-I", str(FAKE_WORKER), "--keeps-keys"]
    *python, code = supervisor_command(tmp_path, visit)
    with Kiosk([*python, longer + code]) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pt")
        wait_until(lambda: kiosk.appearance() and not is_alive(first))
        ended = time.monotonic()
        wait_until(lambda: time.monotonic() > ended + 0.5)
        kiosk.press("pp")
        second = kiosk.welcome(after=first)
        kiosk.press("p")
        kiosk.shows(r"TOLD \d")
        assert "TOLD 1." in kiosk.appearance()
        assert "TOLD 2." not in kiosk.appearance()
        kiosk.press("e")
        kiosk.welcome(after=second)
        visits = wait_for_outcome(tmp_path, "finished")
    assert sorted(visit["outcome"] for visit in visits) == ["finished", "timed-out"]
    assert KEY_GRACE == 0.5


def test_a_crash_is_logged_by_its_place_and_the_next_visit_begins(tmp_path: Path) -> None:
    from kiosk.store.queries import find_visit

    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pc")
        kiosk.welcome(after=first)
        (row,) = wait_for_outcome(tmp_path, "crashed")
    found = find_visit(tmp_path, row["id"])
    assert found is not None
    (crash,) = found["crashes"]
    assert (crash["type"], crash["file"], crash["line"]) == (
        "KeyError",
        "kiosk/journey/fold.py",
        12,
    )
    assert found["events"][-1]["choice"] == "crashed"


def test_garbage_and_unknown_ids_are_let_go_and_counted(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("gup")
        kiosk.shows("TOLD 1")
        kiosk.press("e")
        kiosk.welcome(after=first)
        (row,) = wait_for_outcome(tmp_path, "finished")
    assert row["unknown_events"] == 1
    for path in tmp_path.iterdir():
        assert b"canary-4711" not in path.read_bytes()


def test_the_first_restart_does_not_wait_and_each_one_after_it_waits_longer() -> None:
    backoff = Backoff()
    delays = [backoff.next_delay(used=False, lifetime=1) for _ in range(9)]
    assert delays == [0, 0.5, 1, 2, 4, 8, 16, 30, 30]
    assert backoff.next_delay(used=True, lifetime=1) == 0
    assert backoff.next_delay(used=False, lifetime=1) == 0


def test_restarts_slow_down_while_visits_die_untouched(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    dying = [
        sys.executable,
        "-I",
        "-c",
        f"import time; open({str(starts)!r}, 'a').write(f'{{time.monotonic()}}\\n')",
    ]
    with Kiosk(supervisor_command(tmp_path / "data", dying)) as kiosk:
        wait_until(lambda: starts.exists() and len(starts.read_text().split()) >= 4)
        kiosk.appearance()
        moments = [float(moment) for moment in starts.read_text().split()]
    gaps = [later - sooner for sooner, later in pairwise(moments)]
    # How long a process takes to start says more about the machine: a pause has no upper bound here.
    assert gaps[1] >= 0.5
    assert gaps[2] >= 1.0
