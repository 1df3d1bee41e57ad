"""What a staff page works with: texts, state, data folder, printer, time."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.loader import load_staff_pages
from kiosk.content.records import PageTexts
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice
from kiosk.journey.page_text import PageText
from kiosk.journey.state import Position
from kiosk.paths import CONTENT
from kiosk.staff.async_value import AsyncValue
from kiosk.staff.content_status import ContentStatus
from kiosk.staff.state import StaffState
from kiosk.view_model.page import Block
from kiosk.visit.services import NoPrinter, Printer
from kiosk.worker_messages import PinAttempt

USUAL = 24
"""Rows of a window whose size nobody knows."""


def _no_printer() -> AsyncValue[str]:
    return AsyncValue(lambda: "none")


def _no_upkeep() -> AsyncValue[ContentStatus]:
    return AsyncValue(ContentStatus)


class StaffServices(Struct, frozen=True, kw_only=True):
    """The data folder; whom to tell of a PIN tried; the printer; the window's rows.

    `printing` is how it stands with the printer, `upkeep` with content and translations.
    """

    folder: Path
    note: Callable[[PinAttempt], None]
    printer: Printer = NoPrinter()
    printing: AsyncValue[str] = field(default_factory=_no_printer)
    upkeep: AsyncValue[ContentStatus] = field(default_factory=_no_upkeep)
    rows: Callable[[], int] = lambda: USUAL


class StaffContext:
    """One look at the staff pages; `epoch` is seconds since 1970."""

    def __init__(
        self, journey_context: Context, state: StaffState, epoch: float, services: StaffServices
    ) -> None:
        self.texts = PageText(
            journey_context, Position(state.node, offset=state.offset), state.preferences
        )
        self.journey_context = journey_context
        self.state = state
        self.epoch = epoch
        self.services = services

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.services.folder

    @property
    def now(self) -> datetime:
        """The present day and hour."""
        return self.journey_context.now

    @property
    def rest(self) -> str:
        """The node behind its first word: of `visit/0123` it is `0123`."""
        return self.state.node.partition("/")[2]

    def title(self, id: str, /, **more: object) -> str:
        """The title of a staff page."""
        return self.texts.title(f"staff-{id}", **more)

    def say(self, id: str, name: str, /, **more: object) -> str:
        """One of its named sentences."""
        return self.texts.note(f"staff-{id}", name, **more)

    def say_if_any(self, id: str, name: str, /, **more: object) -> str:
        """A named sentence that the page may do without; nothing where it does."""
        return self.texts.note_if_any(f"staff-{id}", name, **more)

    def choice(
        self, id: str, name: str, *, destructive: bool = False, **more: object
    ) -> DraftChoice:
        """One of its choices."""
        return self.texts.choice(f"staff-{id}", name, destructive=destructive, **more)

    def choices(self, id: str, *names: str) -> tuple[DraftChoice, ...]:
        """Some of its choices."""
        return tuple(self.choice(id, name) for name in names)

    def opening(self, id: str, **more: object) -> tuple[Block, ...]:
        """What it says first."""
        return self.texts.opening(f"staff-{id}", **more)

    def lead_note(self, id: str, name: str, /) -> tuple[Block, ...]:
        """One of its named sentences as the one thing to do."""
        return self.texts.lead_note(f"staff-{id}", name)

    def words(self, id: str) -> PageTexts:
        """All its words."""
        return self.texts.page(f"staff-{id}")


def add_staff_pages(content: Content) -> Content:
    """The catalog, and the staff pages in it."""
    return replace(content, pages={**content.pages, **_pages()})


@cache
def _pages() -> dict[str, PageTexts]:
    return load_staff_pages(CONTENT)[0]
