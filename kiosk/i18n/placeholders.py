"""Placeholders of sentences, such as {device}: finding, checking and filling them."""

import re
from collections.abc import Mapping
from functools import cache

BRACES = re.compile(r"\{([A-Za-z][\w-]*)\}")


def placeholders(text: str) -> frozenset[str]:
    """The names of the placeholders in a text; `{Device}`, which begins a sentence, is `device`."""
    return frozenset(_lower_first(name) for name in BRACES.findall(text))


def has_stray_brace(text: str) -> bool:
    """Whether a brace is left that belongs to no placeholder."""
    rest = BRACES.sub("", text)
    return "{" in rest or "}" in rest


def has_same_placeholders(translation: str, english: str) -> bool:
    """Whether a translation has the placeholders of the English sentence, and no stray brace."""
    return not has_stray_brace(translation) and placeholders(translation) == placeholders(english)


@cache
def is_usable_translation(translation: str, english: str) -> bool:
    """Whether a translation says something, and can be filled as the English sentence can."""
    return bool(translation.strip()) and has_same_placeholders(translation, english)


def fill_placeholders(text: str, fields: Mapping[str, object]) -> str:
    """The text with its placeholders filled; one without a value becomes its own name: no brace is ever shown."""
    if "{" not in text:
        return text

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name in fields:
            return str(fields[name])
        plain = _lower_first(name)
        known = str(fields.get(plain, plain.replace("-", " ").replace("_", " ")))
        return known[:1].upper() + known[1:] if name[0].isupper() else known

    return BRACES.sub(value, text)


def _lower_first(name: str) -> str:
    return name[0].lower() + name[1:]
