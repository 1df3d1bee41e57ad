"""The host: a process that starts one visit after the other, keeps the logbook, and sees nothing typed.

Until the first page stands only the smallest modules are imported, so that it stands early.
"""

import os
import sys

from kiosk.runtime.terminal import Terminal, open_standard
from kiosk.runtime.worker_process import WorkerProcess, filter_environment
from kiosk.services.hardening import forbid_core_dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

VISIT_COMMAND = "from kiosk.runtime.visit_worker import main; main()"
"""What -m kiosk.runtime.visit_worker does, a little sooner."""

STAFF_COMMAND = "from kiosk.runtime.staff_worker import main; main()"

NO_TERMINAL = "The kiosk needs a terminal: start it in one, or use kiosk plain."


def run(
    data: str | None = None,
    *,
    front_end: str = "screen",
    language: str = "",
    width: int = 0,
    once: bool = False,
    staff: bool = False,
    visit: list[str] | None = None,
    dumps: bool = False,
    console: bool | None = None,
) -> int:
    """Keep the kiosk open until staff leave it or a signal ends it; its exit code.

    `once` is for a single visit, `staff` for the staff pages alone, `visit` is the command of another
    visit, `dumps` leaves memory readable. `width` is the cells of a printed line, 0 for the terminal's;
    whether it is a `console`, whose letters can be enlarged, is found out where it is not said.
    """
    command = [*(visit or [sys.executable, "-I", "-c", VISIT_COMMAND])]
    command += [f"--door={front_end}", f"--language={language}", f"--width={width}"]
    environment = filter_environment(dict(os.environ))
    if sys.platform == "win32":
        from kiosk.runtime import windows

        pages = [sys.executable, "-I", "-c", STAFF_COMMAND, "--door=screen"]
        return windows.run_on_windows(
            data, command, environment, once=once, staff=staff, staff_command=pages
        )
    open_standard()
    terminal = Terminal(full=not once)
    if not once and not (terminal.reads and terminal.writes):
        return _complain(NO_TERMINAL, 2)
    os.umask(0o077)
    forbid_core_dumps()

    def start() -> WorkerProcess:
        if once:
            terminal.take_lines(end_of_input=True)
        else:
            terminal.hush()
        return WorkerProcess(command, environment)

    def start_staff() -> WorkerProcess:
        terminal.hush()
        return WorkerProcess(
            [sys.executable, "-I", "-c", STAFF_COMMAND, "--door=screen"], environment
        )

    starts = start, start_staff
    try:
        if not once:
            terminal.clear()
        return _lead(starts, data, terminal, once=once, staff=staff, dumps=dumps, console=console)
    except Exception as fault:
        terminal.wipe()
        from kiosk.runtime.staff_messages import describe_fault

        return _complain(describe_fault(fault), 1)
    finally:
        terminal.give_back()


def _lead(
    starts: "tuple[Callable[[], WorkerProcess], Callable[[], WorkerProcess]]",
    data: str | None,
    terminal: Terminal,
    *,
    once: bool,
    staff: bool,
    dumps: bool,
    console: bool | None,
) -> int:
    """Lead the first child and those after it, from what starts a visit and the staff pages; the exit code."""
    first = starts[staff]()
    from kiosk.runtime import startup
    from kiosk.runtime.console_font import ConsoleFont, on_console
    from kiosk.runtime.signal_pipe import SignalPipe

    try:
        bell = SignalPipe(0 if terminal.reads else None, interruptible=once and not terminal.reads)
        font = ConsoleFont(console=not once and (on_console() if console is None else console))
        folder, trouble = startup.check_data_folder(data)
        if trouble:
            _complain(trouble)
        if not staff:
            told = startup.first_worker_config(
                folder, mark=bool(trouble), dumps=dumps, enlarges=font.there
            )
            first.give(told, bell)
            startup.wait_for_first_message(first, bell)
        from kiosk.runtime.visit_loop import VisitLoop

        day = VisitLoop(folder, trouble, terminal, font, bell, *starts, once=once, dumps=dumps)
        return day.keep(first, staff=staff)
    finally:
        first.end()


def _complain(sentence: str, code: int = 0) -> int:
    from kiosk.runtime.staff_messages import StaffMessages

    StaffMessages().say(sentence)
    return code
