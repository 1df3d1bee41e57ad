"""The process of one visit, started by the supervisor; it ends with its visit."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from kiosk.events import FrontEndName
from kiosk.runtime.supervisor_link import SupervisorLink, parse_arguments
from kiosk.worker_messages import locate_error

if TYPE_CHECKING:
    from collections.abc import Mapping
if TYPE_CHECKING:
    from kiosk.runtime.out_of_service import OutOfService
    from kiosk.runtime.wiring import ContentLoader
    from kiosk.runtime.worker_config import WorkerConfig
    from kiosk.visit.visit import Visit


def prefers_line_mode(environment: "Mapping[str, str]") -> bool:
    """Whether whoever set up this terminal wants lines: by ACCESSIBLE, or because it can show no pages."""
    wish = environment.get("ACCESSIBLE", "").strip().lower()
    return wish not in ("", "0", "no", "false") or environment.get("TERM") == "dumb"


def main() -> None:
    """Lead one visit; whatever breaks, an import too, is told to the host by its place alone."""
    said = parse_arguments()
    link = SupervisorLink(said)
    try:
        from kiosk.services.hardening import ignore_signals

        ignore_signals()
        alone = said["door"] == "line"
        front_end: FrontEndName = "line" if alone or prefers_line_mode(os.environ) else "screen"
        run_visit(link, front_end, said["language"], alone=alone, width=int(said.get("width", "0")))
    except BaseException as fault:
        link.break_off(locate_error(fault))


def run_visit(
    link: SupervisorLink, front_end: FrontEndName, language: str, *, alone: bool, width: int = 0
) -> None:
    """Lead a visit through its doors, one after the other, until it is over.

    `alone` is for the one visit of `kiosk plain`, `width` the cells of its lines, 0 for the terminal's.
    """
    if front_end == "screen":
        # A tenth of a start is the collector looking at modules; the door lets it in again.
        gc.disable()
        # The longest part of a start, during which the host reads what this visit is given.
        import kiosk.tui.app  # noqa: F401
    from kiosk.runtime.terminal import Terminal
    from kiosk.runtime.wiring import ContentLoader

    given = link.given()
    content = ContentLoader(given, link.tell_fault)
    session = open_session(given, content, link, front_end, language)
    while session.outcome is None:
        if front_end == "screen":
            show_full_screen(session, link, given.settings.guard_ms, content)
        else:
            Terminal().take_lines(end_of_input=alone)
            show_lines(session, link, content, width)
        if session.requested_front_end:
            front_end = session.requested_front_end if Terminal().reads else "line"
            session.enter(front_end)


def open_session(
    given: "WorkerConfig",
    content: "ContentLoader",
    link: SupervisorLink,
    front_end: FrontEndName,
    language: str,
) -> "Visit | OutOfService":
    """The visit at its beginning; out of service, it is one that leads nowhere."""
    if given.closed:
        from kiosk.runtime.out_of_service import OutOfService

        return OutOfService(given.settings, link.texts)
    from kiosk.runtime.wiring import start_visit

    return start_visit(given, content, link.texts, front_end, language)


def show_full_screen(
    session: "Visit | OutOfService", link: SupervisorLink, guard_ms: int, content: "ContentLoader"
) -> None:
    """Lead the visit through the full-screen door."""
    from kiosk.tui import app

    # Textual draws on standard error; here that is nowhere, so that no traceback shows what was typed.
    sys.__stderr__ = sys.__stdout__  # type: ignore[misc]

    def stands() -> None:
        link.speak()
        content.prepare(link.break_off)

    app.run(session, guard_ms, on_crash=link.break_off, on_ready=stands)


def show_lines(
    session: "Visit | OutOfService", link: SupervisorLink, content: "ContentLoader", width: int
) -> None:
    """Lead the visit through the plain door."""
    from kiosk.line_mode.front_end import run_on_terminal
    from kiosk.services.hardening import ignore_signals

    # The other door, where it was open before, has let signals in again.
    ignore_signals()
    link.speak()
    content.prepare(link.break_off)
    run_on_terminal(session, width)


if __name__ == "__main__":
    main()
