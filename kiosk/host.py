"""The host: a process that starts one visit after the other, keeps the logbook, and sees nothing typed.

Until the first page stands only the smallest modules are imported, so that it stands early.
"""

import os
import sys

from kiosk.hosting.child import Child
from kiosk.hosting.environment import cleaned
from kiosk.hosting.modes import Terminal
from kiosk.world.process import forbid_core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

VISIT = "from kiosk.visit import main; main()"
"""What -m kiosk.visit does, a little sooner."""

NO_TERMINAL = "The kiosk needs a terminal: start it in one, or use kiosk plain."


def run(
    data: str | None = None,
    *,
    door: str = "screen",
    language: str = "",
    once: bool = False,
    visit: list[str] | None = None,
    dumps: bool = False,
) -> int:
    """Keep the kiosk open until staff leave it or a signal ends it; its exit code.

    `once` is for a single visit, `visit` is the command of another one, `dumps` leaves memory readable.
    """
    command = [*(visit or [sys.executable, "-I", "-c", VISIT])]
    command += [f"--door={door}", f"--language={language}"]
    environment = cleaned(dict(os.environ))
    if sys.platform == "win32":
        from kiosk.hosting import elsewhere

        return elsewhere.run(data, command, environment, once=once)
    terminal = Terminal(full=not once)
    if not once and not (terminal.reads and terminal.writes):
        return _complain(NO_TERMINAL, 2)
    os.umask(0o077)
    forbid_core()

    def start() -> Child:
        if once:
            terminal.take_lines(end_of_input=True)
        else:
            terminal.hush()
        return Child(command, environment)

    try:
        if not once:
            terminal.clear()
        return _lead(start(), start, data, terminal, once=once, dumps=dumps)
    except Exception as fault:
        terminal.wipe()
        return _complain(_said(fault), 1)
    finally:
        terminal.give_back()


def _lead(
    first: Child,
    start: "Callable[[], Child]",
    data: str | None,
    terminal: Terminal,
    *,
    once: bool,
    dumps: bool,
) -> int:
    """Lead the first visit and those after it; the exit code."""
    from kiosk.hosting import prelude
    from kiosk.hosting.signals import Bell

    try:
        bell = Bell(0 if terminal.reads else None, interruptible=once and not terminal.reads)
        folder, trouble = prelude.look_at(data)
        if trouble:
            _complain(trouble)
        given = not prelude.has_settings(folder)
        if given:
            first.give(prelude.defaults(mark=bool(trouble), dumps=dumps))
            prelude.wait_for_first_word(first, bell)
        from kiosk.hosting.day import Day

        day = Day(folder, trouble, terminal, bell, start, once=once, dumps=dumps)
        return day.keep(first, given=given)
    finally:
        first.end()


def _complain(sentence: str, code: int = 0) -> int:
    try:
        print(sentence, file=sys.stderr, flush=True)
    except OSError:
        # The terminal is gone.
        return code
    return code


def _said(fault: Exception) -> str:
    """A fault of the host in one sentence; only what the staff themselves have set is repeated."""
    from kiosk.clock import VARIABLE

    if VARIABLE in str(fault):
        return str(fault)
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}, line {trace.tb_lineno}" if trace else "nowhere"
    return f"The kiosk stopped by a fault of its own ({type(fault).__name__} in {where}): start it again."
