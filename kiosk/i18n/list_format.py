"""Lists in a sentence, by the patterns of CLDR; it loads Babel, so it is imported when needed."""

import re
from collections.abc import Sequence

from babel import Locale
from babel.lists import format_list

SOUNDS_LIKE_I = re.compile(r"\W*h?i(?![aeo])", re.IGNORECASE)
"""The beginning of a Spanish word that sounds like "y" does, also one in quotation marks."""


def format_items(items: Sequence[str], locale: Locale) -> str:
    """The items as a list: "a, b and c"; "" for none."""
    text = format_list(items, locale=locale)
    if locale.language == "es" and len(items) > 1 and SOUNDS_LIKE_I.match(items[-1]):
        # "y" before that sound becomes "e", which the patterns do not hold.
        text = text.removesuffix(f" y {items[-1]}") + f" e {items[-1]}"
    return text
