"""Reads kiosk.toml: what is right holds, what is wrong is named with its remedy."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from msgspec import UNSET, Struct, UnsetType, ValidationError, convert
from msgspec.structs import fields

from kiosk.content.problem import Problem
from kiosk.files import FileLimitError, read_text
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.schema import MOST_ENTRIES, Settings

MOST_BYTES = 64_000
"""Bytes of the whole file, its remarks among them."""

MOST_UNKNOWN, MOST_NAMED = 20, 60
"""Unknown settings that are named one by one, and letters of the name of one."""

METHODS = f"Name methods, {MOST_ENTRIES} at most"

REMEDIES = {
    "office.id": "Use small letters, digits and hyphens, 32 at most.",
    "office.name": "Use 1 to 50 letters.",
    "languages": 'Name 1 to 4 languages, as in: languages = ["fr", "en"].',
    "region": 'Use the two capital letters of a country, as in: region = "BE".',
    "guard_ms": "Use thousandths of a second, 0 to 5000.",
    "retention_days": "Use a number of days, 1 to 183.",
    "reopened": f'{METHODS}, as in: reopened = ["sms"].',
    "closed": f'{METHODS}, as in: closed = ["sms"].',
    "order": f'{METHODS}, as in: order = ["passkey"].',
    "notes": f"Give {MOST_ENTRIES} notes at most, each to a method and of 200 letters at most.",
    "paper": 'Use "a4" or "a5", as in: paper = "a4".',
    "printer": 'Use the name of a printer, 127 letters at most, as in: printer = "office".',
    "seconds": "Use seconds, more than 0 and at most 86400; for the warning 20 at least.",
    "contacts": 'Give name = "…", lines = ["…"] or confirmed = 2026-01-31: 6 lines at most, of 100 letters each,'
    f" for {MOST_ENTRIES} contacts at most.",
}


def read_settings(folder: Path) -> tuple[Settings, list[Problem]]:
    """The settings in a data folder and all that is wrong with them; without a file, the defaults."""
    try:
        text = read_text(folder / SETTINGS_FILE, MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except (OSError, ValueError) as fault:
        return Settings(), [unreadable_settings(fault)]
    return parse_settings(text)


def unreadable_settings(fault: Exception) -> Problem:
    """What is wrong with settings of which not even the text can be read."""
    limited = f"Put a text file of at most {MOST_BYTES // 1000} kB in its place."
    remedy = limited if isinstance(fault, FileLimitError) else "Save it as UTF-8 text."
    return Problem(SETTINGS_FILE, "", f"Not readable: {fault}.", remedy)


def parse_settings(text: str) -> tuple[Settings, list[Problem]]:
    """The settings that a text holds, and all that is wrong with them."""
    from kiosk.content.toml import read_toml

    try:
        tree = read_toml(text)
    except ValueError as fault:
        return Settings(), [
            Problem(SETTINGS_FILE, "", f"Not readable as TOML: {fault}.", "Mend that line.")
        ]
    problems: list[Problem] = []
    return Settings(**_record(Settings, tree, "", problems)), problems


def _record(
    shape: type[Struct], tree: Mapping[str, Any], above: str, problems: list[Problem]
) -> dict[str, Any]:
    """The fields of a record that a table fills rightly."""
    known = {one.name: one.type for one in fields(shape)}
    good = {}
    strange = [name for name in tree if name not in known]
    problems += [_unknown(above, name, list(known)) for name in strange[:MOST_UNKNOWN]]
    if len(strange) > MOST_UNKNOWN:
        fault = f"{len(strange)} settings here are not known."
        problems.append(Problem(SETTINGS_FILE, above.rstrip("."), fault, "Take them out."))
    for name, value in tree.items():
        if name not in known:
            continue
        if (fit := _fit(known[name], value, above + name, problems)) is not UNSET:
            good[name] = fit
    return good


def _fit(shape: Any, value: Any, key: str, problems: list[Problem]) -> Any:
    """The value as the shape wants it, with what is wrong inside it left out; UNSET where it cannot be."""
    plain = get_args(shape)[0] if get_origin(shape) is Annotated else shape
    if isinstance(value, dict) and isinstance(shape, type) and issubclass(shape, Struct):
        return shape(**_record(shape, value, f"{key}.", problems))
    if isinstance(value, dict) and get_origin(plain) is dict:
        if len(value) > MOST_ENTRIES:
            return _unusable(key, f"It has {len(value)} entries.", problems)
        names, entries = get_args(plain)
        return {
            id: one
            for id, entry in value.items()
            if _fit(names, id, f"{key}.{short(id)}", problems) is not UNSET
            and (one := _whole(entries, entry, f"{key}.{short(id)}", problems)) is not UNSET
        }
    try:
        return convert(value, shape)
    except ValidationError:
        return _unusable(key, "This value cannot be used.", problems)


def _unusable(key: str, fault: str, problems: list[Problem]) -> UnsetType:
    remedy = REMEDIES.get(key) or REMEDIES.get(key.partition(".")[0], "Remove this line.")
    problems.append(Problem(SETTINGS_FILE, key, fault, remedy))
    return UNSET


def _whole(shape: Any, value: Any, key: str, problems: list[Problem]) -> Any:
    """An entry of a table, or UNSET where anything in it is wrong: a day confirms no lines but its own."""
    found: list[Problem] = []
    fit = _fit(shape, value, key, found)
    problems += found
    return UNSET if found else fit


def short(name: str) -> str:
    """A name as it is told, which may be the whole of a long text."""
    return name if len(name) <= MOST_NAMED else f"{name[:MOST_NAMED]}…"


def _unknown(above: str, name: str, known: list[str]) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    remedy = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known)}."
    return Problem(SETTINGS_FILE, above + short(name), "This setting is not known.", remedy)
