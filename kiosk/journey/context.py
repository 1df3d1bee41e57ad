"""What a page builder works with: catalog, office, translator, day, front end; and the draft that it makes."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import cached_property

from msgspec import Struct, field

from kiosk.content.catalog import Catalog
from kiosk.content.fallback_texts import DEVICE
from kiosk.content.records import PageTexts as PageWords
from kiosk.content.records import Sentence, readable
from kiosk.events import FrontEndName, VisitRecord
from kiosk.i18n.translator import Translator, button_name
from kiosk.journey.state import Position, Preferences
from kiosk.view_model.page import Block, Notice, Pace, Text


class Office(Struct, frozen=True, kw_only=True):
    """What an office has decided for its kiosk; `pin` says whether its staff have one,
    `days` for how many single visits are kept, `enlarges` whether its terminal can show larger text.

    `order` names the methods that it recommends first, `notes` its own words on a method.
    """

    name: str = "AIACE"
    languages: tuple[str, ...] = ("fr", "en")
    region: str = "BE"
    reopened: Collection[str] = ()
    closed: Collection[str] = ()
    order: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    pin: bool = False
    days: int = 30
    enlarges: bool = False


class Context(Struct, frozen=True, kw_only=True):
    """All that a room may look at; `now` is a parameter, never read from a clock here.

    `speaks` says whether there is a voice for a language, `prints` whether there is a printer,
    `row` what the logbook will hold of this visit.
    """

    catalog: Catalog
    office: Office
    words: Callable[[str], Translator]
    now: datetime
    front_end: FrontEndName
    speaks: Callable[[str], bool] = bool
    prints: Callable[[], bool] = bool
    row: Callable[[], VisitRecord] = VisitRecord


class DraftChoice(Struct, frozen=True):
    """One choice of a draft; a careful one is never the default, one that needs a large window the last."""

    id: str
    say: str
    destructive: bool = False
    min_size: tuple[int, int] = (0, 0)


class DraftField(Struct, frozen=True):
    """A field for digits: what to type, and the form shown before typing."""

    say: str
    form: str


class PageDraft(Struct, frozen=True, kw_only=True):
    """What a room says of its page; `unknown` adds *I don't know*, `whole` keeps up to seven choices together.

    `more` and `first` lead through the choices that no page can hold, where the page has words of its own for it.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    choices: tuple[DraftChoice, ...]
    place: str = ""
    default: str | None = None
    unknown: str = ""
    whole: bool = False
    more: str = ""
    first: str = ""
    field: DraftField | None = None
    pace: Pace = "reading"


NO_TEXTS = PageWords()
STAFF = "staff-"
"""How the names of the staff's pages begin."""


class PageText:
    """The voice of one page: the kit, the place, and the language that it is told in."""

    def __init__(self, context: Context, position: Position, preferences: Preferences) -> None:
        self.context = context
        self.catalog = context.catalog
        self.position = position
        self.preferences = preferences
        self.words: Translator = context.words(preferences.language or context.office.languages[0])
        self.device_language = preferences.device_language or self.words.tag

    def __call__(self, sentence: Sentence | None, **more: object) -> str:
        """The sentence in words; nothing for no sentence."""
        if sentence is None:
            return ""
        # Most sentences have no braces, and need not wait for the names of all buttons.
        fields = self.fields if "{" in sentence.english else {}
        return self.words.say(sentence, **{**fields, **more})

    @cached_property
    def fields(self) -> dict[str, object]:
        """What stands in the braces of any sentence: the buttons by id, and the member's device."""
        known = {
            id: button_name(self.words, entry, self.device_language)
            for id, entry in self.catalog.labels.items()
        }
        kind = self.catalog.kinds.get(self.position.facts.get("kind", ""))
        page = self.page("device-words")
        named = {
            "device": (kind.yours if kind else page.note.get("yours"), "yours"),
            "on_device": (kind.on_yours if kind else page.note.get("on_yours"), "on_yours"),
            "device_name": (kind.name if kind else page.note.get("name"), "name"),
        }
        for placeholder, (sentence, name) in named.items():
            known[placeholder] = DEVICE[name] if sentence is None else self.words.say(sentence)
        return dict(known)

    def page(self, id: str) -> PageWords:
        """The words of a page that the flow builds itself; empty ones where the content lacks it."""
        return self.catalog.pages.get(id, NO_TEXTS)

    def title(self, id: str, **more: object) -> str:
        """The title of such a page."""
        return self(self.page(id).title, **more) or readable(id.removeprefix(STAFF))

    def note(self, id: str, name: str, /, **more: object) -> str:
        """One of its named sentences."""
        return self(self.page(id).note.get(name), **more) or readable(name, more.values())

    def note_if_any(self, id: str, name: str, /, **more: object) -> str:
        """A named sentence that the page may do without; nothing where it does."""
        return self(self.page(id).note.get(name), **more)

    def choice(
        self, page: str, id: str, *, destructive: bool = False, **more: object
    ) -> DraftChoice:
        """One of its choices."""
        said = self(self.page(page).choice.get(id), **more) or readable(id, more.values())
        return DraftChoice(id, said, destructive)

    def lead_note(self, id: str, name: str, /, **more: object) -> tuple[Block, ...]:
        """A named sentence as the one thing to do."""
        return (Text(self.note(id, name, **more), lead=True),)

    def text_note(self, id: str, name: str, /, **more: object) -> tuple[Block, ...]:
        """A named sentence as a paragraph."""
        return (Text(self.note(id, name, **more)),)

    def warning_note(self, id: str, name: str, /, **more: object) -> tuple[Block, ...]:
        """A named sentence as something to watch for."""
        return (Notice(self.note(id, name, **more), sign="!"),)

    def lead(self, sentence: Sentence | None, **more: object) -> tuple[Block, ...]:
        """The one thing to do, as a block."""
        said = self(sentence, **more)
        return (Text(said, lead=True),) if said else ()

    def paragraphs(self, sentences: tuple[Sentence, ...], **more: object) -> tuple[Block, ...]:
        """Plain paragraphs."""
        return tuple(Text(self(sentence, **more)) for sentence in sentences)

    def notices(self, sentences: tuple[Sentence, ...], **more: object) -> tuple[Block, ...]:
        """What to watch for."""
        return tuple(Notice(self(sentence, **more), sign="!") for sentence in sentences)

    def opening(self, id: str, **more: object) -> tuple[Block, ...]:
        """Lead, paragraphs and warnings of a page that the flow builds itself."""
        words = self.page(id)
        return (
            self.lead(words.lead, **more)
            + self.paragraphs(words.say, **more)
            + self.notices(words.watch, **more)
        )
