"""A worker that does not answer in time is ended: one that is stopped, one that hangs, one whose time is up."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.runtime.backoff import HEALTHY_AFTER
from kiosk.runtime.watchdog import (
    FIRST_MESSAGE_TIMEOUT,
    HANG_GRACE,
    LIMIT_GRACE,
    SPARE_TIMEOUT,
    Watchdog,
)
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.view_model.session import LONGEST_WAIT
from kiosk.worker_messages import Heartbeat, decode_message, encode_message
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import is_alive, wait_for_outcome, wait_until

SHORT = "from kiosk.runtime import supervisor_loop; supervisor_loop.HANG_GRACE = {}\n"
SERVE = "import sys; from kiosk.runtime.supervisor import run; sys.exit(run({!r}))"
PTRACE_SEIZE = 0x4206
TRACER = """
import ctypes, sys, time
assert ctypes.CDLL(None).ptrace({request}, int(sys.argv[1]), 0, 0) == 0
print("traced", flush=True)
time.sleep(600)
"""


def test_a_worker_may_take_its_time_for_the_first_message_and_no_longer() -> None:
    watchdog = Watchdog(100, FIRST_MESSAGE_TIMEOUT, HANG_GRACE)
    assert watchdog.expiry(100 + FIRST_MESSAGE_TIMEOUT - 1) is None
    assert watchdog.expiry(100 + FIRST_MESSAGE_TIMEOUT) == "silent"
    assert SPARE_TIMEOUT < FIRST_MESSAGE_TIMEOUT < HEALTHY_AFTER


def test_after_the_first_message_a_heartbeat_must_come() -> None:
    watchdog = Watchdog(0, FIRST_MESSAGE_TIMEOUT, 15)
    watchdog.note_first_message(10)
    assert watchdog.seconds_left(10) == 15
    watchdog.note_heartbeat(Heartbeat(within=5), 12)
    assert watchdog.seconds_left(12) == 20
    assert watchdog.expiry(32) == "silent"


def test_once_a_visit_has_ended_only_its_grace_counts() -> None:
    watchdog = Watchdog(0, FIRST_MESSAGE_TIMEOUT, HANG_GRACE)
    watchdog.note_heartbeat(Heartbeat(within=5, limit=1), 0)
    watchdog.note_end(600, 1)
    assert watchdog.expiry(500) is None
    assert watchdog.expiry(601) == "grace"


@given(st.floats(0, LONGEST_WAIT), st.none() | st.floats(0, 86_400), st.floats(0, 2 * 86_400))
def test_a_page_stays_no_longer_than_its_limit_whatever_a_heartbeat_says(
    within: float, limit: float | None, later: float
) -> None:
    watchdog = Watchdog(0, FIRST_MESSAGE_TIMEOUT, HANG_GRACE)
    watchdog.note_heartbeat(Heartbeat(within, limit), 0)
    if limit is not None and later >= limit + LIMIT_GRACE:
        assert watchdog.expiry(later) == "limit"
    elif later > within + HANG_GRACE:
        assert watchdog.expiry(later) == "silent"
    elif later < within + HANG_GRACE:
        assert watchdog.expiry(later) is None
    assert watchdog.seconds_left(later) <= LONGEST_WAIT + HANG_GRACE


@pytest.mark.parametrize("heartbeat", [Heartbeat(5), Heartbeat(0.25, 300), Heartbeat(30, 0)])
def test_a_heartbeat_arrives_as_it_was_sent(heartbeat: Heartbeat) -> None:
    assert decode_message(encode_message(heartbeat).rstrip()) == heartbeat


@pytest.mark.parametrize("line", [b'{"within":-1}', b'{"within":1e9}', b'{"within":5,"limit":-2}'])
def test_a_heartbeat_that_promises_nonsense_is_none(line: bytes) -> None:
    assert decode_message(line) is None


def test_a_worker_that_hangs_is_ended_and_the_next_visit_begins(tmp_path: Path) -> None:
    *python, code = supervisor_command(tmp_path)
    with Kiosk([*python, SHORT.format(0.5) + code]) as kiosk:
        first = kiosk.welcome()
        kiosk.press("ph")
        kiosk.welcome(after=first)
        assert not is_alive(first)
        (visit,) = wait_for_outcome(tmp_path, "crashed")
    from kiosk.store.queries import find_visit

    found = find_visit(tmp_path, visit["id"])
    assert found is not None
    assert [crash["type"] for crash in found["crashes"]] == ["Hung"]


def test_a_worker_that_is_stopped_loses_its_page_when_its_time_is_up(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        began = monotonic()
        kiosk.press("pL")
        kiosk.welcome(after=first)
        assert monotonic() - began < HANG_GRACE
        assert not is_alive(first)
        wait_for_outcome(tmp_path, "timed-out")


def test_a_visit_that_is_stopped_by_a_signal_is_ended(tmp_path: Path) -> None:
    """The real worker, whose heartbeats end with the signal."""
    from tools.attack.kiosk_terminal import KioskTerminal

    # On a busy machine a heartbeat may come later than on an idle one.
    code = SHORT.format(4) + SERVE.format(str(tmp_path))
    with KioskTerminal([sys.executable, "-I", "-c", code]) as kiosk:
        first = kiosk.visit()
        kiosk.press("2")
        kiosk.shows("What brings you here")
        os.kill(first, signal.SIGSTOP)
        wait_until(lambda: kiosk.appearance() and not is_alive(first))
        kiosk.visit(after=first)


@pytest.fixture
def traced() -> Iterator[WorkerProcess]:
    """A worker that another process traces, so that the system does not tell this one of its end."""
    worker = WorkerProcess(
        [sys.executable, "-I", "-c", "import time; time.sleep(600)"], dict(os.environ)
    )
    tracer = subprocess.Popen(
        [sys.executable, "-I", "-c", TRACER.format(request=PTRACE_SEIZE), str(worker.pid)],
        stdout=subprocess.PIPE,
    )
    assert tracer.stdout is not None
    if tracer.stdout.readline() != b"traced\n":
        from tests.conftest import forbidden

        forbidden("one process may not trace another here")
    yield worker
    tracer.kill()
    tracer.communicate()
    os.waitpid(worker.pid, 0)
    worker.close_pipes()


def test_a_process_that_the_system_cannot_end_keeps_nobody_waiting(
    traced: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.runtime.worker_process.KILL_TIMEOUT", 0.2)
    began = monotonic()
    traced.kill()
    assert monotonic() - began < 5
    assert traced.exit_code == -signal.SIGKILL
    assert traced.has_exited()


def test_a_supervisor_that_stood_still_itself_lets_the_worker_have_its_turn_once() -> None:
    watchdog = Watchdog(0, FIRST_MESSAGE_TIMEOUT, 15)
    watchdog.note_heartbeat(Heartbeat(within=5, limit=60), 0)
    assert not watchdog.is_late(20.5)
    assert watchdog.is_late(45)
    assert watchdog.expiry(45) is None
    assert not watchdog.is_late(50)
    assert watchdog.expiry(50) == "silent"
    watchdog.note_heartbeat(Heartbeat(within=5), 50)
    assert watchdog.is_late(90)


EXTENDS = """
import os, sys, time
fd = int(sys.argv[1][9:])
os.write(fd, b'\\n{"within":5,"limit":0.0}\\n')
time.sleep(0.3)
os.write(fd, b'{"within":5,"limit":600}\\n')
time.sleep(2)
"""


def test_a_heartbeat_that_came_while_the_supervisor_was_busy_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The poll returns long after the limit, with the extension in the pipe."""
    import select as system_select

    from kiosk.runtime.signal_pipe import SignalPipe
    from kiosk.runtime.worker_watch import WorkerWatch

    class SlowPoll:
        def __init__(self) -> None:
            self.poll_object = system_select.poll()
            self.register, self.unregister = self.poll_object.register, self.poll_object.unregister

        def poll(self, timeout: float) -> list[tuple[int, int]]:
            found = self.poll_object.poll(timeout)
            if not found:
                # Busy elsewhere, while the worker goes on.
                system_select.select([], [], [], 0.8)
            return found

    worker = WorkerProcess([sys.executable, "-I", "-c", EXTENDS], dict(os.environ))
    monkeypatch.setattr(
        "kiosk.runtime.worker_watch.select",
        type("Module", (), {"poll": SlowPoll, "POLLIN": system_select.POLLIN}),
    )
    ending = WorkerWatch(
        worker, SignalPipe(None, interruptible=False), lambda message: None, 0
    ).run_to_end()
    worker.close_pipes()
    assert worker.exit_code == 0
    assert ending.outcome == "interrupted"
