"""Rounds of the staff through their pages, on a logbook of visits that never were, with clocks of the test."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from kiosk.content.content import Content
from kiosk.events import FrontEndName, Outcome
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context, Office
from kiosk.journey.fold import MORE_OPTION
from kiosk.staff.async_value import AsyncValue
from kiosk.staff.content_status import ContentStatus
from kiosk.staff.context import StaffServices, add_staff_pages
from kiosk.staff.session import StaffSession
from kiosk.view_model.page import Choices, Digits, Option, Page, SelectableTable
from kiosk.view_model.plain_text import plain_page
from kiosk.view_model.replies import Back, Chose, Reply, Typed
from kiosk.visit.services import NoPrinter, Printer
from kiosk.worker_messages import PinAttempt
from tests.asked import Asked
from tests.played_visit import NOON, Clock, shipped_content
from tests.staff.pins import PIN
from tests.visit_logs import copy_log

ASKED = Asked()
"""The texts that the staff pages asked for, each with the state of one such page."""


@cache
def words() -> Content:
    """The content with the staff pages in it."""
    return ASKED.watched(add_staff_pages(shipped_content()))


def book(folder: Path, visits: int = 60) -> Path:
    """The folder, with a logbook up to the day of the tests."""
    copy_log(folder, visits, 20, 40, 1, NOON.date())
    return folder


class Round:
    """The staff pages with all that they told; `epoch` are the seconds that the PIN's lock counts.

    `rows` are those of the window.
    """

    def __init__(
        self,
        folder: Path,
        language: str = "en",
        front_end: FrontEndName = "screen",
        printer: Printer | None = None,
        printing: AsyncValue[str] | None = None,
        upkeep: AsyncValue[ContentStatus] | None = None,
        content: Content | None = None,
    ) -> None:
        self.clock = Clock()
        self.epoch = 1_790_000_000.0
        self.tries: list[str] = []
        self.ends: list[Outcome] = []
        self.rows = 24
        office = Office(languages=(language,))

        def journey_context(now: datetime, front_end: FrontEndName) -> Context:
            prints = printer is not None
            return Context(
                content=content or words(),
                office=office,
                words=load_translator,
                now=now,
                front_end=front_end,
                prints=lambda: prints,
            )

        def note(tried: PinAttempt) -> None:
            self.tries.append(tried.tried)

        self.backroom = StaffSession(
            journey_context,
            StaffServices(
                folder=folder,
                note=note,
                printer=printer or NoPrinter(),
                printing=printing or AsyncValue(lambda: "ready"),
                upkeep=upkeep or AsyncValue(ContentStatus),
                rows=lambda: self.rows,
            ),
            self.clock,
            lambda: NOON + timedelta(seconds=self.clock.seconds),
            lambda: self.epoch,
            self.ends.append,
        )
        if front_end == "line":
            self.backroom.switch_to(front_end)

    @property
    def page(self) -> Page:
        """The page shown now."""
        return self.backroom.page()

    def reply(self, reply: Reply) -> Page:
        """The page after a reply."""
        self.backroom.answer(reply)
        return self.page

    def type(self, text: str) -> Page:
        """The page after something was typed."""
        assert isinstance(self.page.ask, Digits)
        return self.reply(Typed(text))

    def enter(self) -> Page:
        """The menu, behind the PIN."""
        page = self.type(PIN)
        assert page.id == "staff/menu"
        return page

    def options(self) -> tuple[Option, ...]:
        """The choices of this page, those of an empty field too."""
        ask = self.page.ask
        return ask.options if isinstance(ask, Choices) else ask.empty.options

    def leaf(self) -> tuple[str, ...]:
        """The ids of the rows on this page."""
        return next(
            (block.ids for block in self.page.blocks if isinstance(block, SelectableTable)), ()
        )

    def choose(self, *options: str) -> Page:
        """Pick one option after the other, looking through more pages of choices where there are."""
        for option in options:
            for _ in range(20):
                if option in {one.id for one in self.options()} | set(self.leaf()):
                    break
                assert MORE_OPTION in {one.id for one in self.options()}, (
                    f"{self.page.id}: no {option}"
                )
                self.reply(Chose(MORE_OPTION))
            self.reply(Chose(option))
        return self.page

    def reply_back(self) -> Page:
        """The page below."""
        return self.reply(Back())

    def says(self, text: str) -> bool:
        """Whether the page says it."""
        told = plain_page(self.page)
        return text in " ".join((*told.head, *told.body, *told.offer, told.prompt))
