"""What is left on the terminal after a visit, however it ended: nothing."""

import os
import signal
import termios
from pathlib import Path

import psutil
import pytest

from kiosk.services.terminal_wipe import wipe_sequence
from kiosk.store.queries import all_visits
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import is_alive, wait_for_outcome, wait_until
from tests.sampling import sampled
from tests.store.logs import query_sql

MODES = (1000, 1002, 1003, 1006, 1015, 1016, 1004, 2004, 2048, 2026, 1049)


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_every_mode_that_a_visit_may_leave_is_switched_off(term: str) -> None:
    sent = wipe_sequence(term).decode()
    for mode in MODES:
        assert f"\x1b[?{mode}l" in sent
    assert "\x1b[<u" in sent
    assert "\x1b[?25h" in sent
    assert "\x1b[0m" in sent
    assert sent.index("\x1b[?1049l") < sent.rindex("\x1b[H\x1b[2J\x1b[3J") < len(sent) - 10


@pytest.mark.parametrize("key", ["e", "z", "c", "kill"])
def test_the_terminal_is_wiped_before_the_next_visit_however_one_ends(
    tmp_path: Path, key: str
) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pv")
        kiosk.shows("ENVIRONMENT")
        if key == "kill":
            os.kill(first, signal.SIGKILL)
        else:
            kiosk.press(key)
        kiosk.welcome(after=first)
        assert kiosk.raw.count(wipe_sequence("xterm-256color")) == 1
        shown = "\n".join(kiosk.screen.display)
        assert "TOLD" not in shown
        assert "ENVIRONMENT" not in shown
        before, _, after = kiosk.raw.partition(wipe_sequence("xterm-256color"))
        assert b"WELCOME" in before
        assert b"WELCOME" in after


@pytest.mark.parametrize("number", sampled([signal.SIGTERM, signal.SIGHUP], 2))
def test_a_signal_ends_the_supervisor_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        before = kiosk.modes()
        visit = kiosk.welcome()
        assert kiosk.modes() != before
        kiosk.press("p")
        kiosk.shows("TOLD 1")
        kiosk.signal(number)
        assert kiosk.ends() == 0
        assert not is_alive(visit)
        assert kiosk.raw.endswith(wipe_sequence("xterm-256color"))
        assert kiosk.modes() == before
    assert [row["outcome"] for row in all_visits(tmp_path)] == ["signal"]


@pytest.mark.parametrize("number", sampled([signal.SIGTERM, signal.SIGHUP], 2))
def test_a_signal_that_was_ignored_before_ends_the_supervisor_all_the_same(
    tmp_path: Path, number: signal.Signals
) -> None:
    # As nohup or a shell script in the background may start it.
    shell = [
        "/bin/sh",
        "-c",
        'trap "" HUP INT QUIT TERM TSTP; exec "$@"',
        "sh",
        *supervisor_command(tmp_path),
    ]
    with Kiosk(shell) as kiosk:
        visit = kiosk.welcome()
        kiosk.signal(number)
        assert kiosk.ends() == 0
        assert not is_alive(visit)
    assert kiosk.raw.endswith(wipe_sequence("xterm-256color"))


def test_a_terminal_that_goes_away_ends_the_supervisor(tmp_path: Path) -> None:
    kiosk = Kiosk(supervisor_command(tmp_path))
    visit = kiosk.welcome()
    kiosk.press("p")
    kiosk.shows("TOLD 1")
    kiosk.hang_up()
    assert kiosk.ends() == 0
    assert not is_alive(visit)
    (row,) = all_visits(tmp_path)
    # The visit may see the end of its input before the supervisor hears that the terminal is gone.
    assert row["outcome"] in ("signal", "left", "interrupted")


def test_between_visits_keys_are_neither_shown_nor_obeyed(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("m")
        kiosk.shows(r"ECHO False ISIG False")
        # What is typed behind the end reaches nobody: neither the screen nor the next visit.
        kiosk.press("pe" + "p" * 50 + "\x03\x04\x1a")
        second = kiosk.welcome(after=first)
        kiosk.press("f")
        kiosk.shows("FACT")
        assert "TOLD" not in kiosk.appearance()
        assert is_alive(second)


def test_a_supervisor_that_is_killed_takes_its_visit_along_and_the_visit_wipes_the_terminal(
    tmp_path: Path,
) -> None:
    # As under a shell: when the first process of a terminal dies, the system takes the terminal away.
    shell = ["/bin/sh", "-c", '"$@"; sleep 60', "sh", *supervisor_command(tmp_path)]
    with Kiosk(shell) as kiosk:
        visit = kiosk.welcome()
        kiosk.press("p")
        kiosk.shows("TOLD 1")
        wait_until(lambda: all_visits(tmp_path))
        psutil.Process(visit).parents()[0].kill()
        wait_until(lambda: not is_alive(visit))
        wait_until(
            lambda: kiosk.appearance() is not None and wipe_sequence("xterm-256color") in kiosk.raw
        )
        assert kiosk.modes()[3] & termios.ECHO
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        kiosk.welcome()
        wait_for_outcome(tmp_path, "interrupted")
    # It was counted, and its seconds were forgotten.
    assert query_sql(tmp_path, "SELECT sum(visits) FROM daily_visits") == [(1,)]
    assert query_sql(tmp_path, "SELECT count(*) FROM uncounted_event") == [(0,)]
