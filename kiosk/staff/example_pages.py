"""The staff pages with made-up visits: for those who read single pages, and not for an office."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from errno import EACCES, EIO, ENOSPC
from os import terminal_size
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct, field
from msgspec.json import encode
from msgspec.structs import replace

from kiosk.clock import RunningTime
from kiosk.content.content import Content
from kiosk.content.edition import ContentEdition, read_edition
from kiosk.events import FrontEndName
from kiosk.files import write_files
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Context, Office
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.state import Preferences
from kiosk.packs.archive import Pack, read_pack
from kiosk.packs.content_choice import ContentChoice, pack_folder
from kiosk.packs.manifest import parse_manifest, write_manifest
from kiosk.paths import CHOSEN_FILE, PACK_MANIFEST, PIN_FILE
from kiosk.services.printer import PrinterStatus
from kiosk.settings.schema import SettingKey
from kiosk.settings.writer import change_settings
from kiosk.staff.context import StaffContext, StaffServices, add_staff_pages
from kiosk.staff.data_folder_problem import fault_message
from kiosk.staff.example_health import ExampleHealth, example_reports
from kiosk.staff.example_log import write_example_log
from kiosk.staff.figure_charts import QUESTIONS
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.report import HealthReport
from kiosk.staff.pages.settings import LIMIT_CHOICES
from kiosk.staff.pin import pin_files
from kiosk.staff.pin_attempts import ATTEMPTS_FILE, PinAttempts, encode_attempts
from kiosk.staff.renderer import render_in_one_language
from kiosk.staff.settings_change import UNDO, propose_undo
from kiosk.staff.state import MENU, StaffState, message
from kiosk.staff.turn import build_page, build_warning, handle_reply
from kiosk.store.clock_file import keep_clock
from kiosk.store.clock_record import Look, deny
from kiosk.view_model.page import Choices, Digits, Page, SelectableTable, Text
from kiosk.view_model.replies import Chose, Help, Reply, Typed
from kiosk.visit.services import NoPrinter, PrintState

PIN = "482915"
TYPED = {
    "pin": ("135790", PIN),
    "newpin": ("123", "123456", "719264"),
    "legibility": ("12", "40", "999"),
}
"""What is typed on the pages with a field, by the kind of page."""

SHOWN_FOLDER = "/home/kiosk/.local/share/kiosk"
"""What pages show for the data folder, which is one for a moment."""

VISITS_SHOWN = 12
MOST_PAGES = 600
WIDE, NARROW = terminal_size((80, 24)), terminal_size((60, 18))
BOOT = RunningTime("0123456789abcdef", 5000.0)
WARNING_SECONDS = (1, 60)
PRACTICE_SECONDS = 2400.0
DATE_PAGES = ((), ("health",), ("care", "retention"), ("clock",), ("clock", "clock/wrong"))
"""Pages over the menu that say whether the date is believed."""

DAYS_OFF = (20, 200, -200, -20)
"""By so many days the clock is off what was known, for each doubt about it."""

EXAMPLE_CHANGES = (
    *((f"times/{name}", str(seconds[-1])) for name, seconds in LIMIT_CHOICES.items()),
    ("methods", "sms"),
    ("notice/desk-closed", "today"),
    ("languages", "en"),
)
"""Pages on which a setting is changed, and the choice that does."""

SEVERAL_CHANGES: dict[SettingKey, object] = {
    ("office", "name"): "AIACE Luxembourg",
    ("office", "id"): "luxembourg",
    ("region",): "LU",
    ("retention_days",): 60,
}
"""What `kiosk setup` may have changed at the same time."""

COMMAND_TEXTS = {
    "setup": "kiosk setup",
    "setup-wrong": "kiosk setup: what is refused",
    "setup-end": "kiosk setup: how it ends",
    "staff-dictionary": "kiosk log export: the dictionary",
}
"""The texts of `kiosk setup` and of the dictionary of an export: the ids of their pages, with a title for each."""

EXAMPLE_FIELDS = {
    "country": "Belgium (BE)",
    "names": "fr, en",
    "name": "fr",
    "number": 2,
    "path": SHOWN_FOLDER,
    "note": "EACCES",
}
"""What stands in the braces of the texts of commands."""


class ExamplePrinter(NoPrinter):
    """A printer that is always as far as it is said to be."""

    def __init__(self, stands: PrintState) -> None:
        self._stands: PrintState = stands

    def state(self) -> PrintState:
        """As far as was said."""
        return self._stands


class Surroundings(Struct, frozen=True):
    """What a staff page hangs on besides its state."""

    look: Look
    size: terminal_size = WIDE
    printer: PrintState = "working"
    health: HealthReport | None = None
    running: RunningTime = field(default_factory=lambda: BOOT)
    practice_seconds: float = 0.0
    pack: Pack | None = None


class ExampleStaffPages:
    """Shows every staff page: first all that the choices lead to, then what is shown when something is wrong."""

    def __init__(
        self,
        content: Content,
        office: Office,
        words: Callable[[str], Translator],
        language: str,
        now: datetime,
        front_end: FrontEndName = "screen",
    ) -> None:
        self._content, self._office = add_staff_pages(content), office
        self._words, self._language, self._now = words, language, now
        self._front_end = front_end
        self._folder = Path()
        self._usual = Surroundings(Look(now, BOOT))

    def pages(self) -> Iterator[Page]:
        """Pages of all ids, some of them several times: the first one of an id is the usual one."""
        with TemporaryDirectory() as made:
            usual = Path(made, "usual")
            self._folder = Path(made, "data")
            usual.mkdir()
            self._fill(usual)
            for page in self._all_pages(usual):
                yield with_shown_folder(page, self._folder)

    def shown(self, text: str) -> str:
        """A text as the pages show it, which names another data folder."""
        return text.replace(str(self._folder), SHOWN_FOLDER)

    def _fill(self, folder: Path) -> None:
        write_files(pin_files(folder, PIN))
        write_example_log(folder, self._content, self._now)
        keep_clock(folder, look=self._usual.look)
        (folder / "export").mkdir()
        copy = folder / "export" / f"kiosk-settings-{self._now:%Y-%m-%d}.toml"
        copy.write_text("retention_days = 30\n", encoding="utf-8")
        (folder / "export" / "aiace-content-2.zip").write_bytes(b"")
        (folder / "kiosk.toml").write_text(
            'retention_days = 30\n[notes]\npasskey = "Ask Anne for help."\n', encoding="utf-8"
        )

    @contextmanager
    def _copied(self, usual: Path) -> Iterator[None]:
        """The data folder as it usually is, whatever was done in it before."""
        rmtree(self._folder, ignore_errors=True)
        copytree(usual, self._folder)
        yield

    def _all_pages(self, usual: Path) -> Iterator[Page]:
        with self._copied(usual):
            yield from self._walk(usual)
        for page, *options in EXAMPLE_CHANGES:
            with self._copied(usual):
                yield from self._changed_and_undone(page, *options)
        with self._copied(usual):
            yield from self._several_changed()
        with self._copied(usual):
            yield from self._further_pages()
        with self._copied(usual):
            yield from self._doubtful_pages()
        with self._copied(usual):
            yield from self._closed_pages()
        with self._copied(usual):
            yield from map(self._command_page, COMMAND_TEXTS)

    def _walk(self, usual: Path) -> Iterator[Page]:
        """All that choices lead to, from the PIN and from the menu on."""
        waiting = deque([self._state(), self._state(MENU)])
        seen = set[object]()
        while waiting and len(seen) < MOST_PAGES:
            state = waiting.popleft()
            page = self._show(state)
            key = (page.id, state.messages, len(state.trail) > 1, _offered(page))
            if key in seen:
                continue
            seen.add(key)
            yield page
            before = _contents(self._folder)
            for reply in _replies(page):
                turn = handle_reply(page, reply, self._context(state))
                if turn.end is None:
                    waiting.append(replace(turn.state, is_return=False, earlier_choice=""))
                if _contents(self._folder) != before:
                    # What was changed is seen at once; the next reply finds all as it was.
                    yield self._show(turn.state)
                    with self._copied(usual):
                        before = _contents(self._folder)

    def _changed_and_undone(self, page: str, *options: str) -> Iterator[Page]:
        """A setting that is asked about, changed and changed back."""
        state = self._state(MENU, "care", page.partition("/")[0], page)
        for option in (*options, "yes", UNDO, "yes"):
            state = handle_reply(self._show(state), Chose(option), self._context(state)).state
            yield self._show(state)

    def _several_changed(self) -> Iterator[Page]:
        """Settings that a command changed together, then undone, with all that the question may say."""
        change_settings(self._folder, SEVERAL_CHANGES, self._content)
        yield self._show(self._state(MENU, "care"))
        state = propose_undo(self._context(self._state(MENU)))
        yield self._show(state)
        yield self._show(state.with_message(message("change", "meanwhile")))
        yield self._show(handle_reply(self._show(state), Chose("yes"), self._context(state)).state)

    def _further_pages(self) -> Iterator[Page]:
        """What choices alone do not lead to: the warning, printing, small windows, faults, health."""
        menu = self._state(MENU)
        # Nothing leads to it while the date is believed.
        yield self._show(self._state(MENU, "clock"))
        for seconds in reversed(WARNING_SECONDS):
            yield replace(build_warning(self._context(menu), seconds), id="staff/warning")
        for stands in ("working", "printed", "failed"):
            state = self._state(MENU, "figures", "printing")
            yield self._show(state, replace(self._usual, printer=stands))
        practised = replace(self._usual, practice_seconds=PRACTICE_SECONDS)
        for nodes in ((), ("care", "practice")):
            yield self._show(self._state(MENU, *nodes), practised)
        narrow = replace(self._usual, size=NARROW)
        for node in ("figures", *(f"figures/{question}" for question in QUESTIONS)):
            yield self._show(self._state(MENU, node), narrow)
        for report in example_reports(self._now, SHOWN_FOLDER):
            for node in ("health", "health/all"):
                yield self._show(self._state(MENU, node), replace(self._usual, health=report))
        yield from self._update_pages()
        for number in (*range(VISITS_SHOWN), 0xFFFFFFFFFFFF):
            yield self._show(self._state(MENU, f"visit/{number:012x}"))
        yield from self._faults(menu)

    def _update_pages(self) -> Iterator[Page]:
        """A pack that is asked about, and the way back from one that is in use."""
        usual = read_edition()
        edition = ContentEdition(
            number=usual.number + 1,
            dated=self._now.date(),
            program=usual.program,
            changes=usual.changes,
        )
        manifest = write_manifest(edition, {"content/terms.toml": b""})
        state = self._state(MENU, "care", "update")
        asked = state.with_choice(update="aiace-content-2.zip").open("update/sure")
        pack = Pack(parse_manifest(manifest), manifest, b"", {})
        yield self._show(asked, replace(self._usual, pack=pack))
        yield self._show(asked)
        folder = pack_folder(self._folder, edition.number)
        folder.mkdir(parents=True)
        choice = ContentChoice(number=edition.number, before=0)
        write_files({folder / PACK_MANIFEST: manifest, self._folder / CHOSEN_FILE: encode(choice)})
        yield self._show(state)

    def _faults(self, menu: StaffState) -> Iterator[Page]:
        """What is wrong with the data folder, as the message of a reply."""
        for code in (ENOSPC, EACCES, EIO):
            fault = fault_message(OSError(code, ""), self._context(menu))
            yield self._show(menu.with_message(fault))
        fields: dict[str, str | int | date] = {
            "path": str(self._folder),
            "name": "office.name",
            "time": "9:30",
            "number": 2,
            "of": "1.2",
            "date": self._now.date(),
        }
        for page, kind in (
            ("trouble", "note"),
            ("save", "note"),
            ("pin", "note"),
            ("copies", "note"),
            ("update", "note"),
        ):
            for name in getattr(self._content.pages[f"staff-{page}"], kind):
                node = {"save": "save/counts", "trouble": MENU}.get(page, page)
                said = message(page, name, **fields)
                if page != "pin":
                    yield self._show(self._state(MENU, node).with_message(said))
                elif name not in ("field", "form"):
                    yield self._show(self._state().with_message(said))

    def _doubtful_pages(self) -> Iterator[Page]:
        """The pages that say how the clock stands, for every clock that is not believed."""
        for days, denies in (*((days, False) for days in DAYS_OFF), (20, True)):
            look = Look(self._now + timedelta(days=days), BOOT)
            if denies:
                keep_clock(self._folder, deny, look=look)
            for nodes in DATE_PAGES:
                yield self._show(self._state(MENU, *nodes), replace(self._usual, look=look))

    def _closed_pages(self) -> Iterator[Page]:
        """The page of the PIN where none can be typed."""
        locked = encode_attempts(PinAttempts(wrong=6, left=120, seen=BOOT.seconds, boot=BOOT.boot))
        write_files({self._folder / ATTEMPTS_FILE: locked})
        yield self._show(self._state())
        write_files({self._folder / PIN_FILE: b"unreadable"})
        yield self._show(self._state())
        (self._folder / PIN_FILE).unlink()
        yield self._show(self._state())
        rmtree(self._folder)
        for node in ("health", "visits"):
            yield self._show(self._state(MENU, node))

    def _command_page(self, id: str) -> Page:
        """The sentences that a command prints or writes, all on one page."""
        page = self._content.pages[id]
        parts = (page.lead, *page.say)

        def build(context: StaffContext) -> PageDraft:
            notes = [context.texts.note(id, name, **EXAMPLE_FIELDS) for name in page.note]
            return PageDraft(
                id=id.removeprefix("staff-"),
                title=context.texts(page.title) or COMMAND_TEXTS[id],
                blocks=(
                    *(Text(context.texts(one)) for one in parts if one is not None),
                    *map(Text, notes),
                ),
                choices=tuple(context.texts.choice(id, name) for name in page.choice),
            )

        return render_in_one_language(build, self._context(self._state(MENU)))

    def _state(self, *trail: str) -> StaffState:
        state = StaffState(preferences=Preferences(language=self._language))
        return replace(state, trail=trail) if trail else state

    def _show(self, state: StaffState, stands: Surroundings | None = None) -> Page:
        return build_page(self._context(state, stands))

    def _context(self, state: StaffState, stands: Surroundings | None = None) -> StaffContext:
        stands = stands or self._usual
        journey_context = Context(
            content=self._content,
            office=self._office,
            words=self._words,
            now=self._now,
            front_end=self._front_end,
            prints=lambda: True,
        )
        installation = Installation(
            data=self._folder,
            content=self._content,
            look=lambda: stands.look,
            today=lambda: self._now.date(),
            speaks=lambda _: True,
            printer_status=lambda _: PrinterStatus("ready", "office"),
            has_run=True,
        )
        services = StaffServices(
            folder=self._folder,
            report_attempt=lambda _: None,
            printer=ExamplePrinter(stands.printer),
            health=ExampleHealth(installation, stands.health),
            window_size=lambda: stands.size,
            look=lambda: stands.look,
            practice_seconds=lambda: stands.practice_seconds,
            read_pack=lambda path: stands.pack or read_pack(path),
        )
        return StaffContext(journey_context, state, stands.running, services)


def with_shown_folder(page: Page, folder: Path) -> Page:
    """The page with another name of the data folder."""
    shown: Page = _replaced(page, {str(folder): SHOWN_FOLDER})
    return shown


def _replaced(value: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for old, new in texts.items():
            value = value.replace(old, new)
        return value
    if isinstance(value, tuple):
        return tuple(_replaced(one, texts) for one in value)
    if isinstance(value, Struct):
        names = value.__struct_fields__
        return replace(value, **{name: _replaced(getattr(value, name), texts) for name in names})
    return value


def _replies(page: Page) -> Iterator[Reply]:
    """What a page can be answered with: its choices, two of its rows, what is typed on it, and help."""
    options = page.ask.options if isinstance(page.ask, Choices) else page.ask.empty.options
    yield from (Chose(one.id) for one in options)
    for block in page.blocks:
        if isinstance(block, SelectableTable):
            yield from (Chose(id) for id in block.ids[:2])
    if isinstance(page.ask, Digits):
        yield from map(Typed, TYPED.get(page.id.split("/")[1], ()))
    yield Help()


def _offered(page: Page) -> tuple[str, ...]:
    """The choices of a page by their kinds: one visit is like another."""
    options = page.ask.options if isinstance(page.ask, Choices) else page.ask.empty.options
    return tuple("visit" if len(one.id) == 12 and one.id.isalnum() else one.id for one in options)


def _contents(folder: Path) -> frozenset[tuple[str, int, int]]:
    """What tells whether anything in a folder was changed; the log changes with each look at it."""
    stats = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return frozenset(
        (str(path), stat.st_mtime_ns, stat.st_size)
        for path, stat in stats
        if not path.name.endswith(("-wal", "-shm", ".lock"))
    )
