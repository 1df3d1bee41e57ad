"""The texts of one page, in its language and with their fields filled in."""

from kiosk.content.fallback_texts import DEVICE_NAMES
from kiosk.content.shared_records import PageTexts as PageWords
from kiosk.content.shared_records import Sentence, readable
from kiosk.i18n.button_names import button_name
from kiosk.i18n.placeholders import ControlName, placeholders
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice
from kiosk.journey.state import Position, Preferences
from kiosk.view_model.page import Block, Notice, Text

NO_TEXTS = PageWords()
STAFF = "staff-"
"""How the ids of the staff's pages begin."""
DEVICE_WORDS = {"device": "yours", "on_device": "on_yours", "device_name": "name"}
"""Placeholders for words of a kind of device: its fields, which are notes of the page `device-words` too."""


class PageText:
    """Turns sentences of the content into words in the language of one page.

    Called with a sentence, it returns its text. Texts of a page are found by the id of the page and their name;
    one that the content lacks is replaced by its name made readable, so that no line is ever empty.

    `language` is the one that the member chose; the page is in that of `words`, which is another where `shown`
    names one.
    """

    def __init__(
        self, context: Context, position: Position, preferences: Preferences, shown: str = ""
    ) -> None:
        self.context = context
        self.content = context.content
        self.position = position
        self.preferences = preferences
        self.language = preferences.language or context.office.languages[0]
        self.words: Translator = context.words(shown or self.language)
        self.device_language = preferences.device_language or self.language

    def __call__(self, sentence: Sentence | None, **more: object) -> str:
        """The sentence in words, `more` standing in its braces; an empty string for no sentence."""
        if sentence is None:
            return ""
        # Most sentences have no braces, and the others few of the many names of buttons.
        text = sentence.plural or sentence.english
        if "{" in text:
            for name in placeholders(text) - more.keys():
                if (value := self.field(name)) is not None:
                    more[name] = value
        return self.words.say(sentence, **more)

    def field(self, name: str) -> str | None:
        """What stands in the braces of any sentence: a button's name by its id, or a word for the member's device.

        None where the code that says the sentence has to give it.
        """
        if name in DEVICE_WORDS:
            return self._device_word(DEVICE_WORDS[name])
        label = self.content.labels.get(name)
        if label is None:
            return None
        quoted = button_name(self.words, label, self.device_language)
        named = self.with_role(name, quoted)
        if named == quoted:
            return quoted
        return ControlName(quoted, named, self.content.languages[self.words.tag].role_after)

    def with_role(self, id: str, quoted: str, usual: str = "") -> str:
        """The quoted name of a label with its role, or the `usual` one, in line mode: nobody sees it there."""
        language = self.content.languages.get(self.words.tag)
        if language is None or self.context.front_end != "line":
            return quoted
        roles = (role for role, one in self.content.roles.items() if id in one.labels)
        return language.roles.get(next(roles, usual), "{label}").replace("{label}", quoted)

    def _device_word(self, name: str) -> str:
        kind = self.content.kinds.get(self.position.facts.get("kind", ""))
        sentence = self.page("device-words").note.get(name) if kind is None else getattr(kind, name)
        return DEVICE_NAMES[name] if sentence is None else self.words.noun(sentence)

    def device_note(self, name: str) -> tuple[Block, ...]:
        """A note of the member's kind of device as a paragraph; none where there is no such note."""
        return tuple(Text(text) for text in self.device_note_texts(name))

    def device_note_texts(self, name: str) -> tuple[str, ...]:
        """The same as text."""
        kind = self.content.kinds.get(self.position.facts.get("kind", ""))
        note = kind.note.get(name) if kind else None
        return (self(note),) if note else ()

    def page(self, id: str) -> PageWords:
        """The texts of a page that the code builds; empty ones where the content lacks it."""
        return self.content.pages.get(id, NO_TEXTS)

    def title(self, id: str, **more: object) -> str:
        """The title of a page."""
        return self(self.page(id).title, **more) or readable(id.removeprefix(STAFF))

    def note(self, id: str, name: str, /, **more: object) -> str:
        """A named sentence of a page."""
        return self(self.page(id).note.get(name), **more) or readable(name, more.values())

    def note_if_any(self, id: str, name: str, /, **more: object) -> str:
        """A named sentence that a page may lack; an empty string where it does."""
        return self(self.page(id).note.get(name), **more)

    def choice(
        self, page: str, id: str, *, destructive: bool = False, **more: object
    ) -> DraftChoice:
        """A choice of a page."""
        text = self(self.page(page).choice.get(id), **more) or readable(id, more.values())
        return DraftChoice(id, text, destructive)

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
        """The one thing to do, as a block; none for no sentence."""
        text = self(sentence, **more)
        return (Text(text, lead=True),) if text else ()

    def paragraphs(self, sentences: tuple[Sentence, ...], **more: object) -> tuple[Block, ...]:
        """Each sentence as a paragraph."""
        return tuple(Text(self(sentence, **more)) for sentence in sentences)

    def notices(self, sentences: tuple[Sentence, ...], **more: object) -> tuple[Block, ...]:
        """Each sentence as something to watch for."""
        return tuple(Notice(self(sentence, **more), sign="!") for sentence in sentences)

    def opening(self, id: str, **more: object) -> tuple[Block, ...]:
        """Lead, paragraphs and warnings of a page that the code builds."""
        words = self.page(id)
        return (
            self.lead(words.lead, **more)
            + self.paragraphs(words.say, **more)
            + self.notices(words.watch, **more)
        )
