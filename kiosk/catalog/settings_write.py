"""Changes kiosk.toml: what it does not know and every remark stay, and nothing wrong is ever written."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.problem import Problem
from kiosk.catalog.settings_file import MOST_BYTES, NAME, parse_settings, unreadable
from kiosk.catalog.settings_fit import misfits
from kiosk.catalog.toml import read_toml
from kiosk.files import FileLimitError, lock_folder, write_files
from kiosk.files import read_text as read_disk

Key = tuple[str, ...]
"""Where a value stands, as in ("contacts", "pmo-brussels", "lines")."""


class SettingsError(ValueError):
    """Settings that cannot be used; its sentence names the first key that is wrong, and the remedy."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(str(problems[0]))
        self.problems = tuple(problems)


def change_settings(folder: Path, changes: Mapping[Key, object], catalog: Catalog) -> None:
    """Set values, and take out those that are None; SettingsError or OSError, and then nothing has changed."""
    with lock_folder(folder):
        write_files({folder / NAME: changed(folder, changes, catalog)})


def changed(folder: Path, changes: Mapping[Key, object], catalog: Catalog) -> bytes:
    """What kiosk.toml will hold with these changes; SettingsError where they cannot be used.

    What was wrong before in other places stays as it is: `kiosk check` names it.
    """
    text = read_text(folder)
    before = faults(text, catalog)
    fresh = _styled(text, changes)
    wrong = [one for one in faults(fresh, catalog) if one not in before or _touched(one, changes)]
    if wrong:
        raise SettingsError(wrong)
    return fresh.encode()


def read_text(folder: Path) -> str:
    """kiosk.toml as it stands; SettingsError where it is no TOML: nobody writes over what he cannot read."""
    try:
        text = read_disk(folder / NAME, MOST_BYTES)
        read_toml(text)
    except FileNotFoundError:
        return ""
    except FileLimitError as fault:
        raise SettingsError([unreadable(fault)]) from None
    except ValueError as fault:
        remedy = "Mend that line, or put the file aside."
        raise SettingsError(
            [Problem(NAME, "", f"Not readable as TOML: {fault}.", remedy)]
        ) from None
    return text


def faults(text: str, catalog: Catalog) -> list[Problem]:
    """All that is wrong with settings, in themselves and beside the content."""
    settings, problems = parse_settings(text)
    return [*problems, *misfits(settings, catalog)]


def _styled(text: str, changes: Mapping[Key, object]) -> str:
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


def _put_all(tree: MutableMapping[str, Any], changes: Mapping[Key, object]) -> None:
    for key, value in changes.items():
        _put(tree, key, list(value) if isinstance(value, tuple) else value)


def _put(tree: MutableMapping[str, Any], key: Key, value: object) -> None:
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


def _touched(problem: Problem, changes: Iterable[Key]) -> bool:
    place = problem.key.partition(": ")[0]
    return any(f"{place}.".startswith(f"{'.'.join(key)}.") for key in changes)
