"""A translator that notes each sentence it says: so a text on a page leads back to its message."""

from typing import NamedTuple

from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import load_translations
from kiosk.i18n.po_file import po_path
from kiosk.i18n.translator import Translator
from kiosk.paths import shipped_folder


class SaidSentence(NamedTuple):
    """The context of a message, and its text as it was said, in the language of the page and filled in."""

    context: str
    text: str


class RecordingTranslator(Translator):
    """Says what the translator of its language says; `said` is all of it since it was last emptied.

    `ever` is the last message by each text that was ever said.
    """

    def __init__(self, tag: str) -> None:
        if tag == "en":
            super().__init__(tag)
        else:
            super().__init__(
                tag, lambda: load_translations(po_path(shipped_folder("locales"), tag))
            )
        self.said: list[SaidSentence] = []
        self.ever: dict[str, SaidSentence] = {}

    def say(self, sentence: Sentence, /, **fields: object) -> str:
        """The sentence in words, noted."""
        text = super().say(sentence, **fields)
        if text:
            self.ever[text] = SaidSentence(sentence.context, text)
            self.said.append(self.ever[text])
        return text
