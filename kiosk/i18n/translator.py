"""Says sentences, dates, numbers and button names in one language."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date

from kiosk.content.labels import ButtonLabel
from kiosk.content.records import MISSING, Sentence

if TYPE_CHECKING:
    from babel import Locale


BRACES = re.compile(r"\{([A-Za-z][\w-]*)\}")


def placeholders(text: str) -> frozenset[str]:
    """The names in braces; `{Device}`, which begins a sentence, is `device`."""
    return frozenset(_lower(name) for name in BRACES.findall(text))


def has_stray_brace(text: str) -> bool:
    """Whether a brace is left that belongs to no placeholder."""
    rest = BRACES.sub("", text)
    return "{" in rest or "}" in rest


def sound(said: str, english: str) -> bool:
    """Whether a translation says something, and has the same placeholders as the English."""
    return (
        bool(said.strip())
        and not has_stray_brace(said)
        and placeholders(said) == placeholders(english)
    )


def fill_placeholders(text: str, fields: Mapping[str, object]) -> str:
    """The text with its fields; an unknown one is read as its own name: no brace is ever shown."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name in fields:
            return str(fields[name])
        known = str(fields.get(_lower(name), _lower(name).replace("-", " ").replace("_", " ")))
        return known[:1].upper() + known[1:] if name[0].isupper() else known

    return BRACES.sub(value, text)


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


MAY_DIFFER = Sentence("phrases.may-differ", "{label} (the wording may differ)")
"""A button whose name nobody has read on a real screen."""

HOUR = Sentence("phrases.hour", "{hour}:{minute}")
"""An hour of the day; both fields are digits, the minute always two."""

TODAY = Sentence("phrases.today", "today, {time}")
TOMORROW = Sentence("phrases.tomorrow", "tomorrow, {time}")
ON_DAY = Sentence("phrases.on-day", "{date}, {time}")

PHRASES = (MISSING, MAY_DIFFER, HOUR, TODAY, TOMORROW, ON_DAY)


class Translator:
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
        return fill_placeholders(said, fields)

    def date(self, day: datetime.date) -> str:
        """A near day, without its year: "Friday 27 November"."""
        pass

        return format_near_day(day, self.locale)

    def day(self, day: datetime.date) -> str:
        """A day with its year: "27 November 2025"."""
        pass

        return format_full_day(day, self.locale)

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


FIRST = {"fr": "1er"}
"""How the first day of a month is written where it is not a plain 1."""

FIELDS = re.compile(r"'[^']*'|E+|c+|[ML]{3,}")
"""Quoted words, weekdays and written months in a pattern of CLDR."""


def format_near_day(day: date, locale: Locale) -> str:
    """Weekday, day and month."""
    skeletons = locale.datetime_skeletons
    if "MMMMEEEEd" in skeletons:
        return _format(day, str(skeletons["MMMMEEEEd"].pattern), locale)
    # CLDR keeps the short form only; widening its fields is how CLDR itself derives the long one.
    widened = FIELDS.sub(_widen, str(skeletons["MMMEd"].pattern))
    return _format(day, widened, locale)


def format_full_day(day: date, locale: Locale) -> str:
    """Day, month and year."""
    return _format(day, str(locale.date_formats["long"].pattern), locale)


def _widen(field: re.Match[str]) -> str:
    return {"'": field[0], "E": "EEEE", "c": "EEEE"}.get(field[0][0], "MMMM")


def _format(day: date, pattern: str, locale: Locale) -> str:
    first = FIRST.get(locale.language)
    if day.day == 1 and first:
        pattern = pattern.replace("d", f"'{first}'")
    return str(format_date(day, pattern, locale=locale))


SPACED = ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»")
GUILLEMETS = ("«", "»")
LOW_HIGH = ("„", "“")
LOW_RIGHT = ("„", "”")
RIGHT = ("”", "”")
ENGLISH = ("“", "”")

QUOTES = {
    **dict.fromkeys(("fr",), SPACED),
    **dict.fromkeys(("el", "es", "it", "lv", "pt"), GUILLEMETS),
    **dict.fromkeys(("bg", "cs", "da", "de", "et", "lt", "sk", "sl"), LOW_HIGH),
    **dict.fromkeys(("hr", "hu", "pl", "ro"), LOW_RIGHT),
    **dict.fromkeys(("fi", "sv"), RIGHT),
}


def quote(text: str, tag: str) -> str:
    """The text between the quotation marks of a language; English ones where none are known."""
    before, after = QUOTES.get(tag, ENGLISH)
    return f"{before}{text}{after}"


SIDE_BY_SIDE = ("en", "fr")


def button_name(words: Translator, label: ButtonLabel, device_language: str) -> str:
    """The quoted name in the device's language; else an avowed guess beside English and French, where read."""
    if device_language in label.verified:
        return quote(label.names[device_language], device_language)
    names = {label.names[tag]: tag for tag in reversed(SIDE_BY_SIDE) if tag in label.verified}
    told = [quote(name, tag) for name, tag in reversed(names.items())]
    unread = device_language in label.names
    if not told or (unread and len(told) < len(SIDE_BY_SIDE)):
        guess = label.guess(device_language)
        tag = next(tag for tag, name in label.names.items() if name == guess)
        told.insert(0, words.say(MAY_DIFFER, label=quote(guess, tag)))
    return " / ".join(told)
