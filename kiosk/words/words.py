"""The words of one language."""

import datetime
from collections.abc import Callable, Sequence
from functools import cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING

from kiosk.content.records import Sentence
from kiosk.words.fill import fill, sound
from kiosk.words.phrases import HOUR, ON_DAY, TODAY, TOMORROW

if TYPE_CHECKING:
    from babel import Locale


class Words:
    """Says sentences, days, hours, numbers and countries; Babel is loaded when first needed."""

    def __init__(
        self, tag: str, translations: Callable[[], NullTranslations] = NullTranslations
    ) -> None:
        self.tag = tag
        self._load = translations

    def say(self, sentence: Sentence, /, **fields: object) -> str:
        """The sentence translated and filled; without a sound translation, the English one."""
        english = sentence.english
        said = self._translations.pgettext(sentence.context, english) if english else ""
        if said is not english and not sound(said, english):
            said = english
        return fill(said, fields)

    def date(self, day: datetime.date) -> str:
        """A near day, without its year: "Friday 27 November"."""
        from kiosk.words.days import near_day

        return near_day(day, self.locale)

    def day(self, day: datetime.date) -> str:
        """A day with its year: "27 November 2025"."""
        from kiosk.words.days import full_day

        return full_day(day, self.locale)

    def time(self, at: datetime.datetime | datetime.time) -> str:
        """An hour of the day: "9:05"."""
        return self.say(HOUR, hour=at.hour, minute=f"{at.minute:02}")

    def until(self, at: datetime.datetime, now: datetime.datetime | None) -> str:
        """A moment as seen from now: "tomorrow, 10:40"; by its day where nobody knows when it is read."""
        ahead = (at.date() - now.date()).days if now else -1
        phrase = {0: TODAY, 1: TOMORROW}.get(ahead, ON_DAY)
        day = self.date(at.date()) if phrase is ON_DAY else ""
        return self.say(phrase, date=day, time=self.time(at))

    def number(self, number: int | float) -> str:
        """A number with the separators of the language."""
        from babel.numbers import format_decimal

        said = str(format_decimal(number, locale=self.locale))
        # The narrow space is missing from the fonts of consoles.
        return said.replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")

    def country(self, region: str) -> str:
        """The name of a country by its two letters, which stand for an unknown one."""
        return str(self.locale.territories.get(region.upper(), region))

    def join(self, items: Sequence[str]) -> str:
        """Several things in one breath: "a, b and c"."""
        from babel.lists import format_list

        return format_list(items, locale=self.locale)

    @cached_property
    def _translations(self) -> NullTranslations:
        """Loaded with the first sentence: the welcome page, which has none, need not wait for it."""
        return self._load()

    @cached_property
    def locale(self) -> "Locale":
        """The language as Babel knows it; English as it is written in Europe."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse("en_GB" if self.tag == "en" else self.tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return Locale.parse("en_GB")
