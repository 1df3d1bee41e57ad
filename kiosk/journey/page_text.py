"""The texts of one page, in its language and with their fields filled in."""

from functools import cached_property

from kiosk.content.fallback_texts import DEVICE
from kiosk.content.records import PageTexts as PageWords
from kiosk.content.records import Sentence, readable
from kiosk.i18n.button_names import button_name
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice
from kiosk.journey.state import Position, Preferences
from kiosk.view_model.page import Block, Notice, Text

NO_TEXTS = PageWords()
STAFF = "staff-"
"""How the names of the staff's pages begin."""


class PageText:
    """The voice of one page: the kit, the place, and the language that it is told in."""

    def __init__(self, context: Context, position: Position, preferences: Preferences) -> None:
        self.context = context
        self.content = context.content
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
            for id, entry in self.content.labels.items()
        }
        kind = self.content.kinds.get(self.position.facts.get("kind", ""))
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
        return self.content.pages.get(id, NO_TEXTS)

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
