"""The process of one visit: `python -I -m kiosk.visit`, started by the host; it ends with its visit."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from kiosk.events import FrontEndName
from kiosk.hosting.link import Link, arguments
from kiosk.hosting.wish import prefers_lines
from kiosk.worker_messages import locate_error

if TYPE_CHECKING:
    from kiosk.hosting.closed import Closed
    from kiosk.hosting.furnish import Content
    from kiosk.hosting.given import Given
    from kiosk.session.session import Session


def main() -> None:
    """Lead one visit; whatever breaks, an import too, is told to the host by its place alone."""
    said = arguments()
    link = Link(said)
    try:
        from kiosk.world.process import deafen

        deafen()
        alone = said["door"] == "line"
        door: FrontEndName = "line" if alone or prefers_lines(os.environ) else "screen"
        lead(link, door, said["language"], alone=alone, width=int(said.get("width", "0")))
    except BaseException as fault:
        link.break_off(locate_error(fault))


def lead(link: Link, door: FrontEndName, language: str, *, alone: bool, width: int = 0) -> None:
    """Lead a visit through its doors, one after the other, until it is over.

    `alone` is for the one visit of `kiosk plain`, `width` the cells of its lines, 0 for the terminal's.
    """
    if door == "screen":
        # A tenth of a start is the collector looking at modules; the door lets it in again.
        gc.disable()
        # The longest part of a start, during which the host reads what this visit is given.
        import kiosk.app  # noqa: F401
    from kiosk.hosting.furnish import Content
    from kiosk.hosting.modes import Terminal

    given = link.given()
    content = Content(given, link.tell_fault)
    session = opened(given, content, link, door, language)
    while session.over is None:
        if door == "screen":
            show(session, link, given.settings.guard_ms, content)
        else:
            Terminal().take_lines(end_of_input=alone)
            print_lines(session, link, content, width)
        if session.wants:
            door = session.wants if Terminal().reads else "line"
            session.enter(door)


def opened(
    given: "Given", content: "Content", link: Link, door: FrontEndName, language: str
) -> "Session | Closed":
    """The visit at its beginning; out of service, it is one that leads nowhere."""
    if given.closed:
        from kiosk.hosting.closed import Closed

        return Closed(given.settings, link.tell)
    from kiosk.hosting.furnish import begin

    return begin(given, content, link.tell, door, language)


def show(session: "Session | Closed", link: Link, guard_ms: int, content: "Content") -> None:
    """Lead the visit through the full-screen door."""
    from kiosk import app

    # Textual draws on standard error; here that is nowhere, so that no traceback shows what was typed.
    sys.__stderr__ = sys.__stdout__  # type: ignore[misc]

    def stands() -> None:
        link.speak()
        content.prepare(link.break_off)

    app.run(session, guard_ms, on_crash=link.break_off, on_ready=stands)


def print_lines(session: "Session | Closed", link: Link, content: "Content", width: int) -> None:
    """Lead the visit through the plain door."""
    from kiosk.line.standard import through_standard
    from kiosk.world.process import deafen

    # The other door, where it was open before, has let signals in again.
    deafen()
    link.speak()
    content.prepare(link.break_off)
    through_standard(session, width)


if __name__ == "__main__":
    main()
