"""Builds a visit from the office's settings and the content."""

from collections.abc import Callable, Iterable
from threading import Lock, Thread
from time import monotonic

from msgspec import convert
from msgspec.structs import asdict

from kiosk import clock
from kiosk.content.content import Content, Language
from kiosk.content.loader import load_content, parse_content_file
from kiosk.events import Event, FrontEndName, build_record
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.paths import CONTENT
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.services.hardening import protect_memory
from kiosk.services.printer import LazyPrinter, find_printer, report_nothing
from kiosk.services.speech import Espeak, has_voice
from kiosk.settings.contacts import apply_own_contacts
from kiosk.visit.idle import IdleLimits
from kiosk.visit.visit import Visit
from kiosk.worker_messages import ErrorLocation, locate_error

PAGES = ("intent", "help", "end", "warning", "cover")
"""Pages that each visit needs."""

ANSWERS = ("intent", "help", "end")
"""Those of which it needs the choices."""


class BrokenContentError(Exception):
    """The content cannot lead anybody: `kiosk check` names what is broken."""


def require_usable_content(content: Content) -> None:
    """Raise BrokenContentError where a visit would be led nowhere."""
    pages = content.pages
    led = all(id in pages for id in PAGES)
    asked = all(pages[id].choice for id in ANSWERS if id in pages)
    if not (led and asked and content.stages and content.methods and content.kinds):
        raise BrokenContentError


MARK = "(!)"
"""What staff see on the welcome page when the logbook is ill."""


class ContentLoader:
    """The content, of which the welcome page needs the languages alone; the rest is read after it.

    `fault` is told where the drawing of a slip broke.
    """

    def __init__(
        self, given: WorkerConfig, fault: Callable[[ErrorLocation], None] = report_nothing
    ) -> None:
        self._given = given
        self._content: Content | None = None
        self._reading = Lock()
        self.languages = _languages()
        self.printer = LazyPrinter(
            lambda: find_printer(given.settings.printer, given.settings.paper, fault)
        )

    def whole(self) -> Content:
        """All of it, with the office's own contacts; read once."""
        with self._reading:
            if self._content is None:
                contacts = self._given.settings.contacts
                self._content = apply_own_contacts(load_content(CONTENT)[0], contacts)
            return self._content

    def prepare(self, broken: Callable[[ErrorLocation], None] = report_nothing) -> None:
        """Once the welcome page stands: lock this process's memory, and load what the next page needs.

        `broken` is told where the content can lead nobody.
        """
        Thread(target=self._prepare, args=(broken,), daemon=True).start()

    def _prepare(self, broken: Callable[[ErrorLocation], None]) -> None:
        protect_memory(self._given.dumps)
        try:
            content = self.whole()
            if not self._given.closed:
                require_usable_content(content)
        except BrokenContentError as fault:
            broken(locate_error(fault))
        for tag in self._given.settings.languages:
            load_translator(tag)
        self.printer.prepare()


def start_visit(
    given: WorkerConfig,
    loader: ContentLoader,
    note: Callable[[Event], None],
    front_end: FrontEndName,
    language: str,
) -> Visit:
    """A visit at its beginning."""
    told: list[Event] = []

    def noted(event: Event) -> None:
        told.append(event)
        note(event)

    flow = Journey(
        loader.languages,
        loader.whole,
        office_context(given, loader.languages),
        load_translator,
        has_voice,
        prints=loader.printer.there,
        row=lambda: build_record(told),
    )
    return Visit(
        flow,
        monotonic,
        clock.now,
        noted,
        front_end=front_end,
        language=language,
        limits=time_limits(given),
        voice=Espeak(),
        printer=loader.printer,
    )


def office_context(given: WorkerConfig, languages: Iterable[str]) -> Office:
    """The office as the flow knows it; only languages that there are, and at least one."""
    settings, known = given.settings, tuple(languages)
    return Office(
        name=settings.office.name,
        languages=tuple(tag for tag in settings.languages if tag in known) or known,
        region=settings.region,
        reopened=settings.reopened,
        closed=settings.closed,
        order=settings.order,
        notes=settings.notes,
        mark=MARK if given.mark else "",
        pin=given.pin,
        days=settings.retention_days,
        enlarges=given.enlarges,
    )


def time_limits(given: WorkerConfig) -> IdleLimits:
    """The time limits as a session knows them."""
    return IdleLimits(**asdict(given.settings.seconds))


def _languages() -> dict[str, Language]:
    """The languages by their tags; nothing else of the content is read for them."""
    try:
        tree = parse_content_file(CONTENT / "languages.toml", CONTENT)
        found = {one.tag: one for one in convert(tree["language"], list[Language])}
    except (OSError, ValueError, KeyError):
        # The reader of the whole content leaves out no more than what is broken.
        found = load_content(CONTENT)[0].languages
    return found
