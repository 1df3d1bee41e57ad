"""Checks the texts that each language needs around every page and on the welcome page."""

from collections.abc import Iterator
from functools import cache
from string import Formatter

from kiosk.content.content import Content, Language
from kiosk.content.fallback_texts import WELCOME_CHOICES
from kiosk.content.problem import Problem
from kiosk.view_model.page import PageLabels

FILE = "languages.toml"
LABEL_NAMES = PageLabels.__struct_fields__
LABEL_FIELDS = {
    "enter": {"choice"},
    "part": {"part", "parts"},
    "volume": {"level", "levels"},
    "numbers_here": {"numbers"},
}
"""The labels that hold fields in braces, and which; all others hold none."""


def check_languages(content: Content) -> list[Problem]:
    """Texts around the page that are missing or unknown, or have the wrong fields."""
    return [
        problem
        for language in content.languages.values()
        for problem in (*_check_names(language), *_check_fields(language))
    ]


def has_label_fields(name: str, text: str) -> bool:
    """Whether a text can be the label of that name: it has exactly the fields that the code fills in there."""
    return name in LABEL_NAMES and _fields(text) == LABEL_FIELDS.get(name, set())


def _check_names(language: Language) -> Iterator[Problem]:
    for table, texts, wanted in (
        ("labels", language.labels, LABEL_NAMES),
        ("choices", language.choices, tuple(WELCOME_CHOICES)),
    ):
        key = f"language.{language.tag}.{table}"
        for missing in sorted(set(wanted) - set(texts)):
            remedy = "Write it as the others have it."
            yield Problem(FILE, f"{key}.{missing}", "This text is missing.", remedy)
        for unknown in sorted(set(texts) - set(wanted)):
            yield Problem(FILE, f"{key}.{unknown}", "Nothing shows this.", "Take it out.")


def _check_fields(language: Language) -> Iterator[Problem]:
    for name, text in language.labels.items():
        if name in LABEL_NAMES and not has_label_fields(name, text):
            fields = sorted(LABEL_FIELDS.get(name, ()))
            names = ", ".join(f"{{{field}}}" for field in fields) or "none"
            key = f"language.{language.tag}.labels.{name}"
            yield Problem(FILE, key, "Its names in braces are wrong.", f"Use {names}.")


@cache
def _fields(text: str) -> frozenset[str]:
    # Each page asks for those of all its labels.
    try:
        fields = (field for _, field, _, _ in Formatter().parse(text) if field is not None)
        return frozenset(fields)
    except ValueError:
        # A single brace: the text fits no label.
        return frozenset({"a brace alone"})
