"""Pipes between the supervisor and its workers: lines arrive whole, and nobody waits for ever."""

import fcntl
import os
import signal
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from kiosk.events import Event
from kiosk.runtime import startup, worker_watch
from kiosk.runtime.pipe import write_all
from kiosk.runtime.signal_pipe import SignalPipe
from kiosk.runtime.supervisor_link import SupervisorLink
from kiosk.runtime.watchdog import FIRST_MESSAGE_TIMEOUT
from kiosk.runtime.worker_process import WorkerProcess
from kiosk.runtime.worker_watch import WorkerWatch
from kiosk.services.terminal_wipe import wipe_sequence
from kiosk.store.queries import all_visits
from tests.runtime.kiosk import FAKE_WORKER, Kiosk, supervisor_command
from tests.runtime.waiting import children, is_alive, wait_until

SILENT = "import time; time.sleep(600)"
"""A process that neither takes what it is given nor says anything."""

TIOCGPTPEER = 0x5441
"""Asks for the other end of a pseudo-terminal."""

LARGE = b"x" * 300_000
"""More than a pipe has room for."""


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reads, writes = os.pipe()
    os.set_blocking(writes, False)
    yield reads, writes
    for end in (reads, writes):
        try:
            os.close(end)
        except OSError:
            continue


@pytest.fixture
def signals() -> Iterator[SignalPipe]:
    numbers = (
        signal.SIGTERM,
        signal.SIGHUP,
        signal.SIGCHLD,
        signal.SIGINT,
        signal.SIGQUIT,
        signal.SIGTSTP,
    )
    before = {number: signal.getsignal(number) for number in numbers}
    yield SignalPipe()
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


def start_worker(signals: SignalPipe, code: str) -> WorkerProcess:
    """A process of that code, as a supervisor starts it."""
    return WorkerProcess([sys.executable, "-I", "-c", code], dict(os.environ))


def test_what_a_pipe_has_no_room_for_at_once_arrives_whole(pipe: tuple[int, int]) -> None:
    heard = bytearray()

    def read() -> None:
        while len(heard) < len(LARGE):
            heard.extend(os.read(pipe[0], 4096))

    reader = Thread(target=read)
    reader.start()
    write_all(pipe[1], LARGE, 20)
    reader.join(20)
    assert bytes(heard) == LARGE


def test_a_pipe_that_nobody_reads_is_an_error_in_time(pipe: tuple[int, int]) -> None:
    began = monotonic()
    with pytest.raises(TimeoutError):
        write_all(pipe[1], LARGE, 0.1)
    assert 0.1 <= monotonic() - began < 10
    os.close(pipe[0])
    with pytest.raises(BrokenPipeError):
        write_all(pipe[1], b"x", 20)


def test_who_asks_the_supervisor_to_end_is_heard_while_it_writes(
    pipe: tuple[int, int], signals: SignalPipe
) -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    with pytest.raises(TimeoutError):
        write_all(pipe[1], LARGE, 600, signals)
    assert signals.stop_requested


def test_a_process_that_does_not_take_what_it_is_given_is_ended(
    signals: SignalPipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.runtime.worker_process.CONFIG_TIMEOUT", 0.1)
    worker = start_worker(signals, SILENT)
    worker.send_config(LARGE, signals)
    assert worker.has_exited()
    assert worker.exit_code == -signal.SIGKILL
    worker.close_pipes()


def test_a_process_that_does_not_speak_in_time_is_ended_and_counts_as_failed(
    signals: SignalPipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.runtime.backoff import HEALTHY_AFTER

    assert FIRST_MESSAGE_TIMEOUT < HEALTHY_AFTER
    monkeypatch.setattr(worker_watch, "FIRST_MESSAGE_TIMEOUT", 0.2)
    worker = start_worker(signals, SILENT)
    ending = WorkerWatch(worker, signals, lambda message: None, 0).run_to_end()
    assert not is_alive(worker.pid)
    assert (ending.outcome, ending.used) == ("interrupted", False)
    assert ending.lifetime < HEALTHY_AFTER
    worker.close_pipes()


def test_the_supervisor_does_not_wait_for_ever_for_the_first_word(
    signals: SignalPipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "FIRST_PAGE_WAIT", 0.1)
    worker = start_worker(signals, SILENT)
    startup.wait_for_first_message(worker, signals)
    assert not worker.has_exited()
    worker.kill()
    worker.close_pipes()


def test_a_page_that_stands_says_so_even_where_it_has_nothing_to_tell() -> None:
    reads, writes = os.pipe()
    SupervisorLink({"events": str(writes)}).release_events()
    assert os.read(reads, 100) == b"\n"
    link = SupervisorLink({"events": str(writes)})
    link.send_event(Event(0, "page", "welcome", ""))
    link.release_events()
    assert b"welcome" in os.read(reads, 1000)
    for end in (reads, writes):
        os.close(end)


def test_a_visit_whose_supervisor_sends_nothing_leaves_the_terminal_wiped(tmp_path: Path) -> None:
    code = """
import os
from kiosk.runtime import supervisor_link
supervisor_link.SUPERVISOR_TIMEOUT = 0.1
config_fd, held_open = os.pipe()
read_end, events_fd = os.pipe()
arguments = {"events": str(events_fd), "config": str(config_fd), "front-end": "screen"}
supervisor_link.SupervisorLink(arguments).receive_config()
"""
    with Kiosk([sys.executable, "-I", "-c", code]) as kiosk:
        assert kiosk.ends() == 75
        assert kiosk.raw.endswith(wipe_sequence("xterm-256color"))


def test_a_visit_that_hangs_before_its_first_page_makes_way_for_the_next(tmp_path: Path) -> None:
    command = supervisor_command(tmp_path, [sys.executable, "-I", "-c", SILENT])
    command[-1] = (
        "from kiosk.runtime import worker_watch; worker_watch.FIRST_MESSAGE_TIMEOUT = 0.2\n"
        "from kiosk.runtime import startup; startup.FIRST_PAGE_WAIT = 0.2\n" + command[-1]
    )
    with Kiosk(command) as kiosk:
        first = wait_until(lambda: children(kiosk.pid))
        wait_until(lambda: (now := children(kiosk.pid)) and now != first)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert all_visits(tmp_path) == []


def test_a_terminal_that_was_stopped_by_a_key_keeps_no_supervisor_from_its_end(
    tmp_path: Path,
) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        visit = kiosk.welcome()
        kiosk.press("p")
        kiosk.shows("TOLD 1")
        terminal = fcntl.ioctl(kiosk._end, TIOCGPTPEER, os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(terminal, termios.TCOOFF)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
        os.close(terminal)
        assert not is_alive(visit)
        # It goes on, so that it can be wiped.
        assert kiosk.raw.endswith(wipe_sequence("xterm-256color"))


def test_a_large_setting_reaches_a_visit_whole(tmp_path: Path) -> None:
    """A pipe as small as a busy computer makes it: one page of memory."""
    name = "x" * 50
    notes = "\n".join(f'm{number} = "{"y" * 190}"' for number in range(12))
    (tmp_path / "kiosk.toml").write_text(f'office.name = "{name}"\n[notes]\n{notes}\n')
    small = (
        "import os; from kiosk.runtime import worker_process; import fcntl\n"
        "pipe = os.pipe\n"
        "def narrow():\n"
        "    ends = pipe()\n"
        f"    fcntl.fcntl(ends[0], {fcntl.F_SETPIPE_SZ}, 4096)\n"
        "    return ends\n"
        "worker_process.os.pipe = narrow\n"
    )
    command = supervisor_command(tmp_path, [sys.executable, "-I", str(FAKE_WORKER)])
    command[-1] = small + command[-1]
    with Kiosk(command) as kiosk:
        kiosk.welcome()
        kiosk.press("o")
        kiosk.shows(f"OFFICE {name}")
