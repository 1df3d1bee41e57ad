"""The supervisor: the process that starts one worker after the other, keeps the visit log, and sees nothing typed.

Until the first page is shown it imports only the smallest modules: on a slow machine every import delays that
page. What it needs later is imported inside functions.
"""

import os

from kiosk.child_process import python_command
from kiosk.operating_system import has_posix_processes
from kiosk.runtime.terminal import Terminal, fill_standard_descriptors
from kiosk.runtime.worker_process import filter_environment
from kiosk.runtime.worker_starter import WorkerStarter
from kiosk.services.hardening import forbid_core_dumps, trusted_path

VISIT_CODE = "from kiosk.runtime.visit_worker import main; main()"
"""What -m kiosk.runtime.visit_worker does, but without loading runpy."""

STAFF_CODE = "from kiosk.runtime.staff_worker import main; main()"

NO_TERMINAL = "The kiosk needs a terminal: start it in one, or use kiosk plain."


def run(
    data: str | None = None,
    *,
    front_end: str = "screen",
    language: str = "",
    width: int = 0,
    once: bool = False,
    staff: bool = False,
    visit_command: list[str] | None = None,
    dumpable: bool = False,
    console: bool | None = None,
    practice: bool = False,
) -> int:
    """Keep the kiosk open until staff leave it or a signal ends it; its exit code.

    Args:
        data: the data folder, where the environment or the platform shall not decide.
        front_end: "screen" or "line", for the first page.
        language: the tag that visits begin in; empty for the office's first.
        width: the cells of a printed line, 0 for the terminal's.
        once: run a single visit.
        staff: show the staff pages alone.
        visit_command: the command of another worker, for tests.
        dumpable: leave the memory of all processes readable, for tests.
        console: whether this is a Linux console, whose letters can be enlarged; None to find out.
        practice: begin in practice, in which nothing is counted.
    """
    visit_command = [
        *(visit_command or python_command(VISIT_CODE)),
        f"--front-end={front_end}",
        f"--language={language}",
        f"--width={width}",
    ]
    staff_command = python_command(STAFF_CODE, "--front-end=screen")
    os.environ["PATH"] = trusted_path(os.environ.get("PATH", os.defpath))
    environment = filter_environment(dict(os.environ))
    if not has_posix_processes():
        from kiosk.runtime import windows

        return windows.run_on_windows(
            data,
            visit_command,
            environment,
            once=once,
            staff=staff,
            staff_command=staff_command,
            practice=practice,
        )
    fill_standard_descriptors()
    terminal = Terminal(full_screen=not once)
    if not once and not (terminal.reads and terminal.writes):
        return _complain(NO_TERMINAL, 2)
    os.umask(0o077)
    forbid_core_dumps()
    starter = WorkerStarter(visit_command, staff_command, environment, terminal, by_lines=once)
    try:
        if not once:
            terminal.clear()
        return _supervise(
            starter,
            data,
            terminal,
            once=once,
            staff=staff,
            dumpable=dumpable,
            console=console,
            practice=practice,
        )
    except Exception as fault:
        terminal.wipe()
        from kiosk.runtime.staff_messages import describe_fault

        return _complain(describe_fault(fault), 1)
    finally:
        terminal.restore()


def _supervise(
    starter: WorkerStarter,
    data: str | None,
    terminal: Terminal,
    *,
    once: bool,
    staff: bool,
    dumpable: bool,
    console: bool | None,
    practice: bool,
) -> int:
    """Start the first worker, then load the rest and run the loop; the exit code."""
    first = starter.start_staff() if staff else starter.start_visit()
    from kiosk.runtime import startup
    from kiosk.runtime.console_font import ConsoleFont, on_console
    from kiosk.runtime.signal_pipe import SignalPipe

    try:
        signals = SignalPipe(
            0 if terminal.reads else None, interruptible=once and not terminal.reads
        )
        font = ConsoleFont(console=not once and (on_console() if console is None else console))
        folder, log_problem = startup.find_data_folder(data)
        has_pin = startup.has_pin(folder)
        if log_problem:
            _complain(log_problem)
        if not staff:
            config = startup.encode_first_config(
                folder,
                log_failed=bool(log_problem),
                dumpable=dumpable,
                can_enlarge=font.can_enlarge,
                console_letters=font.letters,
                practice_seconds=_practice_seconds() if practice else 0.0,
            )
            first.send_config(config, signals)
            # The first page has the machine to itself.
            startup.wait_for_first_message(first, signals)
        from kiosk.runtime.supervisor_loop import SupervisorLoop

        loop = SupervisorLoop(
            folder,
            log_problem,
            terminal,
            font,
            signals,
            starter,
            once=once,
            dumpable=dumpable,
            has_pin=has_pin,
            practice=practice,
        )
        return loop.run(first, staff=staff)
    finally:
        first.kill()


def _practice_seconds() -> float:
    from kiosk.runtime.practice import PRACTICE_SECONDS

    return PRACTICE_SECONDS


def _complain(sentence: str, code: int = 0) -> int:
    from kiosk.runtime.staff_messages import StaffMessages

    StaffMessages().show(sentence)
    return code
