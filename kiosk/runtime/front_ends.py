"""Runs a front end in a worker: full screen or line mode."""

import sys
from typing import TYPE_CHECKING

from kiosk.runtime.supervisor_link import SupervisorLink

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.runtime.out_of_service import OutOfService
    from kiosk.staff.session import StaffSession
    from kiosk.visit.visit import Visit


def prefers_line_mode(environment: "Mapping[str, str]") -> bool:
    """Whether whoever set up this terminal wants lines: by ACCESSIBLE, or because it can show no pages."""
    accessible = environment.get("ACCESSIBLE", "").strip().lower()
    return accessible not in ("", "0", "no", "false") or environment.get("TERM") == "dumb"


def run_full_screen(
    session: "Visit | OutOfService | StaffSession",
    link: SupervisorLink,
    guard_ms: int,
    on_first_page: "Callable[[], None]" = lambda: None,
) -> None:
    """Run the full-screen front end until the session ends or asks for the other one.

    `on_first_page` is called once the first page is shown, and its events are on their way.
    """
    from kiosk.tui import app

    # Textual draws on standard error, which the supervisor has closed so that no traceback shows what was typed.
    sys.__stderr__ = sys.__stdout__  # type: ignore[misc]

    def ready() -> None:
        link.release_events()
        look()
        on_first_page()

    def look() -> None:
        link.send_heartbeat(session)

    app.run(session, guard_ms, on_crash=link.crash, on_ready=ready, on_look=look)


def run_line_mode(
    session: "Visit | OutOfService | StaffSession",
    link: SupervisorLink,
    width: int = 0,
    on_first_page: "Callable[[], None]" = lambda: None,
) -> None:
    """Run the line mode until the session ends or asks for the other front end.

    `width` is the cells of a line, 0 for the terminal's; `on_first_page` is called before the first page.
    """
    from kiosk.line_mode.front_end import run_on_terminal
    from kiosk.services.hardening import ignore_signals

    # The full-screen front end, where it ran before, has set handlers of its own.
    ignore_signals()
    link.release_events()
    on_first_page()
    run_on_terminal(session, width, lambda: link.send_heartbeat(session))
