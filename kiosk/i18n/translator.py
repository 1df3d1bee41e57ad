"""Says sentences, dates, numbers and lists in one language."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING

from kiosk.content.shared_records import MISSING, Sentence
from kiosk.i18n.no_break_spaces import with_fixed_signs, without_narrow_spaces
from kiosk.i18n.nouns import noun_form
from kiosk.i18n.placeholders import (
    Noun,
    counted_field,
    fill_placeholders,
    is_usable_form,
    is_usable_translation,
)
from kiosk.settings.countries import iso_code

if TYPE_CHECKING:
    from babel import Locale

# Babel takes long to load, so each method that needs it imports it: the English welcome page does without.

MAY_DIFFER = Sentence("phrases.may-differ", "{label} (the wording may differ)")
"""The name of a button that nobody has read on a real screen."""

HOUR = Sentence("phrases.hour", "{hour}.{minute}")
"""A time of day; both fields are digits, the minute always two."""

TODAY = Sentence("phrases.today", "today at {time}")
TOMORROW = Sentence("phrases.tomorrow", "tomorrow at {time}")
ON_DAY = Sentence("phrases.on-day", "{date} at {time}")

MANY = 1000
"""What a sentence counts that is said without a number: it takes the form for many."""

UNPROVEN = Sentence("phrases.unproven", "Ask a volunteer whether this device is suitable.")
"""Said only where a damaged content leaves a way to sign in without any reason for or against it."""

PHRASES = (MISSING, MAY_DIFFER, HOUR, TODAY, TOMORROW, ON_DAY, UNPROVEN)
"""Sentences of the code itself, which are translated beside those of the content."""


class EnglishText(str):
    """An English text as an object of its own: Python has a text of one letter, such as "1", only once."""


class Translator:
    """Says sentences, days, times, numbers and countries in the language of a tag such as "fr".

    `translations` loads its gettext catalog, and is called with the first sentence. `untranslated` are the
    contexts of the sentences that were said in English for want of a translation, since somebody emptied it.
    """

    def __init__(
        self, tag: str, translations: Callable[[], NullTranslations] = NullTranslations
    ) -> None:
        self.tag = tag
        self.untranslated: set[str] = set()
        self._load = translations

    def say(self, sentence: Sentence, /, **fields: object) -> str:
        """The sentence translated and filled; without a usable translation, the English one."""
        if sentence.plural:
            return fill_placeholders(self._form(sentence, fields), fields)
        english = EnglishText(sentence.english)
        text = self._translations.pgettext(sentence.context, english) if english else ""
        # gettext returns the very same object where it has no translation.
        if text is english or not is_usable_translation(text, english):
            self._note_english(sentence)
            return fill_placeholders(sentence.english, fields)
        return fill_placeholders(with_fixed_signs(text), fields)

    def noun(self, sentence: Sentence) -> Noun:
        """A noun, of which other sentences may ask for a form; one without a translation is the basic form."""
        basic = self.say(sentence)

        def form(name: str) -> str:
            wanted = noun_form(sentence, name)
            said = self.say(wanted)
            return basic if said == wanted.english else said

        return Noun(basic, form)

    def _form(self, sentence: Sentence, fields: Mapping[str, object]) -> str:
        """The form of a sentence for the number that it counts, by the plural rule of the language."""
        number = fields.get(counted_field(sentence.plural))
        count = number if isinstance(number, int) else MANY
        english = sentence.english if count == 1 else sentence.plural
        text = self._translations.npgettext(
            sentence.context, sentence.english, sentence.plural, count
        )
        if any(text is one for one in sentence.forms) or not is_usable_form(text, sentence.plural):
            self._note_english(sentence)
            return english
        return with_fixed_signs(text)

    def _note_english(self, sentence: Sentence) -> None:
        """Note that a sentence has no translation; one without a context is a name, and needs none."""
        if self.tag != "en" and sentence.context:
            self.untranslated.add(sentence.context)

    def date(self, day: datetime.date) -> str:
        """A near day, without its year: "Friday 27 November"."""
        from kiosk.i18n.date_format import format_near_day

        return format_near_day(day, self.locale)

    def day(self, day: datetime.date) -> str:
        """A day with its year: "27 November 2025"."""
        from kiosk.i18n.date_format import format_full_day

        return format_full_day(day, self.locale)

    def time(self, at: datetime.datetime | datetime.time) -> str:
        """A time of day: "9:05"."""
        return self.say(HOUR, hour=at.hour, minute=f"{at.minute:02}")

    def until(self, at: datetime.datetime, now: datetime.datetime | None) -> str:
        """A moment relative to now: "tomorrow, 10:40"; by its date where `now` is None, as on paper."""
        days_ahead = (at.date() - now.date()).days if now else -1
        phrase = {0: TODAY, 1: TOMORROW}.get(days_ahead, ON_DAY)
        day = self.date(at.date()) if phrase is ON_DAY else ""
        return self.say(phrase, date=day, time=self.time(at))

    def number(self, number: int | float) -> str:
        """A number with the separators of the language."""
        from babel.numbers import format_decimal

        return without_narrow_spaces(str(format_decimal(number, locale=self.locale)))

    def country(self, region: str) -> str:
        """The name of a country by its two letters, also EL and UK; the letters themselves for an unknown one."""
        return str(self.locale.territories.get(iso_code(region), region))

    def join(self, items: Sequence[str]) -> str:
        """Several things as a list in a sentence: "a, b and c"."""
        from kiosk.i18n.list_format import format_items

        return format_items(items, self.locale)

    @cached_property
    def _translations(self) -> NullTranslations:
        """Loaded with the first sentence: the welcome page has none, and need not wait for the catalog."""
        return self._load()

    @cached_property
    def locale(self) -> "Locale":
        """The language as Babel knows it; English as it is written in Europe."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse("en_GB" if self.tag == "en" else self.tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return Locale.parse("en_GB")
