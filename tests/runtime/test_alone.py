"""A visit whose host is gone wipes the terminal itself, and nothing comes after that."""

import os
import pty
import select
import signal
import sys

import pytest

from kiosk.runtime.supervisor_link import NO_SUPERVISOR
from kiosk.services.terminal_reset import reset_sequence
from tests.runtime.waiting import LIMIT

PAINTING = """
import os, threading
from kiosk.runtime.supervisor_link import Link
from kiosk.runtime.terminal import Terminal
# A machine that is slow at just this moment.
Terminal.take_lines = lambda *given, **options: threading.Event().wait(0.2)
def paint():
    while True:
        os.write(1, b"a page with what was typed \\r\\n" * {size})
given, leash = os.pipe()
link = Link({{"events": "1", "given": str(given), "door": "screen"}})
os.write(leash, b"{{}}\\n")
link._told()
threading.Thread(target=paint, daemon=True).start()
os.read(0, 1)
os.close(leash)
threading.Event().wait()
"""

BOTH = """
import os, threading
from kiosk.runtime.supervisor_link import Link
from kiosk.runtime.terminal import Terminal
shut, wipe = threading.Event(), Terminal.wipe
def wipe_late(terminal):
    shut.set()
    threading.Event().wait(0.3)
    wipe(terminal)
Terminal.wipe = wipe_late
given, leash = os.pipe()
link = Link({"events": "1", "given": str(given), "door": "screen"})
os.write(leash, b"{}\\n")
link._told()
os.write(1, b"a page with what was typed \\r\\n")
os.read(0, 1)
os.close(leash)
assert shut.wait(20)
Terminal.wipe = wipe
link._leave()
"""
"""The thread that watches the host is wiping when another one finds that the host is gone."""


@pytest.mark.parametrize("size", [1, 100, 3000])
def test_no_page_comes_after_the_wiping_however_much_is_being_painted(size: int) -> None:
    left_alone(PAINTING.format(size=size))


def test_whoever_else_finds_the_host_gone_does_not_end_before_the_wiping() -> None:
    left_alone(BOTH)


def left_alone(code: str) -> None:
    """Let the host of a visit be no more; the last that its terminal sees is that it is wiped."""
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
        pytest.fail("the visit does not end")
    os.close(end)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == NO_SUPERVISOR
    assert raw.endswith(reset_sequence("xterm-256color"))
