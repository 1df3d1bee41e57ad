"""Reads kiosk.toml: what is right holds, what is wrong is named with its remedy."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

from msgspec import UNSET, Struct, ValidationError, convert
from msgspec.structs import fields

from kiosk.catalog.problem import Problem
from kiosk.catalog.settings import Settings

NAME = "kiosk.toml"

REMEDIES = {
    "office.id": "Use small letters, digits and hyphens, 32 at most.",
    "office.name": "Use 1 to 50 letters.",
    "languages": 'Name 1 to 4 languages, as in: languages = ["fr", "en"].',
    "region": 'Use the two capital letters of a country, as in: region = "BE".',
    "guard_ms": "Use thousandths of a second, 0 to 5000.",
    "retention_days": "Use a number of days, 1 to 183.",
    "reopened": 'Name methods, as in: reopened = ["sms"].',
    "closed": 'Name methods, as in: closed = ["sms"].',
    "paper": 'Use "a4" or "a5", as in: paper = "a4".',
    "printer": 'Use the name of a printer, as in: printer = "office".',
    "seconds": "Use seconds, more than 0 and at most 86400; for the warning 20 at least.",
    "contacts": 'Give name = "…", lines = ["…"] or confirmed = 2026-01-31: 6 lines at most, of 100 letters each.',
}


def read_settings(folder: Path) -> tuple[Settings, list[Problem]]:
    """The settings in a data folder and all that is wrong with them; without a file, the defaults."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except (OSError, ValueError) as fault:
        return Settings(), [Problem(NAME, "", f"Not readable: {fault}.", "Save it as UTF-8 text.")]
    return parse_settings(text)


def parse_settings(text: str) -> tuple[Settings, list[Problem]]:
    """The settings that a text holds, and all that is wrong with them."""
    from kiosk.catalog.toml import read_toml

    try:
        tree = read_toml(text)
    except ValueError as fault:
        return Settings(), [Problem(NAME, "", f"Not readable as TOML: {fault}.", "Mend that line.")]
    problems: list[Problem] = []
    return Settings(**_record(Settings, tree, "", problems)), problems


def _record(
    shape: type[Struct], tree: Mapping[str, Any], above: str, problems: list[Problem]
) -> dict[str, Any]:
    """The fields of a record that a table fills rightly."""
    known = {one.name: one.type for one in fields(shape)}
    good = {}
    for name, value in tree.items():
        if name not in known:
            problems.append(_unknown(above + name, name, list(known)))
        elif (fit := _fit(known[name], value, above + name, problems)) is not UNSET:
            good[name] = fit
    return good


def _fit(shape: Any, value: Any, key: str, problems: list[Problem]) -> Any:
    """The value as the shape wants it, with what is wrong inside it left out; UNSET where it cannot be."""
    if isinstance(value, dict) and isinstance(shape, type) and issubclass(shape, Struct):
        return shape(**_record(shape, value, f"{key}.", problems))
    if isinstance(value, dict) and get_origin(shape) is dict:
        return {
            id: one
            for id, entry in value.items()
            if (one := _whole(get_args(shape)[1], entry, f"{key}.{id}", problems)) is not UNSET
        }
    try:
        return convert(value, shape)
    except ValidationError:
        remedy = REMEDIES.get(key) or REMEDIES.get(key.partition(".")[0], "Remove this line.")
        problems.append(Problem(NAME, key, "This value cannot be used.", remedy))
        return UNSET


def _whole(shape: Any, value: Any, key: str, problems: list[Problem]) -> Any:
    """An entry of a table, or UNSET where anything in it is wrong: a day confirms no lines but its own."""
    found: list[Problem] = []
    fit = _fit(shape, value, key, found)
    problems += found
    return UNSET if found else fit


def _unknown(key: str, name: str, known: list[str]) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    remedy = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known)}."
    return Problem(NAME, key, "This setting is not known.", remedy)
