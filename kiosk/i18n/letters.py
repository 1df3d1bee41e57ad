"""The letters that a language needs of a font: those of its sentences, its days and months, and its own name."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from kiosk.content.content import Language
from kiosk.i18n.completeness import CatalogStamp, catalog_stamp, read_catalog_bytes
from kiosk.i18n.po_file import po_path

COMMENT = re.compile(rb"^#.*$", re.MULTILINE)


def missing_letters(language: Language, locales: Path, known: Collection[str]) -> str:
    """The letters that a font of the `known` ones lacks for a language, in the order of their numbers."""
    catalog = po_path(locales, language.tag)
    letters = (
        _letters(_own_texts(language))
        | _calendar_letters(language.tag)
        | _catalog_letters(catalog, catalog_stamp(catalog))
    )
    return "".join(sorted(letters.difference(known)))


def _letters(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(letter for text in texts for letter in set(text) if letter.isalpha())


def _own_texts(language: Language) -> Iterator[str]:
    yield from (language.name, language.greeting, language.about, language.privacy)
    yield from language.choices.values()
    yield from language.labels.values()


@lru_cache(maxsize=32)
def _catalog_letters(catalog: Path, _stamp: CatalogStamp) -> frozenset[str]:
    """The letters of all translations; English sentences, which stand beside them, have those of ASCII."""
    return _letters([COMMENT.sub(b"", read_catalog_bytes(catalog)).decode("utf-8", "ignore")])


@cache
def _calendar_letters(tag: str) -> frozenset[str]:
    """The letters of months, days and the name of the language itself, as Babel knows them."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = [locale.get_language_name() or ""]
    for table in (locale.months, locale.days):
        for context in ("format", "stand-alone"):
            names += table[context]["wide"].values()
    return _letters(names)
