"""The process of the staff pages: `python -I -m kiosk.staffing`, started by the host; it ends with them."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread
from time import monotonic, time
from typing import TYPE_CHECKING

from kiosk.hosting.link import Link, arguments
from kiosk.waist.events import Door, Event, Outcome

if TYPE_CHECKING:
    from kiosk.flow.kit import Kit
    from kiosk.hosting.furnish import Content
    from kiosk.hosting.given import StaffGiven
    from kiosk.staff.backroom import Backroom


def main() -> None:
    """Lead one round; whatever breaks is told to the host by its place alone."""
    link = Link(arguments())
    try:
        from kiosk.world.process import deafen

        deafen()
        lead(link)
    except BaseException as fault:
        trace = fault.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        file, line = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ("", 0)
        link.break_off(type(fault).__name__, file, line)


def lead(link: Link) -> None:
    """Lead the staff through their pages, by whichever door, until they close them."""
    from kiosk.hosting.modes import Terminal

    given = link.staff_given()
    backroom = begin(link, given)
    door: Door = "screen"
    while backroom.over is None:
        if door == "screen":
            show(backroom, link, given.settings.guard_ms)
        else:
            Terminal().take_lines(end_of_input=False)
            print_lines(backroom, link)
        if backroom.wants:
            door = backroom.wants
            backroom.enter(door)


def begin(link: Link, given: "StaffGiven") -> "Backroom":
    """The staff pages before their PIN."""
    from kiosk import clock
    from kiosk.hosting.furnish import Content
    from kiosk.staff.backroom import Backroom
    from kiosk.staff.slow import Slow
    from kiosk.world.printer import Later, found, health
    from kiosk.world.voice import Espeak

    content = Content(given)
    printer = Later(lambda: found(given.settings.printer, given.settings.paper))
    Thread(target=printer.prepare, daemon=True).start()
    began = monotonic()

    def ended(outcome: Outcome) -> None:
        link.tell(Event(int(monotonic() - began), "end", "staff", outcome))

    def kit(now: datetime, door: Door) -> "Kit":
        return furnished(given, content, now, door, printer.there)

    return Backroom(
        kit,
        Path(given.folder),
        monotonic,
        clock.now,
        time,
        link.tell_try,
        ended,
        Espeak(),
        printer,
        Slow(lambda: health(given.settings.printer)),
    )


def furnished(
    given: "StaffGiven",
    content: "Content",
    now: datetime,
    door: Door,
    prints: Callable[[], bool] = bool,
) -> "Kit":
    """What the staff pages work with: the content, with their own pages among the others."""
    from kiosk.flow.kit import Kit
    from kiosk.hosting.furnish import office
    from kiosk.staff.content import with_staff_pages
    from kiosk.words import load
    from kiosk.world.voice import available

    return Kit(
        catalog=with_staff_pages(content.whole()),
        office=office(given, content.languages),
        words=load,
        now=now,
        door=door,
        speaks=available,
        prints=prints,
    )


def show(backroom: "Backroom", link: Link, guard_ms: int) -> None:
    """Lead them through the full-screen door."""
    from kiosk import app

    # Textual draws on standard error; here that is nowhere, so that no traceback shows what was typed.
    sys.__stderr__ = sys.__stdout__  # type: ignore[misc]

    def broke(crash: tuple[str, str, int]) -> None:
        link.break_off(*crash)

    app.run(backroom, guard_ms, on_crash=broke, on_ready=link.speak)


def print_lines(backroom: "Backroom", link: Link) -> None:
    """Lead them through the plain door."""
    from kiosk.line.standard import through_standard

    link.speak()
    through_standard(backroom)


if __name__ == "__main__":
    main()
