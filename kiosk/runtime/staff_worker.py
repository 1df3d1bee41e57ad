"""The process of the staff pages, started by the supervisor; it ends with them."""

import os

from kiosk.events import FrontEndName
from kiosk.runtime.front_ends import prefers_line_mode, run_full_screen, run_line_mode
from kiosk.runtime.supervisor_link import SupervisorLink, parse_arguments
from kiosk.worker_messages import locate_error


def main() -> None:
    """Show the staff pages once; of whatever breaks, the supervisor hears only the place."""
    link = SupervisorLink(parse_arguments())
    try:
        from kiosk.services.hardening import ignore_signals

        ignore_signals()
        run_staff_pages(link, "line" if prefers_line_mode(os.environ) else "screen")
    except BaseException as fault:
        link.crash(locate_error(fault))


def run_staff_pages(link: SupervisorLink, front_end: FrontEndName) -> None:
    """Show the staff pages, in one front end after the other, until staff close them."""
    # The longest part of a start, during which the supervisor prepares the configuration.
    import kiosk.tui.app  # noqa: F401
    from kiosk.runtime.staff_wiring import start_staff_session
    from kiosk.runtime.terminal import Terminal
    from kiosk.services.hardening import protect_memory

    config = link.receive_staff_config()
    protect_memory(config.dumpable)
    session = start_staff_session(link, config)
    session.switch_to(front_end)
    while session.outcome is None:
        if front_end == "screen":
            run_full_screen(session, link, config.settings.guard_ms)
        else:
            Terminal().take_lines(end_of_input=False)
            run_line_mode(session, link)
        if session.requested_front_end:
            front_end = session.requested_front_end
            session.switch_to(front_end)


if __name__ == "__main__":
    main()
