"""Checks the words that each language needs around every page."""

from collections.abc import Iterator
from string import Formatter

from kiosk.content.content import Content, Language
from kiosk.content.fallback_texts import COMFORT
from kiosk.content.problem import Problem
from kiosk.view_model.page import PageLabels

FILE = "languages.toml"
FIELDS = {"enter": {"choice"}, "part": {"part", "parts"}}
"""The furniture that holds fields, and which."""
NAMES = PageLabels.__struct_fields__


def check_languages(content: Content) -> list[Problem]:
    """Words around the page that are missing, unknown, or have the wrong fields."""
    return [problem for one in content.languages.values() for problem in _bad(one)]


def _bad(language: Language) -> Iterator[Problem]:
    wanted = {"furniture": NAMES, "comfort": tuple(COMFORT)}
    for name, given in (("furniture", language.furniture), ("comfort", language.comfort)):
        key = f"language.{language.tag}.{name}"
        for missing in sorted(set(wanted[name]) - set(given)):
            remedy = "Write it as the others have it."
            yield Problem(FILE, f"{key}.{missing}", "This text is missing.", remedy)
        for unknown in sorted(set(given) - set(wanted[name])):
            yield Problem(FILE, f"{key}.{unknown}", "Nothing shows this.", "Take it out.")
    for name, text in language.furniture.items():
        if name in NAMES and not fits_furniture(name, text):
            names = ", ".join(f"{{{field}}}" for field in sorted(FIELDS.get(name, ()))) or "none"
            key = f"language.{language.tag}.furniture.{name}"
            yield Problem(FILE, key, "Its names in braces are wrong.", f"Use {names}.")


def fits_furniture(name: str, text: str) -> bool:
    """Whether a text can stand around a page under that name: it has the fields that are filled there."""
    return name in NAMES and _fields(text) == FIELDS.get(name, set())


def _fields(text: str) -> set[str]:
    try:
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        return {"a brace alone"}
