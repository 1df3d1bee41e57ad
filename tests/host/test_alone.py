"""A visit whose host is gone wipes the terminal itself, and nothing comes after that."""

import os
import pty
import sys

import pytest

from kiosk.hosting.link import ALONE
from kiosk.world.terminal import reset

PAINTING = """
import os, threading
from kiosk.hosting.link import Link
from kiosk.hosting.modes import Terminal
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


@pytest.mark.parametrize("size", [1, 100, 3000])
def test_no_page_comes_after_the_wiping_however_much_is_being_painted(size: int) -> None:
    pid, end = pty.fork()
    if pid == 0:
        command = [sys.executable, "-I", "-c", PAINTING.format(size=size)]
        os.execve(command[0], command, {"TERM": "xterm-256color"})
    raw = os.read(end, 65536)
    os.write(end, b"\r")
    try:
        while piece := os.read(end, 65536):
            raw += piece
    except OSError:
        # So a pseudo-terminal says that nobody is left at its other side.
        assert b"typed" in raw
    os.close(end)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == ALONE
    assert raw.endswith(reset("xterm-256color"))
