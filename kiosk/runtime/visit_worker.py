"""The process of one visit, started by the supervisor; it ends with its visit."""

import gc
import os
from typing import TYPE_CHECKING

from kiosk.events import FrontEndName
from kiosk.runtime.front_ends import prefers_line_mode, run_full_screen, run_line_mode
from kiosk.runtime.supervisor_link import SupervisorLink, parse_arguments
from kiosk.worker_messages import locate_error

if TYPE_CHECKING:
    from kiosk.runtime.lazy_content import LazyContent
    from kiosk.runtime.out_of_service import OutOfService
    from kiosk.runtime.worker_config import WorkerConfig
    from kiosk.visit.visit import Visit


def main() -> None:
    """Run one visit; of whatever breaks, an import too, the supervisor hears only the place."""
    arguments = parse_arguments()
    link = SupervisorLink(arguments)
    try:
        from kiosk.services.hardening import ignore_signals

        ignore_signals()
        line_only = arguments["front-end"] == "line"
        front_end: FrontEndName = "line" if line_only or prefers_line_mode(os.environ) else "screen"
        width = int(arguments.get("width", "0"))
        run_visit(
            link,
            front_end,
            arguments["language"],
            single=line_only,
            width=width,
            terminal=arguments.get("terminal", ""),
        )
    except BaseException as fault:
        link.crash(locate_error(fault))


def run_visit(
    link: SupervisorLink,
    front_end: FrontEndName,
    language: str,
    *,
    single: bool,
    width: int = 0,
    terminal: str = "",
) -> None:
    """Run a visit, in one front end after the other, until it is over.

    `single` is for the one visit of `kiosk plain`, which ends at the end of its input; `width` is the cells of
    its lines, 0 for the terminal's; `terminal` are the descriptors that a spare takes when its turn comes.
    """
    if terminal:
        from kiosk.runtime.spare_worker import SpareWorker

        config, content = SpareWorker(link, front_end, language, terminal).wait_for_turn()
    else:
        config, content = start_up(link, front_end)
    from kiosk.runtime.terminal import Terminal

    session = open_session(config, content, link, front_end, language)

    def preload() -> None:
        content.preload(link.crash)

    while session.outcome is None:
        if front_end == "screen":
            run_full_screen(session, link, config.settings.guard_ms, preload)
        else:
            Terminal().take_lines(end_of_input=single)
            run_line_mode(session, link, width, preload)
        if session.requested_front_end:
            # Without a terminal to read from there are no pages to show.
            front_end = session.requested_front_end if Terminal().reads else "line"
            session.switch_to(front_end)


def start_up(link: SupervisorLink, front_end: FrontEndName) -> "tuple[WorkerConfig, LazyContent]":
    """What a visit needs for its first page, where no spare has prepared it."""
    if front_end == "screen":
        # The garbage collector costs a tenth of a start; the front end turns it on again.
        gc.disable()
        # The longest part of a start, during which the supervisor prepares the configuration.
        import kiosk.tui.app  # noqa: F401
    from kiosk.runtime.lazy_content import LazyContent

    config = link.receive_config()
    return config, LazyContent(config, link.report_fault)


def open_session(
    config: "WorkerConfig",
    content: "LazyContent",
    link: SupervisorLink,
    front_end: FrontEndName,
    language: str,
) -> "Visit | OutOfService":
    """The visit at its beginning, or the page that says that the kiosk is out of service."""
    if config.out_of_service:
        from kiosk.runtime.out_of_service import OutOfService

        return OutOfService(config.settings, link.send_event)
    from kiosk.runtime.wiring import start_visit

    return start_visit(config, content, link.send_event, front_end, language)


if __name__ == "__main__":
    main()
