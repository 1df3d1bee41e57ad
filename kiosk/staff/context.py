"""What a staff page works with: texts, state, data folder, printer, time."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from os import terminal_size
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from kiosk.clock import RunningTime
from kiosk.content.content import Content, Language
from kiosk.content.fallback_texts import LANGUAGE_TEXTS
from kiosk.content.folders_in_use import folders_in_use
from kiosk.content.loader import load_staff_pages
from kiosk.content.shared_records import PageTexts
from kiosk.i18n.one_language import build_in_one_language
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice
from kiosk.journey.page_text import PageText
from kiosk.journey.renderer import languages_to_try
from kiosk.journey.state import Position
from kiosk.packs.archive import Pack, read_pack
from kiosk.staff.health.report import HealthSource, NoHealth
from kiosk.staff.state import StaffMessage, StaffState
from kiosk.store.clock_file import look_at_clock
from kiosk.store.clock_record import Look
from kiosk.view_model.page import Block
from kiosk.visit.services import NoPrinter, Printer
from kiosk.worker_messages import PinAttempt, PracticeChange

T = TypeVar("T")

BUILT_IN_LANGUAGES: Mapping[str, Language] = {
    "en": Language(
        tag="en",
        offered=True,
        name="English",
        greeting=LANGUAGE_TEXTS["greeting"],
        about=LANGUAGE_TEXTS["about"],
        privacy=LANGUAGE_TEXTS["privacy"],
    )
}
"""The language of the staff pages where languages.toml is gone: a kiosk without it is out of service."""

DEFAULT_SIZE = terminal_size((80, 24))
"""Columns and rows of a window whose size is not known."""


def _ignore_practice(change: PracticeChange) -> None:
    """Nobody is told: no kiosk waits behind these pages."""


class StaffServices(Struct, frozen=True, kw_only=True):
    """What the staff pages may use: the data folder, the printer, looks at the health, the size of the window.

    `report_attempt` takes the result of each PIN that was typed. `window_size` gives the columns and rows of the
    window, which may change. `look` gives what the clock shows. `announce_work` says that what follows may take
    minutes, as a purge of a large log does. `console_letters` are those that the font of the console has, None
    where there is no console; `locales` is the folder of the translations. `practice_seconds` gives for how long
    practice goes on, 0 outside practice; `report_practice` takes its begin and its end, which are not offered
    where the pages stand `alone`. `read_pack` reads the file of a content pack.
    """

    folder: Path
    report_attempt: Callable[[PinAttempt], None]
    printer: Printer = NoPrinter()
    health: HealthSource = NoHealth()
    window_size: Callable[[], terminal_size] = lambda: DEFAULT_SIZE
    look: Callable[[], Look] = look_at_clock
    announce_work: Callable[[], None] = lambda: None
    console_letters: str | None = None
    practice_seconds: Callable[[], float] = lambda: 0.0
    report_practice: Callable[[PracticeChange], None] = _ignore_practice
    alone: bool = False
    read_pack: Callable[[Path], Pack] = read_pack
    locales: Path = field(default_factory=lambda: folders_in_use().locales)


class StaffContext:
    """What one staff page is built from: state, texts, services and time; no clock is set back in `running`.

    The page is in the language that the staff chose, or in the one that `shown` names.
    """

    def __init__(
        self,
        journey_context: Context,
        state: StaffState,
        running: RunningTime,
        services: StaffServices,
        shown: str = "",
    ) -> None:
        self.texts = PageText(
            journey_context, Position(state.node, offset=state.offset), state.preferences, shown
        )
        self.journey_context = journey_context
        self.state = state
        self.running = running
        self.services = services

    def in_one_language(self, build: Callable[["StaffContext"], T]) -> T:
        """What `build` makes in the staff's language, or else in the first that lacks none of its sentences."""
        return build_in_one_language(
            languages_to_try(self.texts.language, self.journey_context),
            self.journey_context.words,
            lambda tag: build(self._in_language(tag)),
        )

    def _in_language(self, tag: str) -> "StaffContext":
        return StaffContext(self.journey_context, self.state, self.running, self.services, tag)

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.services.folder

    @property
    def now(self) -> datetime:
        """The present day and hour."""
        return self.journey_context.now

    @property
    def subpage(self) -> str:
        """The node after its first slash, or "": of `visit/0123` it is `0123`."""
        return self.state.node.partition("/")[2]

    def title(self, id: str, /, **more: object) -> str:
        """The title of a staff page."""
        return self.texts.title(f"staff-{id}", **more)

    def say(self, id: str, name: str, /, **more: object) -> str:
        """A note of a staff page."""
        return self.texts.note(f"staff-{id}", name, **more)

    def say_message(self, message: StaffMessage) -> str:
        """A message in words."""
        fields = {
            name: self.texts.words.day(value) if isinstance(value, date) else value
            for name, value in message.fields
        }
        return self.say(message.page, message.note, **fields)

    def say_if_any(self, id: str, name: str, /, **more: object) -> str:
        """A note that the page need not have; "" where it has none."""
        return self.texts.note_if_any(f"staff-{id}", name, **more)

    def choice(
        self, id: str, name: str, *, destructive: bool = False, **more: object
    ) -> DraftChoice:
        """A choice of a staff page."""
        return self.texts.choice(f"staff-{id}", name, destructive=destructive, **more)

    def choices(self, id: str, *names: str) -> tuple[DraftChoice, ...]:
        """Some choices of a staff page."""
        return tuple(self.choice(id, name) for name in names)

    def opening(self, id: str, **more: object) -> tuple[Block, ...]:
        """The first texts of a staff page: lead and paragraphs."""
        return self.texts.opening(f"staff-{id}", **more)

    def lead_note(self, id: str, name: str, /) -> tuple[Block, ...]:
        """A note of a staff page, in place of its lead."""
        return self.texts.lead_note(f"staff-{id}", name)

    def page_texts(self, id: str) -> PageTexts:
        """All texts of a staff page."""
        return self.texts.page(f"staff-{id}")


def add_staff_pages(content: Content) -> Content:
    """The content with the staff pages in it, and with a language where its own file of them is gone."""
    languages = content.languages or BUILT_IN_LANGUAGES
    return replace(
        content, languages=languages, pages={**content.pages, **_pages(folders_in_use().content)}
    )


@cache
def _pages(folder: Path) -> dict[str, PageTexts]:
    return load_staff_pages(folder)[0]
