"""The languages that tests run over: those of the content, and pseudo-languages that nobody speaks.

A pseudo-language (pseudolocalisation) is English made longer, in letters that English lacks: so a page that
suits only short words or Latin letters is found before a translation is there.
"""

import re
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.content.content import Content, Language
from kiosk.content.shared_records import Sentence
from kiosk.i18n.placeholders import fill_placeholders
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from tests.played_visit import shipped_content

LANGUAGES = ("en", *(tag for tag in shipped_content().languages if tag != "en"))
"""The tags of the languages that the content has, English first."""

ACCENTS = str.maketrans("aeiounycAEIOUNYC", "áéîöûñýçÁÉÎÖÛÑÝÇ")
GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "άβψδέφγήίξκλμνόπςρσταθωχύζΆΒΨΔΈΦΓΉΊΞΚΛΜΝΌΠΣΡΣΤΫΘΩΧΎΖ",
)

ADDRESS = r"\S*[@/]\S*"
"""A mail or web address, which no language translates."""


class PseudoLanguage(NamedTuple):
    """How many times as long as English it is, its letters, and the one that is repeated at the end of a word."""

    longer: float
    letters: dict[int, int]
    filler: str


PSEUDO_LANGUAGES = {
    "accents-40": PseudoLanguage(1.4, ACCENTS, "ü"),
    "accents-60": PseudoLanguage(1.6, ACCENTS, "ü"),
    "greek-40": PseudoLanguage(1.4, GREEK, "ώ"),
}


class PseudoTranslator(Translator):
    """Says English in a pseudo-language, word by word; what stands in braces is filled in, and not changed."""

    def __init__(self, language: PseudoLanguage) -> None:
        super().__init__("en")
        self.language = language

    def say(self, sentence: Sentence, /, **fields: object) -> str:
        """The sentence in the pseudo-language."""
        return fill_placeholders(self.translate(sentence.forms[-1]), fields)

    def translate(self, text: str) -> str:
        """A text with its braces as they are."""
        pieces = re.split(r"(\{[^}]*\})", text)
        return "".join(one if one.startswith("{") else self._stretch(one) for one in pieces)

    def _stretch(self, text: str) -> str:
        return re.sub(rf"{ADDRESS}|[^\W\d_]+", lambda found: self._stretch_word(found[0]), text)

    def _stretch_word(self, word: str) -> str:
        if re.fullmatch(ADDRESS, word):
            return word
        more = round(len(word) * (self.language.longer - 1))
        return word.translate(self.language.letters) + self.language.filler * more


@cache
def pseudo_content(name: str) -> Content:
    """The shipped content with the words of languages.toml in a pseudo-language, in the place of English."""
    content = shipped_content()
    translate = PseudoTranslator(PSEUDO_LANGUAGES[name]).translate
    english = content.languages["en"]
    made: Language = replace(
        english,
        greeting=translate(english.greeting),
        about=translate(english.about),
        privacy=translate(english.privacy),
        choices={id: translate(text) for id, text in english.choices.items()},
        labels={id: translate(text) for id, text in english.labels.items()},
    )
    return replace(content, languages={"en": made})


def pseudo_journey(name: str) -> Journey:
    """A journey whose English is a pseudo-language."""
    content, translator = pseudo_content(name), PseudoTranslator(PSEUDO_LANGUAGES[name])
    return Journey(
        content.languages,
        lambda: content,
        Office(languages=("en",)),
        lambda tag: translator,
        prints=lambda: True,
    )
