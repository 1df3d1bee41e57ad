"""The staff pages as a test plays them: with clocks of its own, and a visit log of made-up visits."""

from datetime import datetime, timedelta
from functools import cache
from os import terminal_size
from pathlib import Path

from kiosk.clock import RunningTime
from kiosk.content.content import Content
from kiosk.events import FrontEndName, Outcome
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context, Office
from kiosk.journey.fold import MORE_OPTION
from kiosk.services.printer import PrinterStatus
from kiosk.staff.context import StaffServices, add_staff_pages
from kiosk.staff.example_health import ExampleHealth
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.report import HealthSource
from kiosk.staff.session import StaffSession
from kiosk.store.clock_record import Look
from kiosk.view_model.page import Choices, Digits, Option, Page, SelectableTable
from kiosk.view_model.plain_text import plain_page
from kiosk.view_model.replies import Back, Chose, Reply, Typed
from kiosk.visit.services import NoPrinter, Printer, Voice
from kiosk.worker_messages import PinAttempt, PracticeChange
from tests.asked_texts import AskedTexts
from tests.played_visit import NOON, Clock, shipped_content
from tests.staff.pins import BOOT, PIN
from tests.visit_logs import copy_log

ASKED = AskedTexts()
"""The texts that the staff pages asked for."""


@cache
def staff_content() -> Content:
    """The content with the staff pages in it, which notes the texts that are asked for."""
    return ASKED.watched(add_staff_pages(shipped_content()))


def with_visit_log(folder: Path, visits: int = 60) -> Path:
    """The folder, with a visit log up to the day of the tests."""
    copy_log(folder, visits, 20, 40, 1, NOON.date())
    return folder


class PlayedStaffSession:
    """A staff session with the results of its PIN attempts and its ends.

    `ran` are the seconds that the computer has run, by which waits after wrong PINs are counted, `columns` and
    `rows` those of the window, `wall` is what the clock of the computer shows. `practice` holds what was
    asked for, True to begin it and False to end it, `practice_seconds` for how long it goes on. `alone` is for the
    pages of `kiosk staff`.
    """

    def __init__(
        self,
        folder: Path,
        language: str = "en",
        front_end: FrontEndName = "screen",
        printer: Printer | None = None,
        health: HealthSource | None = None,
        content: Content | None = None,
        voice: Voice | None = None,
        alone: bool = False,
    ) -> None:
        self.clock = Clock()
        self.ran = 5000.0
        self.wall = NOON
        self.attempts: list[str] = []
        self.ends: list[Outcome] = []
        self.practice: list[bool] = []
        self.practice_seconds = 0.0
        self.columns, self.rows = 80, 24
        office = Office(languages=(language,))

        def journey_context(now: datetime, front_end: FrontEndName) -> Context:
            prints = printer is not None
            return Context(
                content=content or staff_content(),
                office=office,
                words=load_translator,
                now=now,
                front_end=front_end,
                prints=lambda: prints,
            )

        def report(attempt: PinAttempt) -> None:
            self.attempts.append(attempt.tried)

        def report_practice(change: PracticeChange) -> None:
            self.practice.append(change.practice)

        self.session = StaffSession(
            journey_context,
            StaffServices(
                folder=folder,
                report_attempt=report,
                printer=printer or NoPrinter(),
                health=health or ExampleHealth(self.installation(folder)),
                window_size=lambda: terminal_size((self.columns, self.rows)),
                look=lambda: Look(self.wall, RunningTime(BOOT, self.ran)),
                practice_seconds=lambda: self.practice_seconds,
                report_practice=report_practice,
                alone=alone,
            ),
            self.clock,
            lambda: NOON + timedelta(seconds=self.clock.seconds),
            lambda: RunningTime(BOOT, self.ran),
            self.ends.append,
            voice,
        )
        if front_end == "line":
            self.session.switch_to(front_end)

    def installation(self, folder: Path) -> Installation:
        """What is looked at on the page of health, on this computer."""
        return Installation(
            data=folder,
            content=staff_content(),
            today=lambda: NOON.date(),
            look=lambda: Look(self.wall, RunningTime(BOOT, self.ran)),
            speaks=lambda tag: True,
            printer_status=lambda setting: PrinterStatus("ready", "office"),
            has_run=True,
        )

    @property
    def page(self) -> Page:
        """The page shown now."""
        return self.session.page()

    def reply(self, reply: Reply) -> Page:
        """The page after a reply."""
        self.session.answer(reply)
        return self.page

    def type(self, text: str) -> Page:
        """The page after something was typed."""
        assert isinstance(self.page.ask, Digits)
        return self.reply(Typed(text))

    def enter(self) -> Page:
        """Type the PIN; the menu."""
        page = self.type(PIN)
        assert page.id == "staff/menu"
        return page

    def options(self) -> tuple[Option, ...]:
        """The choices of this page, those of an empty field too."""
        ask = self.page.ask
        return ask.options if isinstance(ask, Choices) else ask.empty.options

    def rows_shown(self) -> tuple[str, ...]:
        """The ids of the rows on this page."""
        return next(
            (block.ids for block in self.page.blocks if isinstance(block, SelectableTable)), ()
        )

    def choose(self, *options: str) -> Page:
        """Choose one option after the other, each also behind "more"."""
        for option in options:
            for _ in range(20):
                if option in {one.id for one in self.options()} | set(self.rows_shown()):
                    break
                assert MORE_OPTION in {one.id for one in self.options()}, (
                    f"{self.page.id}: no {option}"
                )
                self.reply(Chose(MORE_OPTION))
            self.reply(Chose(option))
        return self.page

    def go_back(self) -> Page:
        """The page below."""
        return self.reply(Back())

    def says(self, text: str) -> bool:
        """Whether the page has this text."""
        plain = plain_page(self.page)
        return text in " ".join((*plain.head, *plain.body, *plain.offer, plain.prompt))
