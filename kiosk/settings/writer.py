"""Changes kiosk.toml, copies it to a folder and restores it; comments and unknown keys are kept."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.content.toml import read_toml
from kiosk.files import FileLimitError, lock_folder, read_text, write_files
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.previous import files_to_write
from kiosk.settings.reader import MAX_SETTINGS_BYTES, parse_settings, unreadable_settings
from kiosk.settings.schema import SettingKey, Settings
from kiosk.settings.validation import check_settings


class SettingsError(ValueError):
    """Settings that cannot be used; the message names the first key that is wrong, and the remedy."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(str(problems[0]))
        self.problems = tuple(problems)


def change_settings(folder: Path, changes: Mapping[SettingKey, object], content: Content) -> None:
    """Set values, and remove those that are None; after a SettingsError or an OSError nothing has changed."""
    with lock_folder(folder):
        write_files(files_to_write(folder, render_settings(folder, changes, content)))


def preview_settings(
    folder: Path, changes: Mapping[SettingKey, object], content: Content
) -> Settings:
    """The settings as these changes would make them; SettingsError where they cannot be used."""
    return parse_settings(render_settings(folder, changes, content))[0]


def read_values(folder: Path, keys: Iterable[SettingKey]) -> dict[SettingKey, object]:
    """What stands in kiosk.toml under these keys; None for what does not stand there."""
    tree = read_toml(read_settings_text(folder))
    return {key: _value_at(tree, key) for key in keys}


def differing_values(before: str, after: str) -> dict[SettingKey, object]:
    """The values of `before` by whose keys the two texts of settings differ, whole tables of them."""
    old, new = read_toml(before), read_toml(after)
    return {(name,): old.get(name) for name in old | new if old.get(name) != new.get(name)}


def _value_at(tree: object, key: SettingKey) -> object:
    for part in key:
        tree = tree.get(part) if isinstance(tree, Mapping) else None
    return tree


def render_settings(folder: Path, changes: Mapping[SettingKey, object], content: Content) -> str:
    """The text of kiosk.toml after these changes; SettingsError where they cannot be used.

    Problems that were in other places before are no obstacle and stay: `kiosk check` names them.
    """
    text = read_settings_text(folder)
    before = find_problems(text, content)
    changed = _with_changes(text, changes)
    wrong = [
        one
        for one in find_problems(changed, content)
        if one not in before or _concerns(one, changes)
    ]
    if wrong:
        raise SettingsError(wrong)
    return changed


def read_settings_text(folder: Path) -> str:
    """The text of kiosk.toml, "" without a file; SettingsError where it is no TOML: it must not be overwritten."""
    try:
        text = read_text(folder / SETTINGS_FILE, MAX_SETTINGS_BYTES)
        read_toml(text)
    except FileNotFoundError:
        return ""
    except FileLimitError as fault:
        raise SettingsError([unreadable_settings(fault)]) from None
    except ValueError as fault:
        remedy = "Correct that line, or move the file away."
        raise SettingsError(
            [Problem(SETTINGS_FILE, "", f"This is not valid TOML: {fault}.", remedy)]
        ) from None
    return text


def find_problems(text: str, content: Content) -> list[Problem]:
    """All that is wrong with the text of settings, in itself and against the content."""
    settings, problems = parse_settings(text)
    return [*problems, *check_settings(settings, content)]


def _with_changes(text: str, changes: Mapping[SettingKey, object]) -> str:
    """The text with the changes in it; its comments are kept unless tomlkit fails on the text."""
    import tomlkit

    wanted = read_toml(text)
    _put_all(wanted, changes)
    try:
        document = tomlkit.parse(text)
        _put_all(document, changes)
        changed = tomlkit.dumps(document)
        if read_toml(changed) == wanted:
            return changed
    except Exception:
        # tomlkit fails on, or damages, some valid documents; then the values are kept without the comments.
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


def _concerns(problem: Problem, changes: Iterable[SettingKey]) -> bool:
    place = problem.key.partition(": ")[0]
    return any(f"{place}.".startswith(f"{'.'.join(key)}.") for key in changes)


COPY_STEM = "kiosk-settings"
NOTICE = "notice"


def export_settings(folder: Path, target: Path, day: date) -> Path:
    """Copy kiosk.toml into an existing folder, with the day in the name of the copy; OSError where that fails.

    The notice of the day stays behind: on the day of the restoration it would say what is no longer so.
    """
    copy = target / f"{COPY_STEM}-{day.isoformat()}.toml"
    text = copied_text(folder) or "# The kiosk's settings: all as they are built in.\n"
    write_files({copy: text.encode()})
    return copy


def copied_text(folder: Path) -> str:
    """What a copy of kiosk.toml holds: all but the notice of the day; "" without a file."""
    return _with_notice(read_settings_text(folder), None)


def list_copies(target: Path) -> list[Path]:
    """The copies in a folder, the newest first."""
    return sorted(target.glob(f"{COPY_STEM}-????-??-??.toml"), reverse=True)


def restore_settings(folder: Path, copy: Path, content: Content) -> None:
    """Replace kiosk.toml by a copy; after a SettingsError or an OSError nothing has changed.

    The notice of the day stays as it is: a copy has none.
    """
    text = _read_copy(copy, content)
    with lock_folder(folder):
        write_files(files_to_write(folder, restored_text(folder, text)))


def preview_restoration(folder: Path, copy: Path, content: Content) -> str:
    """The text that kiosk.toml would have after `restore_settings`, which fails in the same way."""
    return restored_text(folder, _read_copy(copy, content))


def _read_copy(copy: Path, content: Content) -> str:
    """The text of a copy that can be restored."""
    try:
        text = read_text(copy, MAX_SETTINGS_BYTES)
        read_toml(text)
    except FileLimitError as fault:
        raise SettingsError([replace(unreadable_settings(fault), file=copy.name)]) from None
    except ValueError as fault:
        raise _invalid_copy(copy.name, fault) from None
    require_usable(text, copy.name, content)
    return text


def require_usable(text: str, name: str, content: Content) -> None:
    """Raise SettingsError where a copy of settings, of a file of that name, cannot be restored."""
    try:
        found = find_problems(text, content)
    except ValueError as fault:
        raise _invalid_copy(name, fault) from None
    if found:
        raise SettingsError([replace(one, file=name) for one in found])


def restored_text(folder: Path, text: str) -> str:
    """The text of kiosk.toml after a copy has been restored: with the notice of the day that stands now."""
    return _with_notice(text, _current_notice(folder))


def _invalid_copy(name: str, fault: ValueError) -> SettingsError:
    wrong = Problem(name, "", f"This is not valid TOML: {fault}.", "Choose another copy.")
    return SettingsError([wrong])


def _current_notice(folder: Path) -> object:
    """The table of the notice of the day; None where there is none that can be used."""
    try:
        text = read_settings_text(folder)
    except (SettingsError, OSError):
        return None
    return read_toml(text).get(NOTICE) if not parse_settings(text)[1] else None


def _with_notice(text: str, notice: object) -> str:
    """Settings with this notice of the day, or none; the very same text where nothing changes."""
    if read_toml(text).get(NOTICE) == notice:
        return text
    return _with_changes(text, {(NOTICE,): notice})
