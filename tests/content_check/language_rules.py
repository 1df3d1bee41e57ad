"""The shipped rules of plain language."""

from functools import cache

from kiosk.paths import CONTENT
from tools.plain_language.rules import PlainLanguageRules, load_rules


@cache
def rules(language: str) -> PlainLanguageRules:
    """The shipped rules of a language."""
    found, problems = load_rules(CONTENT)
    assert not problems
    return found[language]
