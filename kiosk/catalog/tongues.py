"""What is wrong with the languages as they name themselves."""

from collections.abc import Iterator
from string import Formatter

from kiosk.catalog.catalog import Catalog, Language
from kiosk.catalog.problem import Problem
from kiosk.waist.page import Furniture

FILE = "languages.toml"
COMFORT = ("space", "contrast", "voice", "line", "larger")
FIELDS = {"enter": {"choice"}, "part": {"part", "parts"}}
"""The furniture that holds fields, and which."""


def bad_languages(catalog: Catalog) -> list[Problem]:
    """Words around the page that are missing, unknown, or have the wrong fields."""
    return [problem for one in catalog.languages.values() for problem in _bad(one)]


def _bad(language: Language) -> Iterator[Problem]:
    wanted = {"furniture": Furniture.__struct_fields__, "comfort": COMFORT}
    for name, given in (("furniture", language.furniture), ("comfort", language.comfort)):
        key = f"language.{language.tag}.{name}"
        for missing in sorted(set(wanted[name]) - set(given)):
            yield Problem(FILE, key, f"{missing} is missing.", "Write it as the others have it.")
        for unknown in sorted(set(given) - set(wanted[name])):
            yield Problem(FILE, key, f"Nothing shows {unknown}.", "Take it out.")
    for name, text in language.furniture.items():
        if _fields(text) != FIELDS.get(name, set()):
            names = ", ".join(f"{{{field}}}" for field in sorted(FIELDS.get(name, ()))) or "none"
            key = f"language.{language.tag}.furniture.{name}"
            yield Problem(FILE, key, "Its names in braces are wrong.", f"Use {names}.")


def _fields(text: str) -> set[str]:
    try:
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        return {"a brace alone"}
