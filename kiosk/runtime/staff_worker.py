"""The process of the staff pages, started by the supervisor; it ends with them."""

import os
import sys
from typing import TYPE_CHECKING

from kiosk.events import FrontEndName
from kiosk.runtime.supervisor_link import SupervisorLink, parse_arguments
from kiosk.runtime.visit_worker import prefers_line_mode
from kiosk.worker_messages import locate_error

if TYPE_CHECKING:
    from kiosk.staff.session import StaffSession


def main() -> None:
    """Lead one round; whatever breaks is told to the host by its place alone."""
    link = SupervisorLink(parse_arguments())
    try:
        from kiosk.services.hardening import ignore_signals

        ignore_signals()
        run_staff_pages(link, "line" if prefers_line_mode(os.environ) else "screen")
    except BaseException as fault:
        link.break_off(locate_error(fault))


def run_staff_pages(link: SupervisorLink, front_end: FrontEndName) -> None:
    """Lead the staff through their pages, by whichever door, until they close them."""
    # The door keeps Textual lean, and so comes before anything that could load it.
    import kiosk.tui.app  # noqa: F401
    from kiosk.runtime.staff_wiring import start_staff_session
    from kiosk.runtime.terminal import Terminal
    from kiosk.services.hardening import protect_memory

    given = link.staff_given()
    protect_memory(given.dumps)
    backroom = start_staff_session(link, given)
    backroom.enter(front_end)
    while backroom.outcome is None:
        if front_end == "screen":
            show_full_screen(backroom, link, given.settings.guard_ms)
        else:
            Terminal().take_lines(end_of_input=False)
            show_lines(backroom, link)
        if backroom.requested_front_end:
            front_end = backroom.requested_front_end
            backroom.enter(front_end)


def show_full_screen(backroom: "StaffSession", link: SupervisorLink, guard_ms: int) -> None:
    """Lead them through the full-screen door."""
    from kiosk.tui import app

    # Textual draws on standard error; here that is nowhere, so that no traceback shows what was typed.
    sys.__stderr__ = sys.__stdout__  # type: ignore[misc]

    app.run(backroom, guard_ms, on_crash=link.break_off, on_ready=link.speak)


def show_lines(backroom: "StaffSession", link: SupervisorLink) -> None:
    """Lead them through the plain door."""
    from kiosk.line_mode.front_end import run_on_terminal
    from kiosk.services.hardening import ignore_signals

    # The other door, where it was open before, has let signals in again.
    ignore_signals()
    link.speak()
    run_on_terminal(backroom)


if __name__ == "__main__":
    main()
