"""The content as a worker loads it: the languages before the welcome page, the rest behind it."""

from collections.abc import Callable
from threading import Lock, Thread

from msgspec import convert

from kiosk.content.content import Content, Language
from kiosk.content.folders_in_use import folders_in_use, use_pack
from kiosk.content.loader import load_content, parse_content_file
from kiosk.content.shared_records import MISSING, DayNotice
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.language_offer import offer_languages
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.services.hardening import protect_memory
from kiosk.services.printer import LazyPrinter, find_printer, report_nothing
from kiosk.settings.contacts import apply_own_contacts
from kiosk.visit.services import Printer
from kiosk.worker_messages import ErrorLocation, locate_error

NEEDED_PAGES = ("intent", "help", "end", "warning", "cover")
"""Pages without which no visit is possible."""

NEEDED_CHOICES = ("intent", "help", "end")
"""Those of them that nobody could leave without their choices."""


class BrokenContentError(Exception):
    """The content cannot lead anybody: `kiosk check` names what is broken."""


def require_usable_content(content: Content) -> None:
    """Raise BrokenContentError where no visit is possible with this content."""
    pages = content.pages
    has_pages = all(id in pages for id in NEEDED_PAGES)
    has_choices = all(pages[id].choice for id in NEEDED_CHOICES if id in pages)
    if not (has_pages and has_choices and content.stages and content.methods and content.kinds):
        raise BrokenContentError


class LazyContent:
    """The content with the office's own contacts, loaded once; `languages` are there from the beginning.

    From the beginning this process reads the content pack that the configuration names, or the program's content.
    `on_fault` is called with the place where the drawing of a slip broke.
    """

    def __init__(
        self, config: WorkerConfig, on_fault: Callable[[ErrorLocation], None] = report_nothing
    ) -> None:
        self._config = config
        self._content: Content | None = None
        self._load_lock = Lock()
        use_pack(config.pack_folder)
        self.languages = _load_languages()
        self._on_fault = on_fault
        self.printer = LazyPrinter(self._find_printer)

    def load(self) -> Content:
        """All of the content; loads it where `preload` has not done so, or waits for that."""
        with self._load_lock:
            if self._content is None:
                contacts = self._config.settings.contacts
                self._content = apply_own_contacts(
                    load_content(folders_in_use().content)[0], contacts
                )
            return self._content

    def notices(self) -> dict[str, DayNotice]:
        """The notices of the day by their ids, for the welcome page; none where the office has put up none."""
        if not self._config.settings.notice.id:
            return {}
        try:
            folder = folders_in_use().content
            tree = parse_content_file(folder / "notices.toml", folder)
            return convert(tree["notice"], dict[str, DayNotice])
        except (OSError, ValueError, KeyError):
            return self.load().notices

    def load_all(self) -> None:
        """Load the content and the translations of the languages on offer, and lock this process's memory."""
        protect_memory(self._config.dumpable)
        self.load()
        for tag in self.offered_languages():
            # A catalog is opened with the first sentence.
            load_translator(tag).say(MISSING)

    def offered_languages(self) -> tuple[str, ...]:
        """The languages that the office offers its members here, the usual one first."""
        config = self._config
        locales = folders_in_use().locales
        return offer_languages(
            config.settings, self.languages, locales, config.console_letters
        ).tags

    def renew(self, config: WorkerConfig) -> None:
        """Go on with the configuration of the visit that begins; what was loaded by another one goes."""
        if config.pack != self._config.pack:
            use_pack(config.pack_folder)
            self.languages = _load_languages()
        if (config.settings, config.pack) != (self._config.settings, self._config.pack):
            self._content = None
        self._config = config

    def preload(self, on_broken: Callable[[ErrorLocation], None] = report_nothing) -> None:
        """Lock this process's memory and load what the next page needs, on a thread, once a page is shown.

        `on_broken` is called where no visit is possible with the content.
        """
        Thread(target=self._preload, args=(on_broken,), daemon=True).start()

    def _find_printer(self) -> Printer:
        return find_printer(
            self._config.settings.printer, self._config.settings.paper, self._on_fault
        )

    def _preload(self, on_broken: Callable[[ErrorLocation], None]) -> None:
        self.load_all()
        try:
            content = self.load()
            if not self._config.out_of_service:
                require_usable_content(content)
        except BrokenContentError as fault:
            on_broken(locate_error(fault))
        self.printer.prepare()


def _load_languages() -> dict[str, Language]:
    """The languages by their tags, from their one file."""
    folder = folders_in_use().content
    try:
        tree = parse_content_file(folder / "languages.toml", folder)
        languages = {
            language.tag: language for language in convert(tree["language"], list[Language])
        }
    except (OSError, ValueError, KeyError):
        # The loader of the whole content leaves out no more of a file than what is broken in it.
        languages = load_content(folder)[0].languages
    return languages
