"""Builds the session of the staff pages from what the supervisor has sent."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread
from time import monotonic

from kiosk import clock
from kiosk.events import Event, FrontEndName, Outcome
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context
from kiosk.runtime.lazy_content import LazyContent
from kiosk.runtime.supervisor_link import SupervisorLink
from kiosk.runtime.wiring import office_context
from kiosk.runtime.worker_config import StaffWorkerConfig
from kiosk.services.printer import LazyPrinter, find_printer
from kiosk.services.speech import Espeak, can_speak, has_voice
from kiosk.staff.context import BUILT_IN_LANGUAGES, DEFAULT_SIZE, StaffServices, add_staff_pages
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.looks import HealthLooks
from kiosk.staff.session import StaffSession


def start_staff_session(link: SupervisorLink, config: StaffWorkerConfig) -> StaffSession:
    """The staff pages before their PIN; how they end is sent as the end of a visit is."""
    content, settings = LazyContent(config), config.settings
    printer = LazyPrinter(lambda: find_printer(settings.printer, settings.paper, link.report_fault))
    Thread(target=printer.prepare, daemon=True).start()
    folder = Path(os.fsdecode(config.folder))
    began = monotonic()

    def installation() -> Installation:
        return Installation(
            data=folder,
            content=content.load(),
            console_letters=config.console_letters,
            has_run=True,
        )

    def send_end(outcome: Outcome) -> None:
        link.send_event(Event(int(monotonic() - began), "end", "staff", outcome))

    return StaffSession(
        _context_factory(config, content, printer.there),
        StaffServices(
            folder=folder,
            report_attempt=link.send_pin_attempt,
            announce_work=link.announce_work,
            printer=printer,
            health=HealthLooks(installation),
            window_size=_window_size,
            console_letters=config.console_letters,
            practice_seconds=_count_down(config.practice_seconds),
            report_practice=link.send_practice_change,
            alone=config.alone,
        ),
        clock.running_seconds,
        clock.now,
        clock.running_time,
        send_end,
        Espeak(),
    )


def _count_down(seconds: float) -> Callable[[], float]:
    """How many of these seconds are left, by the clock that nobody sets."""
    end = clock.running_seconds() + seconds
    return lambda: max(0.0, end - clock.running_seconds())


def _window_size() -> os.terminal_size:
    try:
        size = os.get_terminal_size(1)
    except OSError:
        return DEFAULT_SIZE
    return size if all(size) else DEFAULT_SIZE


def _context_factory(
    config: StaffWorkerConfig, content: LazyContent, prints: Callable[[], bool]
) -> Callable[[datetime, FrontEndName], Context]:
    """Makes the context of a page at a moment, with the staff's own pages in its content."""
    office = office_context(config, content.languages or BUILT_IN_LANGUAGES)

    def make_context(now: datetime, front_end: FrontEndName) -> Context:
        return Context(
            content=add_staff_pages(content.load()),
            office=office,
            words=load_translator,
            now=now,
            front_end=front_end,
            speaks=has_voice,
            can_speak=can_speak,
            prints=prints,
        )

    return make_context
