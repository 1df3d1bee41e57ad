"""Reads kiosk.toml: valid values are used, and each of the others is a problem with its remedy."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from msgspec import UNSET, Struct, UnsetType, ValidationError, convert
from msgspec.structs import fields

from kiosk.content.problem import Problem
from kiosk.files import FileLimitError, read_text
from kiosk.paths import SETTINGS_FILE
from kiosk.printable import describe_unprintable, printable
from kiosk.settings.schema import MAX_ENTRIES, MAX_READER_NAME, Settings

MAX_SETTINGS_BYTES = 64_000
"""Bytes of the whole file, with its comments."""

MAX_UNKNOWN, MAX_KEY_LENGTH = 20, 60
"""Unknown settings of a table that are named one by one, and letters of a name that are shown."""

UNPRINTABLE_REMEDY = "Write it on one line, with letters, digits, usual signs and spaces only."

METHODS_REMEDY = f"Name methods, {MAX_ENTRIES} at most"

REMEDIES = {
    "office.id": "Use at most 32 lower-case letters, digits and hyphens.",
    "office.kiosk": "Use at most 32 lower-case letters, digits and hyphens.",
    "office.name": "Use 1 to 50 letters.",
    "languages": 'Name 1 to 24 languages, as in: languages = ["fr", "en"].',
    "native_readers": f'Give names of 1 to {MAX_READER_NAME} letters, as in: de = "Anna Muster".',
    "incomplete_languages": 'Name languages, as in: incomplete_languages = ["de"].',
    "region": 'Use the two capital letters of a country, as in: region = "BE".',
    "guard_ms": "Use thousandths of a second, 0 to 5000.",
    "spoken_invitation": "Use true or false.",
    "retention_days": "Use a number of days, 1 to 183.",
    "reopened": f'{METHODS_REMEDY}, as in: reopened = ["sms"].',
    "closed": f'{METHODS_REMEDY}, as in: closed = ["sms"].',
    "order": f'{METHODS_REMEDY}, as in: order = ["passkey"].',
    "notes": f"Give {MAX_ENTRIES} notes at most, each to a method and of 200 letters at most.",
    "paper": 'Use "a4" or "a5", as in: paper = "a4".',
    "printer": 'Use the name of a printer, 127 letters at most, as in: printer = "office".',
    "seconds": "Use a number of seconds above 0 and at most 86400, and at least 20 for the warning.",
    "notice": "To put the notice up again, run: kiosk notice set",
    "contacts": 'Give name = "…", lines = ["…"] or confirmed = 2026-01-31: 6 lines at most, of 100 letters each,'
    f" for {MAX_ENTRIES} contacts at most.",
}


def read_settings(folder: Path) -> tuple[Settings, list[Problem]]:
    """The settings in a data folder, and all that is wrong with them; without a file, the defaults."""
    try:
        text = read_text(folder / SETTINGS_FILE, MAX_SETTINGS_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except (OSError, ValueError) as fault:
        return Settings(), [unreadable_settings(fault)]
    return parse_settings(text)


def unreadable_settings(fault: Exception) -> Problem:
    """The problem of a settings file whose text cannot be read."""
    limited = f"Put a text file of at most {MAX_SETTINGS_BYTES // 1000} kB in its place."
    remedy = limited if isinstance(fault, FileLimitError) else "Save it as UTF-8 text."
    return Problem(SETTINGS_FILE, "", f"This file cannot be read: {fault}.", remedy)


def parse_settings(text: str) -> tuple[Settings, list[Problem]]:
    """The settings that a text holds, and all that is wrong with them."""
    from kiosk.content.toml import read_toml

    try:
        tree = read_toml(text)
    except ValueError as fault:
        return Settings(), [
            Problem(SETTINGS_FILE, "", f"This is not valid TOML: {fault}.", "Correct that line.")
        ]
    problems: list[Problem] = []
    return Settings(**_record(Settings, tree, "", problems)), problems


def _record(
    shape: type[Struct], tree: Mapping[str, Any], above: str, problems: list[Problem]
) -> dict[str, Any]:
    """The valid fields of a record, from a table whose dotted key is `above` (with a final dot, or empty)."""
    known = {field.name: field.type for field in fields(shape)}
    valid = {}
    unknown = [name for name in tree if name not in known]
    problems += [_unknown_problem(above, name, list(known)) for name in unknown[:MAX_UNKNOWN]]
    if len(unknown) > MAX_UNKNOWN:
        fault = f"{len(unknown)} settings here are unknown to the kiosk."
        problems.append(Problem(SETTINGS_FILE, above.rstrip("."), fault, "Remove them."))
    for name, value in tree.items():
        if name not in known:
            continue
        if (valid_value := _fit(known[name], value, above + name, problems)) is not UNSET:
            valid[name] = valid_value
    return valid


def _fit(shape: Any, value: Any, key: str, problems: list[Problem]) -> Any:
    """The value as a type, with what is wrong inside it left out; UNSET where nothing of it can be used."""
    plain = get_args(shape)[0] if get_origin(shape) is Annotated else shape
    if isinstance(value, dict) and isinstance(shape, type) and issubclass(shape, Struct):
        return shape(**_record(shape, value, f"{key}.", problems))
    if isinstance(value, dict) and get_origin(plain) is dict:
        if len(value) > MAX_ENTRIES:
            return _report_unusable(key, f"It has {len(value)} entries.", problems)
        names, entries = get_args(plain)
        return {
            id: one
            for id, entry in value.items()
            if _fit(names, id, f"{key}.{shortened(id)}", problems) is not UNSET
            and (one := _fit_whole(entries, entry, f"{key}.{shortened(id)}", problems)) is not UNSET
        }
    texts = value if isinstance(value, list) else [value]
    if fault := describe_unprintable(text for text in texts if isinstance(text, str)):
        problems.append(Problem(SETTINGS_FILE, key, fault, UNPRINTABLE_REMEDY))
        return UNSET
    try:
        return convert(value, shape)
    except ValidationError:
        return _report_unusable(key, "This value cannot be used.", problems)


def _report_unusable(key: str, fault: str, problems: list[Problem]) -> UnsetType:
    remedy = REMEDIES.get(key) or REMEDIES.get(key.partition(".")[0], "Remove this line.")
    problems.append(Problem(SETTINGS_FILE, key, fault, remedy))
    return UNSET


def _fit_whole(shape: Any, value: Any, key: str, problems: list[Problem]) -> Any:
    """An entry of a table, or UNSET where anything in it is wrong.

    A contact with wrong lines must not be used in part: its day of confirmation would confirm the older lines.
    """
    inner_problems: list[Problem] = []
    fit = _fit(shape, value, key, inner_problems)
    problems += inner_problems
    return UNSET if inner_problems else fit


def shortened(name: str) -> str:
    """The name of a setting as messages show it: a wrong file may have a long text for one."""
    shown = printable(name)
    return shown if len(shown) <= MAX_KEY_LENGTH else f"{shown[:MAX_KEY_LENGTH]}…"


def _unknown_problem(above: str, name: str, known: list[str]) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    remedy = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known)}."
    return Problem(
        SETTINGS_FILE, above + shortened(name), "The kiosk does not know this setting.", remedy
    )
