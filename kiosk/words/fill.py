"""Fills the braces of a sentence, and says which there are."""

import re
from collections.abc import Mapping

BRACES = re.compile(r"\{([A-Za-z][\w-]*)\}")


def placeholders(text: str) -> frozenset[str]:
    """The names in braces; `{Device}`, which begins a sentence, is `device`."""
    return frozenset(_lower(name) for name in BRACES.findall(text))


def stray(text: str) -> bool:
    """Whether a brace is left that belongs to no placeholder."""
    rest = BRACES.sub("", text)
    return "{" in rest or "}" in rest


def sound(said: str, english: str) -> bool:
    """Whether a translation says something, and has the same placeholders as the English."""
    return bool(said.strip()) and not stray(said) and placeholders(said) == placeholders(english)


def fill(text: str, fields: Mapping[str, object]) -> str:
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
