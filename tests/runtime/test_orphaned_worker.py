"""A worker whose supervisor is gone wipes the terminal itself, and nothing comes after that."""

import os
import pty
import select
import signal
import sys

import pytest

from kiosk.runtime.supervisor_link import ORPHAN_EXIT_CODE
from kiosk.services.terminal_wipe import wipe_sequence
from tests.runtime.waiting import LIMIT

PAINTS_ON = """
import os, threading
from kiosk.runtime.supervisor_link import SupervisorLink
from kiosk.runtime.terminal import Terminal
# A machine that is slow at just this moment.
Terminal.take_lines = lambda *arguments, **options: threading.Event().wait(0.2)
def paint():
    while True:
        os.write(1, b"a page with what was typed \\r\\n" * {size})
config_fd, held_open = os.pipe()
link = SupervisorLink({{"events": "1", "config": str(config_fd), "front-end": "screen"}})
os.write(held_open, b"{{}}\\n")
link._read_config()
threading.Thread(target=paint, daemon=True).start()
os.read(0, 1)
os.close(held_open)
threading.Event().wait()
"""

TWO_THREADS = """
import os, threading
from kiosk.runtime.supervisor_link import SupervisorLink
from kiosk.runtime.terminal import Terminal
shut, wipe = threading.Event(), Terminal.wipe
def wipe_late(terminal):
    shut.set()
    threading.Event().wait(0.3)
    wipe(terminal)
Terminal.wipe = wipe_late
config_fd, held_open = os.pipe()
link = SupervisorLink({"events": "1", "config": str(config_fd), "front-end": "screen"})
os.write(held_open, b"{}\\n")
link._read_config()
os.write(1, b"a page with what was typed \\r\\n")
os.read(0, 1)
os.close(held_open)
assert shut.wait(20)
Terminal.wipe = wipe
link._exit_orphaned()
"""
"""The thread that watches the supervisor is wiping when another one finds that the supervisor is gone."""


@pytest.mark.parametrize("size", [1, 100, 3000])
def test_no_page_comes_after_the_wiping_however_much_is_being_painted(size: int) -> None:
    run_orphaned(PAINTS_ON.format(size=size))


def test_whoever_else_finds_the_supervisor_gone_does_not_end_before_the_wiping() -> None:
    run_orphaned(TWO_THREADS)


def run_orphaned(code: str) -> None:
    """Run a worker whose supervisor goes away; the last that its terminal sees is that it is wiped."""
    pid, end = pty.fork()
    if pid == 0:
        command = [sys.executable, "-I", "-c", code]
        os.execve(command[0], command, {"TERM": "xterm-256color"})
    raw = os.read(end, 65536)
    os.write(end, b"\r")
    try:
        while piece := os.read(end, 65536) if select.select([end], [], [], LIMIT)[0] else b"":
            raw += piece
    except OSError:
        # So a pseudo-terminal says that nobody is left at its other side.
        assert b"typed" in raw
    else:
        os.kill(pid, signal.SIGKILL)
        pytest.fail("the worker does not end")
    os.close(end)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == ORPHAN_EXIT_CODE
    assert raw.endswith(wipe_sequence("xterm-256color"))
