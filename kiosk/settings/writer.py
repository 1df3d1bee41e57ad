"""Changes kiosk.toml, copies it to a folder and restores it; comments and unknown keys stay."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.content.toml import read_toml
from kiosk.files import FileLimitError, lock_folder, write_files
from kiosk.files import read_text as read_disk
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.reader import MOST_BYTES, parse_settings, unreadable_settings
from kiosk.settings.validation import find_unknown_ids

SettingKey = tuple[str, ...]
"""Where a value stands, as in ("contacts", "pmo-brussels", "lines")."""


class SettingsError(ValueError):
    """Settings that cannot be used; its sentence names the first key that is wrong, and the remedy."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(str(problems[0]))
        self.problems = tuple(problems)


def change_settings(folder: Path, changes: Mapping[SettingKey, object], content: Content) -> None:
    """Set values, and take out those that are None; SettingsError or OSError, and then nothing has changed."""
    with lock_folder(folder):
        write_files({folder / SETTINGS_FILE: changed_settings(folder, changes, content)})


def changed_settings(folder: Path, changes: Mapping[SettingKey, object], content: Content) -> bytes:
    """What kiosk.toml will hold with these changes; SettingsError where they cannot be used.

    What was wrong before in other places stays as it is: `kiosk check` names it.
    """
    text = read_settings_text(folder)
    before = find_problems(text, content)
    fresh = _styled(text, changes)
    wrong = [
        one for one in find_problems(fresh, content) if one not in before or _touched(one, changes)
    ]
    if wrong:
        raise SettingsError(wrong)
    return fresh.encode()


def read_settings_text(folder: Path) -> str:
    """kiosk.toml as it stands; SettingsError where it is no TOML: nobody writes over what he cannot read."""
    try:
        text = read_disk(folder / SETTINGS_FILE, MOST_BYTES)
        read_toml(text)
    except FileNotFoundError:
        return ""
    except FileLimitError as fault:
        raise SettingsError([unreadable_settings(fault)]) from None
    except ValueError as fault:
        remedy = "Mend that line, or put the file aside."
        raise SettingsError(
            [Problem(SETTINGS_FILE, "", f"Not readable as TOML: {fault}.", remedy)]
        ) from None
    return text


def find_problems(text: str, content: Content) -> list[Problem]:
    """All that is wrong with settings, in themselves and beside the content."""
    settings, problems = parse_settings(text)
    return [*problems, *find_unknown_ids(settings, content)]


def _styled(text: str, changes: Mapping[SettingKey, object]) -> str:
    """The text with the changes in it; where its remarks cannot be kept, at least all its values are."""
    import tomlkit

    wanted = read_toml(text)
    _put_all(wanted, changes)
    try:
        document = tomlkit.parse(text)
        _put_all(document, changes)
        said = tomlkit.dumps(document)
        if read_toml(said) == wanted:
            return said
    except Exception:
        # Some documents that are right are too much for the library that keeps remarks.
        pass
    return tomlkit.dumps(wanted)


def _put_all(tree: MutableMapping[str, Any], changes: Mapping[SettingKey, object]) -> None:
    for key, value in changes.items():
        _put(tree, key, list(value) if isinstance(value, tuple) else value)


def _put(tree: MutableMapping[str, Any], key: SettingKey, value: object) -> None:
    *above, name = key
    for part in above:
        if not isinstance(tree.get(part), MutableMapping):
            if value is None:
                return
            tree[part] = {}
        tree = tree[part]
    if value is None:
        tree.pop(name, None)
    elif name not in tree or tree[name] != value:
        tree[name] = value


def _touched(problem: Problem, changes: Iterable[SettingKey]) -> bool:
    place = problem.key.partition(": ")[0]
    return any(f"{place}.".startswith(f"{'.'.join(key)}.") for key in changes)


COPY_STEM = "kiosk-settings"


def export_settings(folder: Path, target: Path, day: date) -> Path:
    """Copy kiosk.toml into a folder that is there, under the name of a day; OSError where that fails."""
    copy = target / f"{COPY_STEM}-{day.isoformat()}.toml"
    text = read_settings_text(folder) or "# The kiosk's settings: all as they are built in.\n"
    write_files({copy: text.encode()})
    return copy


def list_copies(target: Path) -> list[Path]:
    """The copies that lie in a folder, the newest first."""
    return sorted(target.glob(f"{COPY_STEM}-????-??-??.toml"), reverse=True)


def restore_settings(folder: Path, copy: Path, content: Content) -> None:
    """Put a copy in the place of kiosk.toml; SettingsError or OSError, and then nothing has changed."""
    try:
        text = read_disk(copy, MOST_BYTES)
        read_toml(text)
    except FileLimitError as fault:
        raise SettingsError([replace(unreadable_settings(fault), file=copy.name)]) from None
    except ValueError as fault:
        remedy = "Choose another copy."
        wrong = Problem(copy.name, "", f"Not readable as TOML: {fault}.", remedy)
        raise SettingsError([wrong]) from None
    if found := find_problems(text, content):
        raise SettingsError([replace(one, file=copy.name) for one in found])
    with lock_folder(folder):
        write_files({folder / SETTINGS_FILE: text.encode()})
