"""The 24 official languages of the European Union: in one of them a member's own device shows its buttons."""

from collections.abc import Iterable

EU_LANGUAGES = (
    "bg", "es", "cs", "da", "de", "et", "el", "en", "fr", "ga", "hr", "it", "lv", "lt", "hu", "mt", "nl", "pl",
    "pt", "ro", "sk", "sl", "fi", "sv",
)  # fmt: skip
"""Their tags in the order of the institutions, by their own names.

Source: Interinstitutional style guide, 7.2.1, https://style-guide.europa.eu/en/content/-/isg/topic?identifier=7.2.1-order-languages
"""


def own_name(tag: str) -> str:
    """How a language calls itself, with a capital: "Français", "Ελληνικά"."""
    from babel import Locale

    name = Locale.parse(tag).get_language_name() or tag
    return name[:1].upper() + name[1:]


def languages_from(first: Iterable[str]) -> tuple[str, ...]:
    """All languages of the Union, these ones first."""
    return tuple(dict.fromkeys((*first, *EU_LANGUAGES)))
