"""Builds the session of the staff pages from what the supervisor has sent."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread
from time import monotonic, time

from kiosk import clock
from kiosk.events import Event, FrontEndName, Outcome
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context
from kiosk.runtime.supervisor_link import SupervisorLink
from kiosk.runtime.wiring import ContentLoader, office_context
from kiosk.runtime.worker_config import StaffWorkerConfig
from kiosk.services.printer import LazyPrinter, find_printer, printer_health
from kiosk.services.speech import Espeak, has_voice
from kiosk.staff.async_value import AsyncValue
from kiosk.staff.content_status import content_status
from kiosk.staff.context import USUAL, StaffServices, add_staff_pages
from kiosk.staff.session import StaffSession


def start_staff_session(link: SupervisorLink, given: StaffWorkerConfig) -> StaffSession:
    """The staff pages before their PIN; how they end is told as the end of a visit is."""
    loader, settings = ContentLoader(given), given.settings
    printer = LazyPrinter(lambda: find_printer(settings.printer, settings.paper, link.tell_fault))
    Thread(target=printer.prepare, daemon=True).start()
    printing: AsyncValue[str] = AsyncValue(lambda: printer_health(settings.printer))
    printing.again()
    began = monotonic()

    def ended(outcome: Outcome) -> None:
        link.texts(Event(int(monotonic() - began), "end", "staff", outcome))

    return StaffSession(
        _kits(given, loader, printer.there),
        StaffServices(
            folder=Path(given.folder),
            note=link.tell_try,
            printer=printer,
            printing=printing,
            upkeep=AsyncValue(
                lambda: content_status(add_staff_pages(loader.whole()), clock.today())
            ),
            rows=_rows,
        ),
        monotonic,
        clock.now,
        time,
        ended,
        Espeak(),
    )


def _rows() -> int:
    try:
        return os.get_terminal_size(1).lines or USUAL
    except OSError:
        return USUAL


def _kits(
    given: StaffWorkerConfig, loader: ContentLoader, prints: Callable[[], bool]
) -> Callable[[datetime, FrontEndName], Context]:
    """Makes a kit for a day and a door: the content, with the staff's own pages in it."""
    own = office_context(given, loader.languages)

    def context(now: datetime, front_end: FrontEndName) -> Context:
        return Context(
            content=add_staff_pages(loader.whole()),
            office=own,
            words=load_translator,
            now=now,
            front_end=front_end,
            speaks=has_voice,
            prints=prints,
        )

    return context
