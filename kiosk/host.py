"""The host: a process that starts one visit after the other, keeps the logbook, and sees nothing typed.

Until the first visit is on its way only the smallest modules are imported here, so that it paints early.
"""

import os
import sys

from kiosk.hosting.child import Child
from kiosk.hosting.environment import cleaned
from kiosk.hosting.modes import Terminal
from kiosk.world.process import forbid_core

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
    terminal = Terminal()
    if not once and not (terminal.reads and terminal.writes):
        print(NO_TERMINAL, file=sys.stderr)
        return 2
    os.umask(0o077)
    forbid_core()
    command = [*(visit or [sys.executable, "-I", "-c", VISIT])]
    command += [f"--door={door}", f"--language={language}"]
    environment = cleaned(dict(os.environ))

    def start() -> Child:
        if once:
            terminal.take_lines(end_of_input=True)
        else:
            terminal.hush()
        return Child(command, environment)

    try:
        first = start()
    except OSError as fault:
        terminal.give_back()
        print(f"The visit could not be started ({fault}): free some memory.", file=sys.stderr)
        return 1
    try:
        # Nothing large is loaded before the first page stands.
        from kiosk.hosting import prelude
        from kiosk.hosting.signals import Bell
        from kiosk.paths import data_folder
        from kiosk.store.folder import ailment

        bell = Bell(0 if terminal.reads else None, interruptible=once and not terminal.reads)
        folder = data_folder(data)
        trouble = ailment(folder)
        if trouble:
            print(trouble, file=sys.stderr)
        given = not prelude.has_settings(folder)
        if given:
            first.give(prelude.defaults(mark=bool(trouble), dumps=dumps))
            prelude.wait_for_first_word(first, bell)
        from kiosk.hosting.day import Day

        day = Day(folder, trouble, terminal, bell, start, once=once, dumps=dumps)
        return day.keep(first, given=given)
    except Exception as fault:
        first.end()
        terminal.wipe()
        print(_said(fault), file=sys.stderr)
        return 1
    finally:
        terminal.give_back()


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
